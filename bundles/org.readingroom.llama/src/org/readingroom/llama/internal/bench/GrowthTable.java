package org.readingroom.llama.internal.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Decoding;
import org.readingroom.bench.BenchTable;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.llama.RandomFolder;
import org.readingroom.llama.generate.Continuations;
import org.readingroom.llama.generate.Generator;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.torch.TensorScope;

/** {@code bench llama-growth}: the memory of the process after hundreds of answers, which do not add to it. */
@Component(service = BenchTable.class)
public final class GrowthTable implements BenchTable {
    private static final int ANSWERS = 500;
    private static final int STEP = 50;
    private static final int PROMPT = 16;
    private static final int TOKENS = 16;

    private final int answers;
    private final int step;

    /** The table of 500 answers. */
    public GrowthTable() {
        this(ANSWERS, STEP);
    }

    /** @param step answers from one row to the next */
    GrowthTable(int answers, int step) {
        this.answers = answers;
        this.step = step;
    }

    @Override
    public String word() {
        return "llama-growth";
    }

    @Override
    public String title() {
        return "Memory of this process, all of it, after answers of " + TOKENS
                + " tokens with the probability of three given ones, one after another; with a small random model each"
                + " about an image that is encoded for it, with a Llama of --data MODEL about none. The first answers"
                + " make room that later ones use.";
    }

    @Override
    public List<String> columns() {
        return List.of("answers", "resident, MB", "owners of tensors open", "tensors of the model");
    }

    @Override
    public void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor) {
        BenchModel owner = new BenchModel(
                () -> data.orElseGet(() -> RandomFolder.write(RandomLlama.SMALL, folder.resolve("small"))));
        LlamaModel model = owner.model();
        monitor.begin("answering", answers);
        for (int n = 1; n <= answers; n++) {
            monitor.checkCancelled();
            model.runtime().run(() -> answer(owner, monitor));
            if (n == 1 || n % step == 0) {
                rows.accept(row(n, model));
            }
            monitor.worked(1);
        }
        model.close();
    }

    private static void answer(BenchModel owner, Monitor monitor) {
        LlamaModel model = owner.model();
        if (model.config().vision().isPresent()) {
            ImageModel seeing = new ImageModel(owner);
            try (EncodedImages image = seeing.encode()) {
                seeing.answers(image, 1, TOKENS);
                forced(model, owner.prompts(3, PROMPT), List.of(image), monitor);
            }
        } else {
            new Generator(model, Set.of())
                    .generate(
                            owner.prompts(1, PROMPT),
                            List.of(),
                            new Decoding(0, 1, 0, 0, TOKENS),
                            new long[1],
                            Optional.empty(),
                            Generator.Watcher.NONE,
                            monitor);
            forced(model, owner.prompts(3, PROMPT), List.of(), monitor);
        }
    }

    private static void forced(LlamaModel model, List<long[]> texts, List<EncodedImages> images, Monitor monitor) {
        texts.forEach(t -> t[0] = 1);
        new Continuations(model).score(texts, images, monitor);
    }

    private static List<String> row(int answers, LlamaModel model) {
        System.gc();
        String resident = ResidentMemory.counted() ? String.valueOf(Math.round(ResidentMemory.now())) : "not counted";
        int tensors = model.weights().scope().manager().getManagedArrays().size();
        return List.of(
                String.valueOf(answers), resident, String.valueOf(TensorScope.openScopes()), String.valueOf(tensors));
    }
}

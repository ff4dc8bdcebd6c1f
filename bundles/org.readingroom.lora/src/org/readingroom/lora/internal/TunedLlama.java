package org.readingroom.lora.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.model.TuningView;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.read.LlamaReader;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.peft.PeftAdapter;

/** A Llama that is tuned on its arm's questions and reads with the adapter. */
final class TunedLlama implements TrainableModel {
    private static final int PROBES = 2;

    private final OpenLlama llama;
    private final LlamaReader reader;
    private final LlamaLoraSettings settings;
    private final FinetuneSettings finetune;
    private final Path cache;
    private Optional<String> adapter = Optional.empty();
    private boolean validating;

    /** @param cache the folder that files that can be made again are kept in */
    TunedLlama(OpenLlama llama, LlamaLoraSettings settings, Path cache) {
        this.llama = llama;
        this.settings = settings;
        this.finetune = settings.finetune().orElseThrow();
        this.cache = cache;
        this.reader = new LlamaReader(llama, settings.base());
    }

    @Override
    public Capabilities capabilities() {
        return trainable(reader.capabilities(), true);
    }

    static Capabilities trainable(Capabilities c, boolean trainable) {
        return c.asTrainable(trainable);
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> all = new TreeMap<>(reader.identity());
        adapter.ifPresent(digest -> all.put("adapter", digest));
        return all;
    }

    @Override
    public List<String> preview(TrainingView view) {
        return guarded(() -> new FinetunePreview(llama, finetune, tuning(view), cache).lines());
    }

    private static TuningView tuning(TrainingView view) {
        if (view instanceof TuningView tuning) {
            return tuning;
        }
        throw new ModelException("this model is tuned on the questions of an arm; give the arm a prompt");
    }

    @Override
    public void fit(TrainingView view, Path folder, Monitor monitor) {
        if (!Files.exists(folder.resolve(AdapterCard.FILE))) {
            guarded(() -> {
                learn(tuning(view), folder, monitor);
                return null;
            });
        }
        load(folder);
    }

    private void learn(TuningView view, Path folder, Monitor monitor) {
        monitor.begin("Preparing the lessons", 0);
        FinetunePreview preview = new FinetunePreview(llama, finetune, view, cache);
        preview.write(folder);
        monitor.begin(preview.imageCache().sentence(), 0);
        Finetune.Basis basis = new Finetune.Basis(
                llama,
                finetune.plan(),
                finetune,
                view,
                preview.imageCache(),
                (changes, most, m) -> look(view, changes, most, m));
        try (Finetune tuning = new Finetune(basis, folder, monitor)) {
            Finetune.Result result = tuning.run();
            monitor.begin("Checking the adapter", 0);
            PeftAdapter.write(
                    folder,
                    result.changes(),
                    basis.plan().adapter(),
                    llama.folder().config(),
                    settings.root().name());
            List<Lesson> some = view.lessons().stream().limit(PROBES).toList();
            AdapterProbe probe = new AdapterProbe(llama, tuning.rows(some), monitor);
            probe.checkLoss(tuning.numbers(), tuning.loss(some));
            probe.check(
                    result.changes(), PeftAdapter.read(folder, llama.folder().config()));
            if (basis.plan().selects()) {
                Selecting.write(folder, basis.plan(), result.state(), result.kept(), view.validation());
            }
            new FinetuneRecord(llama, basis, result).write(folder);
            tuning.finished();
        }
    }

    private Map<String, Double> look(TuningView view, Map<String, LowRank> changes, int most, Monitor monitor) {
        reader.adapt(changes);
        validating = true;
        try {
            return view.validate(this, most, monitor);
        } finally {
            validating = false;
            reader.adapt(Map.of());
        }
    }

    @Override
    public void load(Path folder) {
        if (AdapterCard.find(folder).isEmpty()) {
            throw new ModelException(
                    "folder " + folder + " holds no finished fine-tuning: no " + AdapterCard.FILE + "; fit it first");
        }
        guarded(() -> {
            AdapterCard.find(folder).orElseThrow().requireReading(llama, folder);
            reader.adapt(PeftAdapter.read(folder, llama.folder().config()));
            adapter = Optional.of(AdapterCard.digest(folder));
            return null;
        });
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        if (adapter.isEmpty() && !validating) {
            throw new ModelException("the fine-tuned model was asked before it was tuned or loaded");
        }
        reader.read(request, sink, monitor);
    }

    private interface Work<T> {
        T done();
    }

    /** What goes wrong inside is this model's. */
    private static <T> T guarded(Work<T> work) {
        try {
            return work.done();
        } catch (LlamaException | LoraException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}

package org.readingroom.llama.internal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.bench.BenchTable;
import org.readingroom.llama.RandomFolder;
import org.readingroom.llama.model.EncodedImages;

/** {@code bench llama-scaling}: how the time of an answer grows with images, with answers at once and with their length. */
@Component(service = BenchTable.class)
public final class ScalingTable implements BenchTable {
    private static final int[] IMAGES = {1, 2};
    private static final int[] AT_ONCE = {1, 4, 8};
    private static final int[] TOKENS = {1, 16, 64};
    private static final double SECOND = 1e9;

    private final int[] lengths;

    /** The table of answers of up to 64 tokens. */
    public ScalingTable() {
        this(TOKENS);
    }

    /** @param lengths of answers, in tokens */
    ScalingTable(int... lengths) {
        this.lengths = lengths.clone();
    }

    @Override
    public String word() {
        return "llama-scaling";
    }

    @Override
    public String title() {
        return "Ours alone, nothing beside it: a random Mllama with images of one tile of " + RandomLlama.SIDE
                + ", fp32, "
                + BenchModel.THREADS
                + " threads, prompts of 16 tokens. Encoding is once for all prompts about an image; each"
                + " figure is of one repetition after a short one.";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "images a prompt", "answers at once", "tokens each", "encoding, s", "answering, s", "s an answer");
    }

    @Override
    public void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor) {
        ImageModel seeing = new ImageModel(new BenchModel(
                () -> data.orElseGet(() -> RandomFolder.write(RandomLlama.VISION, folder.resolve("random")))));
        monitor.begin("measuring", (long) IMAGES.length * AT_ONCE.length * lengths.length);
        seeing.model().runtime().run(() -> {
            for (int images : IMAGES) {
                long start = System.nanoTime();
                try (EncodedImages one = seeing.encode(images);
                        EncodedImages other = seeing.encode(images)) {
                    double encoding = (System.nanoTime() - start) / SECOND / 2;
                    for (int atOnce : AT_ONCE) {
                        List<EncodedImages> shown = shown(one, other, atOnce);
                        seeing.answers(shown, 2);
                        for (int tokens : lengths) {
                            monitor.checkCancelled();
                            rows.accept(row(images, encoding, shown, tokens, seeing));
                            monitor.worked(1);
                        }
                    }
                }
            }
        });
        seeing.model().close();
    }

    /** In turn, so that the prompts do not all look at the same. */
    private static List<EncodedImages> shown(EncodedImages one, EncodedImages other, int atOnce) {
        List<EncodedImages> shown = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            shown.add(i % 2 == 0 ? one : other);
        }
        return shown;
    }

    private static List<String> row(
            int images, double encoding, List<EncodedImages> shown, int tokens, ImageModel seeing) {
        long start = System.nanoTime();
        seeing.answers(shown, tokens);
        double seconds = (System.nanoTime() - start) / SECOND;
        return List.of(
                String.valueOf(images),
                String.valueOf(shown.size()),
                String.valueOf(tokens),
                String.format(Locale.ROOT, "%.1f", encoding),
                String.format(Locale.ROOT, "%.2f", seconds),
                String.format(Locale.ROOT, "%.2f", seconds / shown.size()));
    }
}

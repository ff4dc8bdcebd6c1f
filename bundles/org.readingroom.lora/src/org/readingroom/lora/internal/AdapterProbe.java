package org.readingroom.lora.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.llama.generate.TokenChoice;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.torch.TensorScope;

/**
 * The identity test of an adapter that was saved: the logits of some answers, by the path that reads, with what was
 * trained, with what was read back and without either.
 */
final class AdapterProbe {
    private static final double SAME = 1e-4;
    /** Of the loss, in single precision and in shorter ones. */
    private static final double LOSS = 1e-3;

    private static final double LOSS_SHORT = 5e-2;

    private final OpenLlama llama;
    private final List<LessonRows.Row> rows;
    private final Monitor monitor;

    AdapterProbe(OpenLlama llama, List<LessonRows.Row> rows, Monitor monitor) {
        this.llama = llama;
        this.rows = rows;
        this.monitor = monitor;
    }

    /** The logits that choose each learnt token, row by row, and those tokens. */
    private record Logits(List<float[]> rows, List<Integer> tokens) {
        double off(Logits other) {
            double worst = 0;
            for (int i = 0; i < rows.size(); i++) {
                for (int v = 0; v < rows.get(i).length; v++) {
                    double off = Math.abs(rows.get(i)[v] - other.rows.get(i)[v]);
                    worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
                }
            }
            return worst;
        }

        double loss() {
            double sum = 0;
            for (int i = 0; i < rows.size(); i++) {
                sum -= TokenChoice.logProbability(rows.get(i), tokens.get(i));
            }
            return sum / rows.size();
        }
    }

    /**
     * Makes sure that what was saved reads as what was trained.
     *
     * @param trained what is kept of the training
     * @param saved what was read back
     * @throws LoraException where it reads otherwise, or as the base alone
     */
    void check(Map<String, LowRank> trained, Map<String, LowRank> saved) {
        llama.model().runtime().run(() -> {
            Logits expected = logits(trained);
            Logits ours = logits(saved);
            double off = expected.off(ours);
            if (!(off <= SAME)) {
                throw new LoraException(
                        "the adapter that was saved reads otherwise than the one that was trained: logits"
                                + " of a lesson differ by " + off + "; it is not used");
            }
            if (changesAnything(trained) && ours.off(logits(Map.of())) == 0) {
                throw new LoraException(
                        "the adapter that was saved reads as the base model alone, though training changed"
                                + " it; it is not used");
            }
        });
    }

    /**
     * Makes sure that the path that reads computes what the training computed.
     *
     * @param now what the training's loss is of
     * @param loss the training's own, of these rows
     */
    void checkLoss(Map<String, LowRank> now, double loss) {
        double own = llama.model().runtime().call(() -> logits(now).loss());
        boolean single = llama.model().weights().precision().bytes() >= Float.BYTES;
        double allowed = (single ? LOSS : LOSS_SHORT) * Math.max(1, loss);
        if (!(Math.abs(own - loss) <= allowed)) {
            throw new LoraException("with the trained adapter the lessons' loss is " + loss + " while training and "
                    + own + " while reading; the adapter is not used");
        }
    }

    private static boolean changesAnything(Map<String, LowRank> changes) {
        for (LowRank change : changes.values()) {
            for (float b : change.b()) {
                if (b != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private Logits logits(Map<String, LowRank> changes) {
        LlamaModel model = llama.model();
        model.adapt(changes);
        Logits all = new Logits(new ArrayList<>(), new ArrayList<>());
        for (LessonRows.Row row : rows) {
            monitor.checkCancelled();
            List<EncodedImages> images = new ArrayList<>();
            if (!row.images().isEmpty()) {
                List<ImageTiles> tiles =
                        row.images().stream().map(llama.images()::tiles).toList();
                images.add(model.encode(tiles, monitor));
            }
            try (TensorScope scope = model.runtime().scope();
                    Passage passage =
                            model.passage(TokenBatch.right(List.of(row.row().ids()), 0), images, 0)) {
                NDArray states = passage.begin(scope, monitor, (i, x) -> {});
                long[] labels = row.row().labels();
                for (int t = 1; t < labels.length; t++) {
                    if (labels[t] != TrainingRow.IGNORED) {
                        all.rows().add(passage.rows(states, t - 1, 1)[0][0]);
                        all.tokens().add((int) labels[t]);
                    }
                }
            } finally {
                images.forEach(EncodedImages::close);
            }
        }
        model.adapt(Map.of());
        return all;
    }
}

package org.readingroom.llama.internal.parity;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.parity.Finding;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** The vision tower's output, the projector's, logits and loss of a variant, in single and double precision. */
final class ForwardCheck {
    private static final double LAYER = 1e-5;
    private static final double LOGITS = 2e-4;
    private static final double LOSS = 1e-4;
    /** Of all in double precision: the pack's softmax is in single precision. */
    private static final double DOUBLE = 2e-6;

    private final Pack pack;
    private final TorchRuntime runtime;
    private final Monitor monitor;
    private final List<Finding> findings = new ArrayList<>();

    ForwardCheck(Pack pack, TorchRuntime runtime, Monitor monitor) {
        this.pack = pack;
        this.runtime = runtime;
        this.monitor = monitor;
    }

    List<Finding> of(PackVariant variant, Precision precision) {
        String bits = precision == Precision.FP64 ? "f64" : "f32";
        String prefix = variant.name() + "." + bits + ".";
        String label = variant.letter() + " " + bits;
        boolean twice = precision == Precision.FP64;
        findings.clear();
        if (pack.file(Pack.FORWARD).names().stream().noneMatch(n -> n.startsWith(prefix))) {
            return List.of();
        }
        try (OpenPack open = new OpenPack(pack, variant.variant(), precision, runtime, monitor);
                TensorScope scope = runtime.scope()) {
            if (expects(prefix + "vision")) {
                double[] ours = images(open, scope, true);
                add("vision tower", label, prefix + "vision", ours, twice ? DOUBLE : LAYER);
            }
            if (expects(prefix + "projected")) {
                double[] ours = images(open, scope, false);
                add("projected", label, prefix + "projected", ours, twice ? DOUBLE : LAYER);
            }
            if (expects(prefix + "logits")) {
                logits(open, scope, prefix, label, twice);
            }
        }
        return List.copyOf(findings);
    }

    private boolean expects(String tensor) {
        return pack.has(Pack.FORWARD, tensor);
    }

    private void add(String item, String label, String tensor, double[] ours, double tolerance) {
        double off = Difference.ofLargest(pack.numbers(Pack.FORWARD, tensor), ours);
        findings.add(Finding.of(item, label, off, tolerance, "of the largest"));
    }

    private double[] images(OpenPack open, TensorScope scope, boolean tower) {
        List<double[]> each = new ArrayList<>();
        for (int s = 0; s < pack.batch().size(); s++) {
            for (ImageTiles image : pack.images(s)) {
                NDArray states = tower
                        ? open.model().tower().states(Optional.of(image), scope, monitor, (i, x) -> {})
                        : open.model().tower().encode(Optional.of(image), scope, monitor);
                each.add(Difference.values(states));
            }
        }
        return each.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private void logits(OpenPack open, TensorScope scope, String prefix, String label, boolean twice) {
        double[] ours;
        try (Passage passage = open.model().passage(pack.batch(), open.images(), 0)) {
            NDArray states = passage.begin(scope, monitor, (i, x) -> {});
            ours = Difference.values(passage.logits(states, scope));
        }
        double off = Difference.absolute(reached(pack.numbers(Pack.FORWARD, prefix + "logits")), reached(ours));
        findings.add(Finding.of("logits", label, off, twice ? DOUBLE : LOGITS, "absolute"));
        if (expects(prefix + "loss_mean") && pack.has(Pack.INPUTS, "labels")) {
            double[] loss = {loss(ours)};
            double apart = Difference.absolute(pack.numbers(Pack.FORWARD, prefix + "loss_mean"), loss);
            findings.add(Finding.of("loss", label, apart, twice ? DOUBLE : LOSS, "absolute"));
        }
    }

    /** Logits without those of padding before a sequence, which has nothing to look at and means nothing. */
    private double[] reached(double[] logits) {
        double[] kept = logits.clone();
        boolean[][] real = pack.batch().real();
        int vocabulary = pack.config().text().vocabulary();
        for (int b = 0; b < real.length; b++) {
            for (int s = 0; s < real[b].length && !real[b][s]; s++) {
                int row = b * real[b].length + s;
                Arrays.fill(kept, row * vocabulary, (row + 1) * vocabulary, 0);
            }
        }
        return kept;
    }

    /** Mean of -log P of the labels, each by the logits of the token before it; negative labels do not count. */
    private double loss(double[] logits) {
        double[] labels = pack.numbers(Pack.INPUTS, "labels");
        int length = pack.batch().length();
        int vocabulary = pack.config().text().vocabulary();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (i % length == 0 || labels[i] < 0) {
                continue;
            }
            int from = (i - 1) * vocabulary;
            double largest = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < vocabulary; v++) {
                largest = Math.max(largest, logits[from + v]);
            }
            double mass = 0;
            for (int v = 0; v < vocabulary; v++) {
                mass += Math.exp(logits[from + v] - largest);
            }
            sum += largest + Math.log(mass) - logits[from + (int) labels[i]];
            count++;
        }
        return sum / count;
    }
}

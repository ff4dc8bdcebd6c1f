package org.readingroom.llama.internal.parity;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.model.TokenOrder;
import org.readingroom.llama.parity.Finding;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** The state after every layer of a variant, in single precision, and the logits of a text without an image. */
final class LayerCheck {
    private static final double LAYER = 1e-5;
    private static final double LOGITS = 2e-4;

    private final Pack pack;
    private final TorchRuntime runtime;
    private final Monitor monitor;

    LayerCheck(Pack pack, TorchRuntime runtime, Monitor monitor) {
        this.pack = pack;
        this.runtime = runtime;
        this.monitor = monitor;
    }

    List<Finding> of(PackVariant variant) {
        List<Finding> findings = new ArrayList<>();
        String own = variant.letter() + ".";
        if (pack.file(Pack.FORWARD).names().stream().noneMatch(n -> n.startsWith(own))) {
            return findings;
        }
        try (OpenPack open = new OpenPack(pack, variant.variant(), Precision.FP32, runtime, monitor);
                TensorScope scope = runtime.scope()) {
            compare(findings, own, "vision_layer_out.", vision(open, scope));
            compare(findings, own, "text_layer_out.", text(open, scope));
            if (pack.has(Pack.FORWARD, own + "text_only_logits")) {
                findings.add(textOnly(open, scope, own));
            }
        }
        return findings;
    }

    private void compare(List<Finding> findings, String own, String kind, Map<Integer, double[]> ours) {
        ours.forEach((layer, values) -> {
            String tensor = own + kind + layer;
            if (pack.has(Pack.FORWARD, tensor)) {
                double off = Difference.ofLargest(pack.numbers(Pack.FORWARD, tensor), values);
                String label = own.substring(0, own.length() - 1) + " f32";
                findings.add(Finding.of(
                        kind.replace("_layer_out.", " layer ") + layer, label, off, LAYER, "of the largest"));
            }
        });
    }

    private static void append(Map<Integer, double[]> all, int layer, double[] more) {
        all.merge(layer, more, (a, b) -> {
            double[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return both;
        });
    }

    private Map<Integer, double[]> vision(OpenPack open, TensorScope scope) {
        Map<Integer, double[]> all = new TreeMap<>();
        for (int s = 0; s < pack.batch().size(); s++) {
            for (ImageTiles image : pack.images(s)) {
                open.model()
                        .tower()
                        .states(
                                Optional.of(image),
                                scope,
                                monitor,
                                (layer, state) -> append(all, layer, inOrder(state, image)));
            }
        }
        return all;
    }

    /** A state in the order of tiles and patches. */
    private double[] inOrder(NDArray state, ImageTiles image) {
        VisionConfig vision = pack.config().vision().orElseThrow();
        double[] ours = Difference.values(state);
        long[] back =
                new TokenOrder(vision, image.canvas().high() * image.canvas().wide()).back();
        int width = vision.hidden();
        double[] ordered = new double[ours.length];
        for (int token = 0; token < back.length; token++) {
            System.arraycopy(ours, (int) back[token] * width, ordered, token * width, width);
        }
        return ordered;
    }

    private Map<Integer, double[]> text(OpenPack open, TensorScope scope) {
        Map<Integer, double[]> all = new TreeMap<>();
        try (Passage passage = open.model().passage(pack.batch(), open.images(), 0)) {
            passage.begin(scope, monitor, (layer, state) -> all.put(layer, Difference.values(state)));
        }
        return all;
    }

    /** Of the tokens that follow the first sequence's first image. */
    private Finding textOnly(OpenPack open, TensorScope scope, String own) {
        String tensor = own + "text_only_logits";
        long[] ids = pack.batch().ids()[0];
        int first = 0;
        while (ids[first] != pack.config().imageToken()) {
            first++;
        }
        int count = (int) pack.shape(Pack.FORWARD, tensor)[1];
        long[] text = Arrays.copyOfRange(ids, first + 1, first + 1 + count);
        try (Passage passage = open.model().passage(TokenBatch.left(List.of(text), 0), List.of(), 0)) {
            NDArray states = passage.begin(scope, monitor, (i, x) -> {});
            double[] ours = Difference.values(passage.logits(states, scope));
            double off = Difference.absolute(pack.numbers(Pack.FORWARD, tensor), ours);
            return Finding.of("logits without image", own.charAt(0) + " f32", off, LOGITS, "absolute");
        }
    }
}

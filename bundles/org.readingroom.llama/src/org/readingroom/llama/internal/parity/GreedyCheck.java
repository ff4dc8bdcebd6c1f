package org.readingroom.llama.internal.parity;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.parity.Finding;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** Greedy tokens, token by token through the cache and each time from the start, and the logits that chose them. */
final class GreedyCheck {
    private static final double LOGITS = 2e-4;

    private final Pack pack;
    private final TorchRuntime runtime;
    private final Monitor monitor;

    GreedyCheck(Pack pack, TorchRuntime runtime, Monitor monitor) {
        this.pack = pack;
        this.runtime = runtime;
        this.monitor = monitor;
    }

    /** The prompt is the first half of the first sequence, with as many of its images as it names. */
    List<Finding> of(PackVariant variant) {
        String tokens = variant.letter() + ".greedy_tokens";
        if (!pack.has(Pack.FORWARD, tokens)) {
            return List.of();
        }
        double[] expected = pack.numbers(Pack.FORWARD, tokens);
        long[] first = pack.batch().ids()[0];
        long[] prompt = Arrays.copyOf(first, first.length / 2);
        int images = (int) Arrays.stream(prompt)
                .filter(t -> t == pack.config().imageToken())
                .count();
        try (OpenPack open = new OpenPack(pack, variant.variant(), Precision.FP32, runtime, monitor);
                EncodedImages seen = open.encode(pack.images(0).subList(0, images), monitor)) {
            List<Finding> findings = new ArrayList<>();
            add(findings, "with cache", variant, expected, cached(open, seen, prompt, expected.length));
            add(findings, "without cache", variant, expected, uncached(open, seen, prompt, expected.length));
            return findings;
        }
    }

    private void add(List<Finding> findings, String how, PackVariant variant, double[] expected, List<float[]> rows) {
        String label = variant.letter() + " f32";
        double[] ours = rows.stream()
                .mapToDouble(GreedyCheck::best)
                .limit(expected.length)
                .toArray();
        findings.add(Finding.exact("greedy tokens " + how, label, Difference.count(expected, ours)));
        String tensor = variant.letter() + ".greedy_logits";
        if (pack.has(Pack.FORWARD, tensor)) {
            int count = (int) pack.shape(Pack.FORWARD, tensor)[0];
            double[] flat = rows.stream()
                    .limit(count)
                    .flatMapToDouble(GreedyCheck::wide)
                    .toArray();
            double[] theirs = Arrays.copyOf(pack.numbers(Pack.FORWARD, tensor), flat.length);
            findings.add(
                    Finding.of("greedy logits " + how, label, Difference.absolute(theirs, flat), LOGITS, "absolute"));
        }
    }

    private static java.util.stream.DoubleStream wide(float[] row) {
        return java.util.stream.IntStream.range(0, row.length).mapToDouble(i -> row[i]);
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private List<float[]> cached(OpenPack open, EncodedImages images, long[] prompt, int count) {
        List<float[]> rows = new ArrayList<>();
        try (Passage passage = open.model().passage(TokenBatch.left(List.of(prompt), 0), List.of(images), count);
                TensorScope scope = runtime.scope()) {
            NDArray states = passage.begin(scope, monitor, (i, x) -> {});
            rows.add(passage.nextLogits(states)[0]);
            while (rows.size() <= count) {
                long[] next = {best(rows.get(rows.size() - 1))};
                rows.add(passage.nextLogits(passage.step(next, scope, monitor))[0]);
            }
        }
        return rows;
    }

    private List<float[]> uncached(OpenPack open, EncodedImages images, long[] prompt, int count) {
        List<float[]> rows = new ArrayList<>();
        long[] all = prompt;
        while (rows.size() <= count) {
            try (Passage passage = open.model().passage(TokenBatch.left(List.of(all), 0), List.of(images), 0);
                    TensorScope scope = runtime.scope()) {
                rows.add(passage.nextLogits(passage.begin(scope, monitor, (i, x) -> {}))[0]);
            }
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = best(rows.get(rows.size() - 1));
        }
        return rows;
    }
}

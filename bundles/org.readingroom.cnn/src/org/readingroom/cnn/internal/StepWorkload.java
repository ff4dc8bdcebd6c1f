package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;

/** One training step: forward, loss, backward, Adam; the same weights and batch on both sides. */
final class StepWorkload implements Workload {
    private static final double TOLERANCE = 1e-4;
    private final BenchNetwork owner;
    private final String kind;
    private final int batch;
    private final List<Integer> shape;
    private List<float[]> voxels;
    private List<float[]> targets;
    private double loss = Double.NaN;
    private double norm;

    StepWorkload(BenchNetwork owner, String kind, int batch, List<Integer> shape) {
        this.owner = owner;
        this.kind = kind;
        this.batch = batch;
        this.shape = shape;
    }

    @Override
    public String title() {
        return "a training step of the " + kind + " at " + batch + "x4x" + shape.get(0) + "x" + shape.get(1) + "x"
                + shape.get(2) + ", " + BenchNetwork.THREADS + " threads";
    }

    @Override
    public double goal() {
        return 1.05;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of(
                "do",
                "step",
                "kind",
                kind,
                "batch",
                batch,
                "shape",
                shape,
                "threads",
                BenchNetwork.THREADS,
                "rate",
                BenchNetwork.RATE);
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public void repeat() {
        Network network = owner.of(this, kind, shape);
        make();
        Loss which = kind.equals(Architecture.CLASSIFIER) ? Loss.BCE : Loss.DICE;
        float[] losses = network.addGradients(voxels, targets, which, batch);
        if (Double.isNaN(loss)) {
            loss = 0;
            for (float l : losses) {
                loss += l / batch;
            }
            norm = owner.gradientNorm();
        }
        owner.step();
    }

    /** Frees the batch; the next repetition makes it again. */
    void forget() {
        voxels = null;
        targets = null;
    }

    private void make() {
        if (voxels != null) {
            return;
        }
        int volume = shape.stream().reduce(1, (a, b) -> a * b);
        float[] all = BenchNetwork.formula(batch * 4 * volume, 1, 0.5);
        voxels = new ArrayList<>();
        targets = new ArrayList<>();
        for (int n = 0; n < batch; n++) {
            float[] x = Arrays.copyOfRange(all, n * 4 * volume, (n + 1) * 4 * volume);
            float[] y = new float[kind.equals(Architecture.CLASSIFIER) ? 1 : volume];
            for (int v = 0; v < y.length; v++) {
                y[v] = y.length == 1 ? n % 2 : x[v] + x[volume + v] > 0.5f ? 1 : 0;
            }
            voxels.add(x);
            targets.add(y);
        }
    }

    @Override
    public Agreement check(JsonNode values) {
        double theirLoss = values.path("loss").asDouble();
        double theirNorm = values.path("norm").asDouble();
        double apart = Math.max(
                Math.abs(loss - theirLoss) / Math.abs(theirLoss), Math.abs(norm - theirNorm) / Math.abs(theirNorm));
        return new Agreement(
                apart <= TOLERANCE,
                String.format(
                        Locale.ROOT,
                        "loss %.6f and norm of all gradients %.6f of the first step, %.1e apart (allowed %.0e)",
                        loss,
                        norm,
                        apart,
                        TOLERANCE));
    }
}

package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.task.Task;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.datasets.BratsDataset;
import org.readingroom.run.InputPreparer;
import org.readingroom.run.RunLog;
import org.readingroom.study.InputSettings;
import org.readingroom.torch.Prefetch;

/**
 * An epoch of the classifier with loading, in steps of 16 patients computed one at a time: a first one from files as they
 * are, or one more from what the first left in the cache. The peer is PyTorch with MONAI's transforms and two workers.
 */
final class EpochWorkload implements Workload {
    private static final int BATCH = 16;
    private static final int MOST = 40;

    /** What stands on both sides. */
    enum Peer {
        /** A first epoch, nothing kept before. */
        FIRST("first", "a first epoch", 1.0),
        /** A second epoch; the peer keeps nothing. */
        SECOND("first", "a second epoch", 0.8),
        /** A second epoch; the peer keeps all cases in memory, its own best setting. */
        CACHED("cached", "a second epoch, the peer with all cases in memory", 1.0);

        private final String mode;
        private final String title;
        private final double goal;

        Peer(String mode, String title, double goal) {
            this.mode = mode;
            this.title = title;
            this.goal = goal;
        }
    }

    /** What the epochs have in common. */
    record Setup(BenchNetwork network, Path data, Path folder) {
        List<Case> cases() {
            List<Case> all =
                    BratsDataset.open(data, Optional.empty(), Monitor.NONE).cases();
            return all.subList(0, Math.min(MOST, all.size()));
        }
    }

    private final Setup setup;
    private final Peer peer;
    private final List<Case> cases;
    private int rounds;
    private SampleLoader loader;
    private double loss;

    EpochWorkload(Setup setup, Peer peer) {
        this.setup = setup;
        this.peer = peer;
        cases = setup.cases();
    }

    @Override
    public String title() {
        return peer.title + " of the classifier over " + cases.size() + " patients with loading";
    }

    @Override
    public double goal() {
        return peer.goal;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of(
                "do",
                "epoch",
                "mode",
                peer.mode,
                "data",
                setup.data().toString(),
                "cases",
                cases.stream().map(Case::id).toList(),
                "shape",
                InputSettings.DEFAULT.shape(),
                "batch",
                BATCH,
                "threads",
                BenchNetwork.THREADS,
                "rate",
                BenchNetwork.RATE);
    }

    @Override
    public void repeat() {
        Network network = setup.network().of(this, Architecture.CLASSIFIER, InputSettings.DEFAULT.shape());
        if (peer == Peer.FIRST || loader == null) {
            Path cache = setup.folder().resolve("cache-" + peer + "-" + rounds++);
            loader = SampleLoader.of(InputPreparer.of(InputSettings.DEFAULT, cache, new Silent()), List.of());
        }
        Iterator<Sample> samples = cases.stream()
                .map(c -> loader.load(c, p -> new float[] {grade(c)}))
                .iterator();
        loss = 0;
        int done = 0;
        try (Prefetch<Sample> ahead = new Prefetch<>("bench cases", samples)) {
            while (ahead.hasNext()) {
                Sample s = ahead.next();
                int batch = Math.min(BATCH, cases.size() - done / BATCH * BATCH);
                loss += network.addGradients(List.of(s.voxels()), List.of(s.target()), Loss.BCE, batch)[0];
                if (++done % BATCH == 0 || done == cases.size()) {
                    setup.network().step();
                }
            }
        }
    }

    private static float grade(Case c) {
        return Math.max(0, Task.GRADE.classes().indexOf(c.info().labels().getOrDefault("grade", "HGG")));
    }

    @Override
    public Agreement check(JsonNode values) {
        boolean finite = Double.isFinite(loss) && values.path("cases").asInt() == cases.size();
        return new Agreement(
                finite,
                "both saw " + cases.size() + " patients; losses are not compared, for MONAI's percentiles are over all"
                        + " voxels and ours over those that are not zero");
    }

    private static final class Silent implements RunLog {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    }
}

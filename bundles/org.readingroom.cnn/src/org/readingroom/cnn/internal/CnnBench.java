package org.readingroom.cnn.internal;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.MemoryWorkload;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.bench.Workload;

/**
 * {@code bench cnn}: a training step of each network at the study's size and at a small one, the memory it takes, and with
 * {@code --data FOLDER} of BraTS cases an epoch with loading, beside PyTorch in Python and MONAI.
 */
@Component(service = BenchSuite.class)
public final class CnnBench implements BenchSuite {
    private static final double MEMORY = 1.10;
    private static final List<Integer> STUDY = List.of(95, 128, 128);
    private static final List<Integer> SMALL = List.of(48, 64, 64);

    @Override
    public String word() {
        return "cnn";
    }

    @Override
    public URL script() {
        return CnnBench.class.getResource("peer_cnn.py");
    }

    @Override
    public List<Workload> workloads(Optional<Path> data, Path folder) {
        BenchNetwork network = new BenchNetwork();
        List<Workload> all = new ArrayList<>();
        for (String kind : List.of(Architecture.CLASSIFIER, Architecture.SEGMENTER)) {
            for (StepWorkload step :
                    List.of(new StepWorkload(network, kind, 1, STUDY), new StepWorkload(network, kind, 8, SMALL))) {
                all.add(step);
                if (ResidentMemory.counted()) {
                    all.add(MemoryWorkload.unchecked(step, MEMORY, "the same step"));
                }
            }
        }
        data.ifPresent(cases -> {
            EpochWorkload.Setup setup = new EpochWorkload.Setup(network, cases, folder);
            all.add(new EpochWorkload(setup, EpochWorkload.Peer.FIRST));
            all.add(new EpochWorkload(setup, EpochWorkload.Peer.SECOND));
            all.add(new EpochWorkload(setup, EpochWorkload.Peer.CACHED));
        });
        return all;
    }
}

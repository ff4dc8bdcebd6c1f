package org.readingroom.bench.internal;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.Workload;

/** What can be measured wherever this bundle is. */
public enum BenchSubject implements BenchSuite {
    /** Reading a case and writing a mask, beside nibabel and numpy. */
    NIFTI {
        @Override
        public List<Workload> workloads(Optional<Path> data, Path folder) {
            BenchCase subject = subject(data, folder);
            return List.of(new ReadWorkload(subject), new WriteWorkload(subject, folder));
        }
    },
    /** Preprocessing a case, beside MONAI's transforms. */
    IMAGING {
        @Override
        public List<Workload> workloads(Optional<Path> data, Path folder) {
            return List.of(new ImagingWorkload(subject(data, folder), folder));
        }
    },
    /** Dice and HD95, beside MONAI's. */
    METRICS {
        @Override
        public List<Workload> workloads(Optional<Path> data, Path folder) {
            return List.of(new MetricsWorkload(folder));
        }
    };

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public URL script() {
        return BenchSubject.class.getResource("peer.py");
    }

    private static BenchCase subject(Optional<Path> data, Path folder) {
        return data.map(BenchCase::find).orElseGet(() -> new SyntheticCase(SyntheticCase.BRATS).write(folder));
    }
}

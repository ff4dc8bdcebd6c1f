package org.readingroom.bench.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
public enum BenchSubject {
    /** Reading a case and writing a mask, beside nibabel and numpy. */
    NIFTI {
        @Override
        List<Workload> workloads(Optional<Path> data, Path folder) {
            BenchCase subject = subject(data, folder);
            return List.of(new ReadWorkload(subject), new WriteWorkload(subject, folder));
        }
    },
    /** Preprocessing a case, beside MONAI's transforms. */
    IMAGING {
        @Override
        List<Workload> workloads(Optional<Path> data, Path folder) {
            return List.of(new ImagingWorkload(subject(data, folder), folder));
        }
    },
    /** Dice and HD95, beside MONAI's. */
    METRICS {
        @Override
        List<Workload> workloads(Optional<Path> data, Path folder) {
            return List.of(new MetricsWorkload(folder));
        }
    };

    /** What is measured, ready to run; files that it needs are written into a folder. */
    abstract List<Workload> workloads(Optional<Path> data, Path folder);

    /** The word on the command line and in the peer's script. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static BenchCase subject(Optional<Path> data, Path folder) {
        return data.map(BenchCase::find).orElseGet(() -> new SyntheticCase(SyntheticCase.BRATS).write(folder));
    }
}

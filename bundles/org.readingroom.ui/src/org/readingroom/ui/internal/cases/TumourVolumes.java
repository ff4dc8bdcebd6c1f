package org.readingroom.ui.internal.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.ILog;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.LabelMap;

/**
 * The tumour volumes of cases, in ml: every voxel of the reference mask that is not background. Kept in a file under stamps
 * of the cases' own files, so that a mask that changed is counted anew. Thread-safe.
 */
final class TumourVolumes {
    private static final double MM3_A_ML = 1000;

    private final Path file;
    private final Map<String, Double> known = new ConcurrentHashMap<>();

    /** @param file where they are kept: a stamp and a volume a line, with a tab between */
    TumourVolumes(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            read();
        }
    }

    private void read() {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split("\t");
                // A line that was cut off by a crash is counted anew.
                if (parts.length == 2 && parts[1].matches("[0-9.E-]+")) {
                    known.put(parts[0], Double.parseDouble(parts[1]));
                }
            }
        } catch (IOException e) {
            ILog.of(TumourVolumes.class).warn("tumour volumes are counted anew: " + file + " cannot be read", e);
        }
    }

    /**
     * The volume of a case; counted where it is not known yet.
     *
     * @param stamp of the case's files; empty where there are none that could be looked at
     * @return empty where the case has no reference mask
     * @throws org.readingroom.api.data.DatasetException where its mask cannot be read
     */
    OptionalDouble of(Case subject, String stamp) {
        Double found = stamp.isEmpty() ? null : known.get(stamp);
        if (found != null) {
            return OptionalDouble.of(found);
        }
        OptionalDouble counted = subject.reference().map(TumourVolumes::count).orElse(OptionalDouble.empty());
        if (counted.isPresent() && !stamp.isEmpty()) {
            known.put(stamp, counted.getAsDouble());
            keep(stamp + "\t" + counted.getAsDouble() + "\n");
        }
        return counted;
    }

    private static OptionalDouble count(LabelMap labels) {
        int size = labels.grid().size();
        int n = 0;
        for (int i = 0; i < size; i++) {
            n += labels.label(i) == 0 ? 0 : 1;
        }
        return OptionalDouble.of(n * Math.abs(labels.grid().affine().determinant()) / MM3_A_ML);
    }

    private synchronized void keep(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            ILog.of(TumourVolumes.class).warn("a tumour volume is not kept: " + file + " cannot be written", e);
        }
    }
}

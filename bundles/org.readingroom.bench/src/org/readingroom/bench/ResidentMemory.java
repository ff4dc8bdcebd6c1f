package org.readingroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process held, all of it, as Linux counts it. */
public final class ResidentMemory {
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Whether this system counts it. */
    public static boolean counted() {
        return Files.isWritable(RESET);
    }

    /** Counts anew from what is held now. */
    public static void reset() {
        try {
            Files.writeString(RESET, "5");
        } catch (IOException e) {
            throw new UncheckedIOException("the peak of memory cannot be reset", e);
        }
    }

    /** The most since the last reset, in MB. */
    public static double peak() {
        return megabytes("VmHWM");
    }

    /** What is held now, in MB. */
    public static double now() {
        return megabytes("VmRSS");
    }

    private static double megabytes(String line) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(l -> l.startsWith(line))
                    .mapToDouble(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("what memory is held cannot be read", e);
        }
    }
}

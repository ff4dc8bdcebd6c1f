package org.readingroom.lora.internal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.lora.LoraException;

/** The most resident memory of this process, as Linux counts it. */
final class ResidentMemory {
    static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Counts anew from what is held now. */
    static void reset() {
        try {
            Files.writeString(RESET, "5");
        } catch (IOException e) {
            throw new LoraException("the peak of memory cannot be reset: " + e, e);
        }
    }

    /** The most since the last reset, in MB. */
    static double peak() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(l -> l.startsWith("VmHWM"))
                    .mapToDouble(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new LoraException("the peak of memory cannot be read: " + e, e);
        }
    }
}

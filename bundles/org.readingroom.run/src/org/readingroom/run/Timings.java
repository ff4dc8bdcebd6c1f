package org.readingroom.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** {@code timings.csv}: how long each step of each process took. */
final class Timings {
    private Timings() {}

    static void append(RunFolder folder, String arm, String step, long nanos, int queries) {
        Path file = folder.timings();
        try {
            String header = Files.exists(file) ? "" : "arm,step,seconds,queries\n";
            String line = String.format(Locale.ROOT, "%s,%s,%.3f,%d%n", arm, step, nanos / 1e9, queries);
            Files.write(
                    file,
                    (header + line).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RunException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
    }
}

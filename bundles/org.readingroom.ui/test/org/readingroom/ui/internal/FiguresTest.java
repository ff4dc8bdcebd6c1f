package org.readingroom.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @TempDir
    Path folder;

    @Test
    void timesAreSummedUpInMilliseconds() throws IOException {
        Figures figures = new Figures();
        figures.one("heap in use", 123.46, "MB");
        // 1 to 100 ms, the longest first.
        figures.times(
                "a paint",
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());
        Path file = folder.resolve("figures.txt");
        figures.write(file);
        assertEquals(
                List.of("heap in use\tMB\t123.5\t\t\t1", "a paint\tms\t51.0\t95.0\t100.0\t100"),
                Files.readAllLines(file));
    }
}

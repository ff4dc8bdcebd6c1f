package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The toy model that comes with the distribution is the one that its command makes from its seed. */
class ToyModelTest {
    private static final int STEPS = 30;
    private static final long MOST_BYTES = 8_000_000;
    private static final Path TOY = Distribution.folder().resolve("models").resolve("toy-vlm");

    @TempDir
    Path folder;

    @Test
    void thirtyStepsFromTheSeedMeetTheRecordedLosses() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(TOY, "*.json")) {
            for (Path file : files) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        Path work = folder.resolve("work");
        Distribution distribution = new Distribution(folder.resolve("home"));
        Distribution.Outcome outcome = distribution.end(
                distribution.start(
                        "train-toy", model.toString(), "--work", work.toString(), "--stop-after", "" + STEPS),
                240);
        assertEquals(0, outcome.code(), outcome.err());
        List<String> recorded = Files.readAllLines(TOY.resolve("losses.csv"));
        List<String> found = Files.readAllLines(work.resolve("losses.csv"));
        assertEquals(STEPS + 1, found.size());
        for (int step = 1; step <= STEPS; step++) {
            String[] before = recorded.get(step).split(",");
            String[] now = found.get(step).split(",");
            assertEquals(before[0], now[0], "the first steps are all recorded");
            double loss = Double.parseDouble(before[1]);
            // Other processors add in another order, and what differs grows with the steps.
            assertEquals(loss, Double.parseDouble(now[1]), 1e-3 * loss, "step " + step);
        }
    }

    @Test
    void itIsSmallAndSaysWhatItIs() throws IOException {
        assertTrue(Files.size(TOY.resolve("model.safetensors")) < MOST_BYTES);
        String card = Files.readString(TOY.resolve("README.md"));
        for (String part : List.of("Drawn shapes", "Held out", "parameters", "train-toy")) {
            assertTrue(card.contains(part), part);
        }
    }
}

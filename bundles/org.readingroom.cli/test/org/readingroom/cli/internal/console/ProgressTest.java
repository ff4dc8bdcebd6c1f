package org.readingroom.cli.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.readingroom.api.CancelledException;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(out, true), new PrintStream(err, true), true, 80);
    private long now = 17;

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLogGetsALineNowAndThenAndOneAtTheEnd() {
        Progress progress = new Progress(new LogProgress(terminal), () -> now);
        progress.begin("Reading", 100);
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            progress.worked(1);
        }
        progress.close();
        List<String> lines = lines(err);
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.get(0).endsWith(" Reading: 5 of 100 (5%), 1 min 35 s left"), lines.get(0));
        assertTrue(lines.get(1).endsWith(" Reading: 35 of 100 (35%), 1 min 05 s left"), lines.get(1));
        assertTrue(lines.get(4).endsWith(" Reading: 100 of 100 in 1 min 40 s"), lines.get(4));
    }

    @Test
    void shortWorkLeavesNoLineInALog() {
        Progress progress = new Progress(new LogProgress(terminal), () -> now);
        progress.begin("Opening", 1);
        now += SECOND;
        progress.worked(1);
        progress.close();
        assertEquals(List.of(), lines(err));
    }

    @Test
    void ofManyShortPiecesALogTellsOneNowAndThen() {
        Progress progress = new Progress(new LogProgress(terminal), () -> now);
        for (int step = 1; step <= 100; step++) {
            progress.begin("Step " + step, 1);
            now += SECOND;
            progress.worked(1);
        }
        progress.close();
        List<String> lines = lines(err);
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).endsWith(" Step 30: 1 of 1 in 1 s"), lines.get(0));
        assertTrue(lines.get(2).endsWith(" Step 90: 1 of 1 in 1 s"), lines.get(2));
    }

    @Test
    void jsonHasTheStartAndTheEndAndFewLinesBetween() {
        Progress progress = new Progress(new JsonProgress(new JsonConsole(terminal)), () -> now);
        progress.begin("Reading", 1000);
        for (int i = 0; i < 1000; i++) {
            now += SECOND / 1000;
            progress.worked(1);
        }
        progress.close();
        List<String> lines = lines(out);
        assertTrue(lines.get(0).contains("\"done\":0,\"total\":1000"), lines.get(0));
        assertTrue(lines.get(lines.size() - 1).contains("\"done\":1000,\"total\":1000"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).endsWith("\"over\":true}"), lines.toString());
        assertTrue(lines.size() <= 7, lines.size() + " lines for one second");
    }

    @Test
    void aCancelledMonitorSaysSo() {
        Progress progress = new Progress(new LogProgress(terminal), () -> now);
        assertFalse(progress.cancelled());
        progress.cancel();
        assertThrows(CancelledException.class, progress::checkCancelled);
    }

    @Test
    void theLineFitsAnyWidth() {
        Progress.Snapshot s =
                new Progress.Snapshot("Reading with bright-blob", 12, 40, 9 * SECOND, OptionalLong.of(3700));
        for (int columns = 1; columns < 200; columns++) {
            assertTrue(
                    TerminalProgress.line(s, columns).length() < Math.max(columns, 1) || columns == 1, "at " + columns);
        }
        String wide = TerminalProgress.line(s, 100);
        assertEquals("Reading with bright-blob  [=======>                ]   30%  12/40  1 h 01 min left", wide);
        assertTrue(TerminalProgress.line(s, 45).startsWith("Reading w"), TerminalProgress.line(s, 45));
        assertTrue(TerminalProgress.line(s, 45).endsWith("30%  12/40  1 h 01 min left"));
    }

    @Test
    void workOfUnknownLengthShowsItsTime() {
        Progress.Snapshot s = new Progress.Snapshot("Listing", 7, 0, 65 * SECOND, OptionalLong.empty());
        assertEquals("Listing  7  1 min 05 s", TerminalProgress.line(s, 80));
    }

    @Test
    void moreStepsThanAnnouncedDoNoHarm() {
        Progress.Snapshot s = new Progress.Snapshot("Reading", 12, 10, SECOND, OptionalLong.of(0));
        assertTrue(TerminalProgress.line(s, 80).contains("12/10"));
    }
}

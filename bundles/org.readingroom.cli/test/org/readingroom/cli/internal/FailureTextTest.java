package org.readingroom.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.PluginException;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.study.StudyException;

class FailureTextTest {
    @Test
    void exitCodesTellBadInputFromFailure() {
        assertEquals(2, FailureText.of(new SettingsException("s")).exitCode());
        assertEquals(2, FailureText.of(new DatasetException("d")).exitCode());
        assertEquals(2, FailureText.of(new StudyException("d")).exitCode());
        assertEquals(2, FailureText.of(CommandException.badInput("b")).exitCode());
        assertEquals(1, FailureText.of(CommandException.failed("f", null)).exitCode());
        assertEquals(1, FailureText.of(new MetricException("m")).exitCode());
        assertEquals(130, FailureText.of(new CancelledException()).exitCode());
        assertEquals(1, FailureText.of(new IllegalStateException("x")).exitCode());
    }

    @Test
    void onlyDefectsKeepATrace() {
        assertFalse(FailureText.of(new SettingsException("s")).defect());
        assertFalse(FailureText.of(new PluginException("no such plugin")).defect());
        assertTrue(FailureText.of(new PluginException("broke", new NullPointerException()))
                .defect());
        FailureText text = FailureText.of(new IllegalStateException("first\nsecond"));
        assertTrue(text.defect());
        assertEquals("unexpected IllegalStateException: first", text.message());
    }

    @Test
    void theTraceLiesInTheUsersFolder(@TempDir Path home) throws IOException {
        String said = new FailureLog(home).write(List.of("run", "s.yaml"), new IllegalStateException("why"));
        try (var logs = Files.list(home.resolve("logs"))) {
            Path log = logs.findFirst().orElseThrow();
            assertTrue(said.contains(log.toString()), said);
            String text = Files.readString(log);
            assertTrue(text.contains("run s.yaml") && text.contains("IllegalStateException: why"), text);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaid(@TempDir Path home) throws IOException {
        Files.createFile(home.resolve("logs"));
        String said = new FailureLog(home).write(List.of(), new IllegalStateException("why"));
        assertTrue(said.contains("cannot be written") && said.contains("--verbose"), said);
    }
}

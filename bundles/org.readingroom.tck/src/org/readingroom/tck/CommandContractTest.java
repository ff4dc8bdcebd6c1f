package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Command;
import org.readingroom.tck.fixture.ProbeMonitor;
import org.readingroom.tck.fixture.RecordingConsole;

/**
 * What every command promises: an exit code of the four, one exception type whose message is for the user, and a stop when
 * asked.
 *
 * @param <O> its options
 */
public abstract class CommandContractTest<O extends Record> extends PluginContractTest<O, Command<O>> {
    /** Options that it can work with. */
    protected abstract O good();

    /** Options that are at fault; none unless overridden. */
    protected List<O> bad() {
        return List.of();
    }

    @Override
    protected Class<?> contract() {
        return Command.class;
    }

    @Test
    void doesTheWork() {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, plugin().run(good(), console, Monitor.NONE), "exit code");
        assertFalse(console.lines().stream().anyMatch(String::isBlank), "blank text was printed: " + console.lines());
    }

    @Test
    void speaksJsonToo() {
        RecordingConsole console = new RecordingConsole(true);
        assertEquals(Command.DONE, plugin().run(good(), console, Monitor.NONE), "exit code with --json");
    }

    @Test
    void saysWhatIsWrongWithBadOptions() {
        for (O options : bad()) {
            RecordingConsole console = new RecordingConsole(false);
            try {
                int code = plugin().run(options, console, Monitor.NONE);
                assertTrue(code == Command.BAD_INPUT || code == Command.FAILED, "exit code " + code + " of " + options);
                assertFalse(console.lines().isEmpty(), "nothing was said of " + options);
            } catch (ReadingRoomException e) {
                assertFalse(e.getMessage().isBlank(), "a message for " + options);
            }
        }
    }

    @Test
    void stopsWhenAsked() {
        ProbeMonitor monitor = ProbeMonitor.cancelledAt(0);
        ReadOutcome outcome = assertDoesNotThrow(() -> run(monitor));
        if (monitor.checks() > 0) {
            assertTrue(
                    outcome.cancelled() || outcome.code() == Command.CANCELLED,
                    "cancelled at its first check, it ended with " + outcome.code());
        } else {
            assertEquals(Command.DONE, outcome.code(), "too short to be stopped, it is done");
        }
    }

    private record ReadOutcome(int code, boolean cancelled) {}

    private ReadOutcome run(Monitor monitor) {
        try {
            return new ReadOutcome(plugin().run(good(), new RecordingConsole(false), monitor), false);
        } catch (CancelledException e) {
            return new ReadOutcome(Command.CANCELLED, true);
        }
    }
}

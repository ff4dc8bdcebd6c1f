package org.readingroom.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.cli.internal.console.Terminal;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

class InvocationTest {
    record Options(
            @Setting(value = "How to end.", position = 0) String end) {}

    /** Ends as it is told to. */
    static class Obedient implements Command<Options> {
        @Override
        public Class<Options> settingsType() {
            return Options.class;
        }

        @Override
        public int run(Options options, Console console, Monitor monitor) {
            switch (options.end()) {
                case "well" -> console.print("done");
                case "throwing" -> throw new IllegalStateException("inside");
                case "linkage" -> throw new NoClassDefFoundError("gone/Class");
                default -> monitor.checkCancelled();
            }
            return DONE;
        }
    }

    static final class Absent extends Obedient {
        @Override
        public Availability availability() {
            return Availability.unavailable("no weights; get some");
        }
    }

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PluginRegistry registry = SimplePluginRegistry.builder()
            .add(PluginKind.COMMAND, "end", "End as told", Obedient::new)
            .add(PluginKind.COMMAND, "absent", "Cannot work here", Absent::new)
            .build();

    private Invocation invocation(String... words) {
        Terminal terminal = new Terminal(new PrintStream(out, true), new PrintStream(err, true), false, 80);
        return new Invocation(List.of(words), terminal, registry, "9.9", home);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void aVerbRuns() {
        assertEquals(0, invocation("end", "well").run());
        assertEquals("done\n", text(out));
        assertEquals("", text(err));
    }

    @Test
    void whatAPluginThrowsIsNamedOnOneLine() {
        for (String end : List.of("throwing", "linkage")) {
            err.reset();
            assertEquals(1, invocation("end", end).run());
            assertTrue(text(err).contains("'end'") && text(err).contains("the trace is in " + home), text(err));
            assertEquals(1, text(err).lines().count(), text(err));
        }
    }

    @Test
    void aTraceIsShownOnlyWhereItIsAskedFor() {
        invocation("end", "throwing", "--verbose").run();
        assertTrue(text(err).contains("\tat "), text(err));
    }

    @Test
    void aCancelledCommandEndsWith130() {
        Invocation cancelled = invocation("end", "cancelled");
        cancelled.cancel();
        assertEquals(130, cancelled.run());
    }

    @Test
    void anUnavailableVerbSaysWhyButShowsItsHelp() {
        assertEquals(2, invocation("absent", "well").run());
        assertTrue(text(err).contains("no weights; get some"), text(err));
        assertEquals(0, invocation("absent", "--help").run());
        assertTrue(text(out).contains("How to end."), text(out));
    }

    @Test
    void jsonCarriesTheErrorAndTheExitCode() {
        assertEquals(2, invocation("ned", "--json").run());
        List<String> lines = text(out).lines().toList();
        assertTrue(lines.get(0)
                .startsWith("{\"event\":\"error\",\"message\":\"there is no verb 'ned'; did you mean 'end'?"));
        assertEquals("{\"event\":\"end\",\"exit\":2}", lines.get(1));
    }

    @Test
    void theOverviewListsWhatIsInstalled() {
        assertEquals(0, invocation("--help").run());
        assertTrue(text(out).contains("absent  Cannot work here"), text(out));
        assertEquals(2, invocation().run());
        assertFalse(text(err).isEmpty());
        assertEquals(0, invocation("--version").run());
        assertTrue(text(out).endsWith("Reading Room 9.9\n"));
    }
}

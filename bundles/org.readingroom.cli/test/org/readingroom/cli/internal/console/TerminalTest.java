package org.readingroom.cli.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive, int columns) {
        return new Terminal(stream(out), stream(err), interactive, columns);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** What a screen of one line would show. */
    private static String screen(String written) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (char c : written.substring(written.lastIndexOf('\n') + 1).toCharArray()) {
            if (c == '\r') {
                at = 0;
                continue;
            }
            if (at == line.length()) {
                line.append(c);
            } else {
                line.setCharAt(at, c);
            }
            at++;
        }
        return line.toString().stripTrailing();
    }

    @Test
    void aShorterStatusLeavesNothingOfALongerOne() {
        Terminal terminal = terminal(true, 80);
        terminal.status("a long line");
        terminal.status("short");
        assertEquals("short", screen(text(err)));
        terminal.status("");
        assertEquals("", screen(text(err)));
    }

    @Test
    void aMessageStandsOnALineOfItsOwnAndTheStatusComesBack() {
        Terminal terminal = terminal(true, 80);
        terminal.status("working");
        terminal.message("careful");
        String written = text(err);
        assertEquals("careful", screen(written.substring(0, written.indexOf('\n'))));
        assertEquals("working", screen(written));
    }

    @Test
    void aResultGoesToStandardOutputAlone() {
        Terminal terminal = terminal(true, 80);
        terminal.status("working");
        terminal.result("0.5");
        assertEquals("0.5\n", text(out));
    }

    @Test
    void aStatusIsNarrowerThanTheScreen() {
        terminal(true, 10).status("0123456789abc");
        assertEquals("012345678", screen(text(err)));
    }

    @Test
    void noStatusWhereThereIsNoScreen() {
        Terminal terminal = terminal(false, 80);
        terminal.status("working");
        terminal.message("careful");
        assertEquals("careful\n", text(err));
    }
}

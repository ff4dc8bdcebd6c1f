package org.readingroom.llama.internal;

import java.util.Map;
import org.readingroom.api.command.Console;
import org.readingroom.llama.text.LlamaTokenizer;
import org.readingroom.llama.text.Pieces;

/** Shows an answer while it is written: a line as soon as it is whole; with JSON, every piece. */
final class LineWriter {
    private final Pieces pieces;
    private final Console console;
    private final StringBuilder line = new StringBuilder();

    LineWriter(LlamaTokenizer tokenizer, Console console) {
        this.pieces = new Pieces(tokenizer);
        this.console = console;
    }

    void add(int token) {
        show(pieces.next(token));
    }

    /** Shows what is left. */
    void end() {
        show(pieces.rest());
        if (!console.json() && !line.isEmpty()) {
            console.print(line.toString());
        }
    }

    private void show(String piece) {
        if (console.json()) {
            console.event("piece", Map.of("text", piece));
            return;
        }
        line.append(piece);
        int end = line.lastIndexOf("\n");
        if (end >= 0) {
            console.print(line.substring(0, end));
            line.delete(0, end + 1);
        }
    }
}

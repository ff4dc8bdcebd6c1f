package org.readingroom.prompts.internal.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;

/**
 * Tells a text that declines from one that only holds no value, by the phrases of {@code refusals.txt}; looked for only
 * where an answer holds no value, and only in its beginning.
 */
final class Refusals {
    private static final int BEGINNING = 4000;
    private static final Phrases PHRASES = new Phrases(read());

    private Refusals() {}

    private static List<String> read() {
        List<String> phrases = new ArrayList<>();
        try (Scanner lines = new Scanner(
                Refusals.class.getResourceAsStream("refusals.txt"), java.nio.charset.StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine().strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    phrases.add(line);
                }
            }
        }
        return List.copyOf(phrases);
    }

    /** Refused where the text declines, else unparseable for the reason given. */
    static Parsed orElse(String text, String reason) {
        return in(text)
                ? Parsed.failed(EndState.REFUSED, "the model declined")
                : Parsed.failed(EndState.UNPARSEABLE, reason);
    }

    private static boolean in(String text) {
        return PHRASES.in(plain(text.substring(0, Math.min(text.length(), BEGINNING))));
    }

    /** Lower case, straight apostrophes, single spaces, no markup. */
    private static CharSequence plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char raw = Character.toLowerCase(text.charAt(i));
            char c = raw == '\u2019' || raw == '`' ? '\'' : raw;
            boolean blank = Character.isWhitespace(c) || c == '*' || c == '_' || c == '"';
            if (!blank) {
                plain.append(c);
            } else if (!space) {
                plain.append(' ');
            }
            space = blank;
        }
        return plain;
    }
}

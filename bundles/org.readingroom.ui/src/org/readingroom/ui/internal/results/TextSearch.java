package org.readingroom.ui.internal.results;

import java.util.Locale;

/** Finds words in texts without regard to case, and without making copies of the texts. */
final class TextSearch {
    private static final String[] NONE = {};

    private TextSearch() {}

    /** The words of what a user typed, in lower case. */
    static String[] words(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? NONE : text.split("\\s+");
    }

    /** Whether a text holds a word that is in lower case. */
    static boolean contains(String text, String word) {
        char first = word.charAt(0);
        char other = Character.toUpperCase(first);
        int last = text.length() - word.length();
        for (int at = 0; at <= last; at++) {
            char c = text.charAt(at);
            if ((c == first || c == other) && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}

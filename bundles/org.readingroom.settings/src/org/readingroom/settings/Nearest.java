package org.readingroom.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known word nearest to {@code word} by edits (insert, delete, replace, swap of neighbours), case ignored;
     * empty where none is within a third of its length, begins with it or is begun by it. Ties go to the first in the
     * alphabet.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String w = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> near(w, k.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String k) -> edits(w, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"} where there is a near word, else nothing: to be put after a message. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(k -> "; did you mean '" + k + "'?").orElse("");
    }

    private static boolean near(String word, String known) {
        boolean begins = word.length() >= 3 && known.startsWith(word) || known.length() >= 3 && word.startsWith(known);
        return begins || edits(word, known) <= Math.max(1, Math.max(word.length(), known.length()) / 3);
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

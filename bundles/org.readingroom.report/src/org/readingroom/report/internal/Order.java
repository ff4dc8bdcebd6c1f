package org.readingroom.report.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An order that people know: listed words as listed, the others after them by alphabet. */
public final class Order {
    private Order() {}

    public static int compare(List<String> known, String a, String b) {
        int c = Integer.compare(place(known, a), place(known, b));
        return c != 0 ? c : a.compareTo(b);
    }

    public static Comparator<String> by(List<String> known) {
        return (a, b) -> compare(known, a, b);
    }

    private static int place(List<String> known, String word) {
        int i = known.indexOf(word);
        return i < 0 ? known.size() : i;
    }

    public static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

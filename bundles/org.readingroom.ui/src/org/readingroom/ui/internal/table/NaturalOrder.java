package org.readingroom.ui.internal.table;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts without regard to case, runs of digits by their value: {@code case_2} comes before {@code case_10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String a, String b) {
        Matcher left = PIECE.matcher(a);
        Matcher right = PIECE.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int order = piece(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : a.compareTo(b);
    }

    private static int piece(String a, String b) {
        if (Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0))) {
            String x = a.replaceFirst("^0+(?=.)", "");
            String y = b.replaceFirst("^0+(?=.)", "");
            return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
        }
        return a.compareToIgnoreCase(b);
    }
}

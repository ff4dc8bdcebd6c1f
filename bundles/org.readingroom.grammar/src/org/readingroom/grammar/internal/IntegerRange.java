package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Whole numbers in a range as forms of their digits: no leading zeros, no minus before 0. */
final class IntegerRange {
    private IntegerRange() {}

    /** The numbers from one to another, either bound left open. */
    static Form of(OptionalLong least, OptionalLong greatest) {
        List<Form> ways = new ArrayList<>();
        if (least.isEmpty() || least.getAsLong() < 0) {
            long to = greatest.isPresent() ? Math.min(greatest.getAsLong(), -1) : -1;
            String longest = least.isEmpty() ? "" : magnitude(least.getAsLong());
            Form digits = natural(magnitude(to), longest);
            ways.add(Form.sequence(Form.text("-"), digits));
        }
        if (greatest.isEmpty() || greatest.getAsLong() >= 0) {
            long from = least.isPresent() ? Math.max(least.getAsLong(), 0) : 0;
            ways.add(natural(Long.toString(from), greatest.isEmpty() ? "" : Long.toString(greatest.getAsLong())));
        }
        return new Form.Choice(ways);
    }

    private static String magnitude(long negative) {
        return Long.toString(negative).substring(1);
    }

    /** Digits from {@code low} to {@code high}; empty: without end. */
    private static Form natural(String low, String high) {
        List<Form> ways = new ArrayList<>();
        if (high.isEmpty()) {
            ways.add(sameLength(low, "9".repeat(low.length())));
            ways.add(Form.sequence(Form.chars('1', '9'), new Form.Repeat(Form.chars('0', '9'), low.length(), -1)));
            return new Form.Choice(ways);
        }
        for (int length = low.length(); length <= high.length(); length++) {
            String from = length == low.length() ? low : "1" + "0".repeat(length - 1);
            String to = length == high.length() ? high : "9".repeat(length);
            if (from.compareTo(to) <= 0) {
                ways.add(sameLength(from, to));
            }
        }
        return new Form.Choice(ways);
    }

    private static Form sameLength(String low, String high) {
        if (low.isEmpty()) {
            return Form.EMPTY;
        }
        char first = low.charAt(0);
        char last = high.charAt(0);
        String lowRest = low.substring(1);
        String highRest = high.substring(1);
        if (first == last) {
            return Form.sequence(Form.chars(first, first), sameLength(lowRest, highRest));
        }
        String nines = "9".repeat(lowRest.length());
        String zeros = "0".repeat(lowRest.length());
        List<Form> ways = new ArrayList<>();
        ways.add(Form.sequence(Form.chars(first, first), sameLength(lowRest, nines)));
        if (first + 1 < last) {
            ways.add(Form.sequence(
                    Form.chars(first + 1, last - 1),
                    new Form.Repeat(Form.chars('0', '9'), lowRest.length(), lowRest.length())));
        }
        ways.add(Form.sequence(Form.chars(last, last), sameLength(zeros, highRest)));
        return new Form.Choice(ways);
    }
}

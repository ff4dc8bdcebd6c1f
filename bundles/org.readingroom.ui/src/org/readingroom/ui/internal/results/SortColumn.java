package org.readingroom.ui.internal.results;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a {@link SortTable}.
 *
 * @param title its heading
 * @param tip what the heading's tooltip says; empty for none
 * @param chars its width at first, in characters
 * @param number whether it holds numbers, which stand to the right
 * @param text what a row shows in it
 * @param order how rows are sorted by it
 * @param <R> a row
 */
record SortColumn<R>(
        String title, String tip, int chars, boolean number, Function<R, String> text, Comparator<R> order) {
    /** A column of words. */
    static <R> SortColumn<R> words(String title, int chars, Function<R, String> text) {
        return new SortColumn<>(title, "", chars, false, text, Comparator.comparing(text, String::compareToIgnoreCase));
    }

    /** A column of numbers; what is undefined comes last, whichever way they are sorted. */
    static <R> SortColumn<R> numbers(
            String title, String tip, int chars, Function<R, String> text, ToDoubleFunction<R> value) {
        return new SortColumn<>(title, tip, chars, true, text, Comparator.comparingDouble(value));
    }
}

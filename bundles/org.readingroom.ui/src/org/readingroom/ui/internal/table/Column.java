package org.readingroom.ui.internal.table;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a {@link RowTable}.
 *
 * @param title its heading
 * @param width at first, in characters
 * @param text what a row shows in it
 * @param order how rows are sorted by it
 * @param <R> a row
 */
public record Column<R>(String title, int width, Function<R, String> text, Comparator<R> order) {
    /** A column sorted by its text as a person would: without case, and with numbers in it by their value. */
    public static <R> Column<R> of(String title, int width, Function<R, String> text) {
        return new Column<>(title, width, text, Comparator.comparing(text, NaturalOrder.INSTANCE));
    }
}

package org.readingroom.prompts.internal.answer;

/**
 * Points that an answer lists together, as written.
 *
 * @param first each point's first number as written, or its row where the answer names rows or x and y itself
 * @param second each point's second number, or its column
 * @param order how the answer itself says the numbers are ordered
 * @param start where the list begins in the text
 * @param end where it ends
 * @param token the token it begins at
 * @param lastToken the token it ends at
 * @param state whether it is whole
 * @param form how it is written
 */
record PointList(
        double[] first,
        double[] second,
        Order order,
        int start,
        int end,
        int token,
        int lastToken,
        State state,
        Form form) {
    /** What an answer says of the order of a pair. */
    enum Order {
        UNSAID,
        ROW_COLUMN,
        X_Y,
        /** Something else than pairs of the two. */
        OTHER
    }

    /** Whether all of a list is there. */
    enum State {
        WHOLE,
        /** The text ends before the list does. */
        CUT,
        /** Points are left out by dots, or broken. */
        ELIDED
    }

    /** How a list is written. */
    enum Form {
        /** Each point in brackets of its own. */
        POINTS,
        /** Numbers one after another. */
        FLAT,
        /** The four sides of a box, each named. */
        SIDES,
        /** The rows and the columns of a box, each as a range. */
        RANGES
    }

    int size() {
        return first.length;
    }

    PointList ordered(Order said) {
        return new PointList(first, second, said, start, end, token, lastToken, state, form);
    }

    /** The same points, rows before columns, in the order said; columns first where nothing is said and asked so. */
    PointList rowsFirst(boolean columnFirst) {
        boolean swap = order == Order.X_Y || order == Order.UNSAID && columnFirst;
        double[] rows = swap ? second : first;
        double[] columns = swap ? first : second;
        return new PointList(rows, columns, Order.ROW_COLUMN, start, end, token, lastToken, state, form);
    }

    /** The same points, some of which are left out. */
    PointList elided() {
        return new PointList(first, second, order, start, end, token, lastToken, State.ELIDED, form);
    }

    /** The first points alone. */
    PointList upTo(int points) {
        return new PointList(
                java.util.Arrays.copyOf(first, points),
                java.util.Arrays.copyOf(second, points),
                order,
                start,
                end,
                token,
                lastToken,
                state,
                form);
    }

    /** Whether the numbers are the same, however written. */
    boolean sameAs(PointList other) {
        return order == other.order
                && java.util.Arrays.equals(first, other.first)
                && java.util.Arrays.equals(second, other.second);
    }
}

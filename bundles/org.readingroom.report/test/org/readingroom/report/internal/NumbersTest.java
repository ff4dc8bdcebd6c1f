package org.readingroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.report.Section.Table;

class NumbersTest {
    @Test
    void sharesHaveFourDecimalsAndLengthsTwo() {
        assertEquals("0.5942", Numbers.format(0.59415, ""));
        assertEquals("50.56", Numbers.format(50.558, "mm"));
        assertEquals("\u2013", Numbers.format(Double.NaN, ""));
        assertEquals("0.0000", Numbers.format(-1e-9, ""));
        assertEquals("\u221E", Numbers.format(Double.POSITIVE_INFINITY, "mm"));
        assertEquals("37", Numbers.count(37));
    }

    @Test
    void aColumnOfNumbersMayHoldDashesAndShares() {
        Table table = new Table(
                "t",
                "c",
                List.of("n", "v", "text", "none"),
                List.of(List.of("9/10", "0.5 (9/10)", "0.5", "\u2013"), List.of("10/10", "\u2013", "x", "\u2013")),
                List.of());
        assertTrue(Numbers.isNumberColumn(table, 0));
        assertTrue(Numbers.isNumberColumn(table, 1));
        assertFalse(Numbers.isNumberColumn(table, 2));
        assertFalse(Numbers.isNumberColumn(table, 3));
    }
}

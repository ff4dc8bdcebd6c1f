package org.readingroom.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PercentileTest {
    @ParameterizedTest
    @CsvSource({
        "LINEAR,28.5",
        "LOWER,0",
        "HIGHER,30",
        "NEAREST,30",
        "MIDPOINT,15",
        "MEDIAN_UNBIASED,30",
        "INVERTED_CDF,30"
    })
    void ofTwoValuesDependsOnTheRule(Percentile rule, double expected) {
        assertEquals(expected, rule.of(new double[] {30, 0}, 95), 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void ofOneValueIsThatValueAndOfNoneUndefined(Percentile rule) {
        for (double percent : new double[] {0, 50, 95, 100}) {
            assertEquals(7, rule.of(new double[] {7}, percent));
        }
        assertTrue(Double.isNaN(rule.of(new double[0], 95)));
    }
}

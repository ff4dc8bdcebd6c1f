package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;

class MeasurementTextTest {
    private static final double[] OURS = {10, 11, 12, 13, 14, 15, 16};
    private static final double[] PEER = {100, 110, 120, 130, 140, 150, 320};

    private static Measurement measured(double goal, Agreement agreement) {
        return new Measurement("walk a mile", goal, Workload.Quantity.TIME, 5, OURS, PEER, Optional.of(agreement));
    }

    @Test
    void bothSidesStandWithMediansRatioIntervalAndGoal() {
        assertEquals("""
            walk a mile
              ours 13.0 ms, peer 130.0 ms: medians of 7 alternating pairs after 5 to warm up
              ours / peer 0.100, interval 0.050 to 0.100 (90 % of the median, order statistics 1 and 7 \
            of 7, which cover 98.4 %)
              goal: at most 0.20 of the peer's time: met
              values agree: everything\
            """, MeasurementText.lines(measured(0.2, new Agreement(true, "everything"))));
    }

    @Test
    void valuesThatDifferCannotBeOverlooked() {
        String text = MeasurementText.lines(measured(0.2, new Agreement(false, "1 and 2")));
        assertEquals(
                "  values DIFFER: 1 and 2", text.lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void aGoalWithinTheIntervalIsUndecided() {
        PairedRatio ratio = PairedRatio.of(OURS, PEER);
        assertEquals("met", MeasurementText.verdict(0.1, ratio));
        assertEquals("undecided, the interval holds it", MeasurementText.verdict(0.07, ratio));
        assertEquals("missed", MeasurementText.verdict(0.04, ratio));
    }

    @Test
    void withoutAPeerNothingIsSaidOfIt() {
        Measurement alone =
                new Measurement("walk a mile", 0.2, Workload.Quantity.TIME, 5, OURS, new double[0], Optional.empty());
        assertEquals(
                "walk a mile\n  ours 13.0 ms, median of 7 repetitions after 5 to warm up",
                MeasurementText.lines(alone));
        assertFalse(alone.agrees());
        Map<String, Object> fields = MeasurementText.fields(alone);
        assertEquals(List.of("title", "goal", "ours-ms", "ours-median-ms"), List.copyOf(fields.keySet()));
    }

    @Test
    void theFieldsHoldEveryRepetition() {
        Map<String, Object> fields = MeasurementText.fields(measured(0.2, new Agreement(true, "all")));
        assertEquals(List.of(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0), fields.get("ours-ms"));
        assertEquals(List.of(0.05, 0.1), fields.get("ratio-interval"));
        assertEquals(true, fields.get("agrees"));
    }
}

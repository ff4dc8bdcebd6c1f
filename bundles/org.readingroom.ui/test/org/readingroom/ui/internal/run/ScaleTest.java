package org.readingroom.ui.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;

class ScaleTest {
    private static Scale of(double... values) {
        List<double[]> points = java.util.Arrays.stream(values)
                .mapToObj(v -> new double[] {0, v})
                .toList();
        return Scale.of(List.of(new Line("loss", "", points)), 1);
    }

    @Test
    void endsAndTicksAreRound() {
        Scale scale = of(0.13, 1.36);
        assertEquals(
                List.of("0", "0.5", "1", "1.5"),
                scale.ticks().stream().map(scale::text).toList());
        assertEquals(0, scale.share(0));
        assertEquals(1, scale.share(1.5));
    }

    @Test
    void oneValueStillHasAScale() {
        Scale scale = of(3, 3);
        assertEquals(3, scale.low());
        assertEquals(4, scale.high());
    }

    @Test
    void timesAreShort() {
        assertEquals("", Durations.of(OptionalLong.empty()));
        assertEquals("59 s", Durations.of(OptionalLong.of(59)));
        assertEquals("2 min 05 s", Durations.of(OptionalLong.of(125)));
        assertEquals("2 h 05 min", Durations.of(OptionalLong.of(7500)));
    }
}

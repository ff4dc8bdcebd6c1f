package org.readingroom.cli.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void anEvenRateGivesTheTimeFromTheFirstSecondOn() {
        RemainingTime time = new RemainingTime(100, 0);
        assertEquals(OptionalLong.empty(), time.seconds(0));
        for (int i = 1; i <= 50; i++) {
            time.done(i, i * SECOND / 2);
            if (i >= 2) {
                assertEquals((100 - i) / 2.0, time.seconds(i * SECOND / 2).getAsLong(), 0.51, "after " + i);
            }
        }
    }

    @Test
    void aSlowerRateIsTakenOverSlowly() {
        RemainingTime time = new RemainingTime(1000, 0);
        for (int i = 1; i <= 60; i++) {
            time.done(i, i * SECOND);
        }
        time.done(61, 64 * SECOND);
        long afterOneSlowStep = time.seconds(64 * SECOND).getAsLong();
        assertTrue(afterOneSlowStep > 939 && afterOneSlowStep < 1400, "jumped to " + afterOneSlowStep);
        long now = 64;
        for (int i = 62; i <= 100; i++) {
            now += 4;
            time.done(i, now * SECOND);
        }
        assertEquals(3600, time.seconds(now * SECOND).getAsLong(), 40);
    }

    @Test
    void betweenLongStepsItCountsDownButNotPastTheStepsToCome() {
        RemainingTime time = new RemainingTime(3, 0);
        time.done(1, 100 * SECOND);
        assertEquals(200, time.seconds(100 * SECOND).getAsLong());
        assertEquals(150, time.seconds(150 * SECOND).getAsLong());
        assertEquals(100, time.seconds(500 * SECOND).getAsLong());
    }

    @Test
    void unknownWhereTheTotalIs() {
        RemainingTime time = new RemainingTime(0, 0);
        time.done(5, 5 * SECOND);
        assertEquals(OptionalLong.empty(), time.seconds(5 * SECOND));
    }
}

package org.readingroom.ui.internal.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.ui.internal.engine.ArmState;

/**
 * How far a training is, as its own words tell: what is counted while it is at work is the lessons of one epoch.
 *
 * @param unit what is counted, such as {@code epoch}
 * @param at the one at work, from 1
 * @param of how many at most
 * @param left the time to go, such as {@code 3 min}; empty where it is not told
 */
record TrainingWords(String unit, long at, long of, Optional<String> left) {
    private static final Pattern PLACE = Pattern.compile("(epoch|step) (\\d+) of (\\d+)");
    private static final Pattern LEFT = Pattern.compile("about (\\d+ \\w+) left");

    /** Of an arm; empty where it is not in training, or does not say. */
    static Optional<TrainingWords> of(ArmState arm) {
        Matcher place = PLACE.matcher(arm.detail());
        if (arm.stage() != ArmState.Stage.PREPARING || !place.find()) {
            return Optional.empty();
        }
        Matcher left = LEFT.matcher(arm.detail());
        return Optional.of(new TrainingWords(
                place.group(1),
                Long.parseLong(place.group(2)),
                Long.parseLong(place.group(3)),
                left.find() ? Optional.of(left.group(1)) : Optional.empty()));
    }

    /** 0 to 1: what is finished of it. */
    double share() {
        return of <= 0 ? 0 : Math.min(1, Math.max(0, at - 1) / (double) of);
    }
}

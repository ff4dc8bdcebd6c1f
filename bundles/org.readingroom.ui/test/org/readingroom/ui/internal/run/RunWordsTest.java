package org.readingroom.ui.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.readingroom.ui.internal.engine.ArmState;
import org.readingroom.ui.internal.engine.ArmState.Stage;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;

/** What the Run view says in words: a line of the log, how far a training is, and the legend of its curves. */
class RunWordsTest {
    private static ArmState arm(Stage stage, String detail) {
        return new ArmState("cnn", stage, 3, 8, 0, OptionalLong.of(4), detail);
    }

    @Test
    void aLineOfTheLogHasTheTimeOfDayAndNoLogger() {
        assertEquals(
                "10:25:32  arm 'majority': 8 queries asked",
                LogLine.of(
                        "2026-11-21T10:25:32.568Z INFO org.readingroom.cli: arm 'majority': 8 queries asked",
                        ZoneOffset.UTC));
        assertEquals(
                "12:25:32  warning: cut off",
                LogLine.of("2026-11-21T10:25:32.568Z WARN org.readingroom.cli: cut off", ZoneOffset.ofHours(2)));
        assertEquals("Done: all is read.", LogLine.of("Done: all is read.", ZoneOffset.UTC));
    }

    @Test
    void aTrainingTellsItsEpochAndTheTimeLeftOfAllOfThem() {
        TrainingWords words = TrainingWords.of(arm(
                        Stage.PREPARING, "Training, epoch 46 of 80, fold-2, lr 0.01: loss 0.3812, about 3 min left"))
                .orElseThrow();
        assertEquals(new TrainingWords("epoch", 46, 80, Optional.of("3 min")), words);
        assertEquals(45 / 80.0, words.share());
        assertEquals(
                Optional.of(new TrainingWords("step", 1, 200, Optional.empty())),
                TrainingWords.of(arm(Stage.PREPARING, "Tuning, step 1 of 200")));
        assertTrue(TrainingWords.of(arm(Stage.READING, "epoch 46 of 80")).isEmpty(), "it reads by now");
        assertTrue(TrainingWords.of(arm(Stage.PREPARING, "Reading images")).isEmpty());
    }

    @Test
    void theLegendSaysTheLastValueAndTheBest() {
        Line loss = new Line("loss", "", List.of(new double[] {1, 1.5}, new double[] {2, 0.25}, new double[] {3, 0.5}));
        Line dice = new Line("dice", "", List.of(new double[] {1, 0.1}, new double[] {2, 0.9}, new double[] {3, 0.7}));
        assertEquals(
                Map.of("loss", "loss 0.500 (best 0.250 at 2)", "dice", "dice 0.700 (best 0.900 at 2)"),
                CurveText.of(List.of(loss, dice)));
        Line other = new Line("loss", "fold 2", List.of(new double[] {1, 120.04}));
        assertEquals(Map.of("loss", "loss 0.500 to 120.0 (2 lines)"), CurveText.of(List.of(loss, other)));
    }
}

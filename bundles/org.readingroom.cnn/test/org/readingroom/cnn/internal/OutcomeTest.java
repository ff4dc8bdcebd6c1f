package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static void add(NetworkReader.Judge judge, double probability, int truth) {
        judge.add(new float[] {(float) probability}, new float[] {truth}, 0.5);
    }

    @Test
    void theGradeIsJudgedByAreaAndItsThresholdByBalancedAccuracy() {
        NetworkReader.Judge judge = new GradeReader(0.5).judge();
        add(judge, 0.9, 1);
        add(judge, 0.6, 1);
        add(judge, 0.4, 1);
        add(judge, 0.4, 0);
        add(judge, 0.2, 0);
        Outcome o = judge.outcome();
        assertEquals(5.5 / 6, o.score(), 1e-12, "one pair of equals counts half");
        assertEquals((2 / 3.0 + 1) / 2, o.atFixed(), 1e-12);
        assertEquals(o.atFixed(), o.atTuned(), 1e-12, "no threshold is better");
        assertEquals(0.5, o.tuned(), 1e-12, "of equals the nearest to the settings'");
        assertEquals(5, o.patients());
        assertEquals(0.5, o.loss(), 1e-12);
    }

    @Test
    void oneClassAloneIsJudgedByLoss() {
        NetworkReader.Judge judge = new GradeReader(0.5).judge();
        add(judge, 0.9, 1);
        assertEquals(-0.5, judge.outcome().score(), 1e-12);
        assertEquals(1, judge.outcome().atFixed(), 1e-12);
    }

    @Test
    void theMaskIsJudgedByDiceAtEachThreshold() {
        NetworkReader.Judge judge = new MaskReader(0.7, false, false).judge();
        judge.add(new float[] {0.8f, 0.65f, 0.3f, 0.1f}, new float[] {1, 1, 0, 0}, 0.25);
        judge.add(new float[] {0.1f, 0.2f, 0.1f, 0.1f}, new float[] {0, 0, 0, 0}, 0.75);
        Outcome o = judge.outcome();
        assertEquals((2 / 3.0 + 1) / 2, o.atFixed(), 1e-9, "one of two voxels, and both empty is full agreement");
        assertEquals(o.atFixed(), o.score(), 1e-12);
        assertEquals(1, o.atTuned(), 1e-9);
        assertEquals(0.65, o.tuned(), 0.011, "the nearest to 0.7 that takes both voxels");
        assertEquals((2 * 2 / 5.0 + 0) / 2, o.curve().get(14), 1e-9, "at 0.15: three voxels, and one where none is");
        NetworkReader.Judge tuned = new MaskReader(0.7, true, false).judge();
        tuned.add(new float[] {0.8f, 0.65f, 0.3f, 0.1f}, new float[] {1, 1, 0, 0}, 0.25);
        assertEquals(1, tuned.outcome().score(), 1e-9, "chosen by the threshold that it reads with");
    }

    private static Outcome of(int patients, double score, double loss) {
        return new Outcome(patients, loss, score, 0.5, score, Collections.nCopies(Outcome.THRESHOLDS, score));
    }

    @Test
    void foldsCountByTheirPatients() {
        Outcome mean = Outcome.mean(List.of(of(3, 0.6, 1), of(1, 1, 2)));
        assertEquals(0.7, mean.score(), 1e-12);
        assertEquals(1.25, mean.loss(), 1e-12);
        assertEquals(0.7, mean.curve().get(50), 1e-12);
        assertEquals(4, mean.patients());
    }

    @Test
    void betterIsAHigherScoreAndOfEqualsALowerLoss() {
        assertTrue(of(1, 0.7, 9).betterThan(of(1, 0.6, 1)));
        assertTrue(of(1, 0.7, 1).betterThan(of(1, 0.7, 2)));
        assertFalse(of(1, 0.7, 2).betterThan(of(1, 0.7, 2)));
    }

    @Test
    void aStateComesBackFromItsJson() {
        TrainingState state = new TrainingState();
        state.epochs = 3;
        state.drawn = 4;
        state.steps = 17;
        state.lossSum = 0.1 + 0.2;
        state.bestEpoch = 2;
        state.best = java.util.Optional.of(of(3, 0.1 + 0.2, 1 / 3.0));
        state.rows.add(new TrainingState.Row(1, 5, 1 / 7.0, state.best));
        state.rows.add(new TrainingState.Row(2, 10, 1 / 9.0, java.util.Optional.empty()));
        TrainingState again = TrainingState.of(state.json());
        assertEquals(state.json(), again.json());
        assertEquals(state.rows, again.rows);
        assertEquals(state.best, again.best);
    }
}

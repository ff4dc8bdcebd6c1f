package org.readingroom.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.MetricException;
import org.readingroom.metrics.classification.MajorityVote.Tie;

class ClassificationTest {
    private static final List<String> GRADES = List.of("0", "1");

    private static ConfusionMatrix counts(int tp, int fp, int fn, int tn) {
        return new ConfusionMatrix(GRADES, new int[][] {{tn, fp}, {fn, tp}}, new int[2]);
    }

    @Test
    void thePublishedClassifierTableFollowsFromItsCounts() {
        ConfusionMatrix test = counts(37, 4, 7, 7);
        assertEquals(.8000, Accuracy.of(test), 5e-5);
        assertEquals(.8706, F1.of(test.of(1)), 5e-5);
        assertEquals(.9024, Precision.of(test.of(1)), 5e-5);
        assertEquals(.8409, Recall.of(test.of(1)), 5e-5);
        assertEquals(.6364, Specificity.of(test.of(1)), 5e-5);
        assertEquals(.739, BalancedAccuracy.of(test), 5e-4);
    }

    @Test
    void alwaysThePositiveClassIsBalancedAtOneHalf() {
        ConfusionMatrix always = counts(44, 11, 0, 0);
        assertEquals(.8, Accuracy.of(always), 1e-12);
        assertEquals(.5, BalancedAccuracy.of(always), 1e-12);
        assertEquals(0, MatthewsCorrelation.of(always));
        assertEquals(0, CohenKappa.of(always), 1e-12);
    }

    @Test
    void anInvalidAnswerIsWrongAndInNoColumn() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(GRADES, List.of("1", "1", "0", "0"), List.of("1", "__invalid__", "0", "2"));
        assertEquals(2, matrix.invalidTotal());
        assertEquals(.5, Accuracy.of(matrix));
        assertEquals(1, Accuracy.excludingInvalid(matrix));
        assertEquals(.5, Recall.of(matrix.of(1)));
        assertEquals(1, Precision.of(matrix.of(1)));
        assertThrows(MetricException.class, () -> ConfusionMatrix.of(GRADES, List.of("2"), List.of("1")));
        assertThrows(MetricException.class, () -> ConfusionMatrix.of(GRADES, List.of("1"), List.of()));
    }

    @Test
    void tiedScoresCountHalfAndOneClassIsUndefined() {
        assertEquals(.875, Auroc.of(new boolean[] {false, true, false, true}, new double[] {.5, .5, .2, 8.3}));
        assertTrue(Double.isNaN(Auroc.of(new boolean[2], new double[] {1, 2})));
        assertEquals(0.0, Auroc.of(new boolean[] {true, false}, new double[] {
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
        }));
    }

    @Test
    void aTiedVoteElectsNobodyUnlessAWayIsNamed() {
        List<String> answers = List.of("1", "0", "1", "0", "2", "refused");
        MajorityVote vote = MajorityVote.of(GRADES, answers);
        assertEquals(Optional.empty(), vote.elected());
        assertEquals(4, vote.votes());
        double[] probabilities = {.4, .6};
        assertEquals(Optional.empty(), vote.elected(Tie.WRONG, GRADES, answers, probabilities));
        assertEquals(Optional.of(0), vote.elected(Tie.LOWEST_LABEL, GRADES, answers, probabilities));
        assertEquals(Optional.of(1), vote.elected(Tie.FIRST_SEEN, GRADES, answers, probabilities));
        assertEquals(Optional.of(1), vote.elected(Tie.HIGHEST_MEAN_PROBABILITY, GRADES, answers, probabilities));
        assertEquals(Optional.empty(), vote.elected(Tie.HIGHEST_MEAN_PROBABILITY, GRADES, answers, new double[0]));
    }

    @Test
    void thePluralityIsElectedAndNoVoteElectsNobody() {
        assertEquals(
                Optional.of(1),
                MajorityVote.of(GRADES, List.of("1", "2", "2", "2")).elected());
        MajorityVote none = MajorityVote.of(GRADES, List.of("2", "2"));
        assertEquals(Optional.empty(), none.elected(Tie.LOWEST_LABEL, GRADES, List.of(), new double[0]));
        assertEquals(0, none.votes());
    }

    @Test
    void steadyAnswersMayBeWrong() {
        List<List<String>> answers = Collections.nCopies(4, List.of("yes", "yes", "yes"));
        AnswerConsistency steady = AnswerConsistency.of(answers);
        assertEquals(1, steady.allIdenticalRate());
        assertTrue(Double.isNaN(steady.fleissKappa()));
        RepeatedAccuracy accuracy = RepeatedAccuracy.of(answers, List.of("yes", "yes", "no", "no"));
        assertEquals(.5, accuracy.mean());
        assertEquals(.5, accuracy.consistentlyWrong());
    }
}

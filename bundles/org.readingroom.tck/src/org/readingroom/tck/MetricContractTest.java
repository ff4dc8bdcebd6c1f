package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.task.TaskValues;

/**
 * What every metric promises: a whole definition, a pure function that does not mind the order, and that failing never
 * pays.
 *
 * @param <S> its settings
 */
public abstract class MetricContractTest<S extends Record> extends PluginContractTest<S, MetricPlugin<S>> {
    /** The settings to test with; those of a study that gives none, unless overridden. */
    protected S settings() {
        return defaults();
    }

    /** Answered comparisons of the metric's task; of made-up readings of every quality unless overridden. */
    protected List<Comparison> answered() {
        return ComparisonSamples.of(metric().definition().task());
    }

    /** The metric under test, a new one. */
    protected final Metric metric() {
        return plugin().create(settings());
    }

    @Override
    protected Class<?> contract() {
        return MetricPlugin.class;
    }

    @Test
    void definitionIsWhole() {
        MetricDefinition d = metric().definition();
        assertEquals(d, metric().definition(), "the definition of a second one");
        assertEquals(pluginId(), d.id(), "a study names a metric by the plugin's id");
        for (String text : List.of(d.label(), d.emptyRule(), d.source())) {
            assertFalse(text.isBlank(), "label, empty rule and source are given: " + d);
        }
    }

    @Test
    void scoresAreNumbersOrUndefined() {
        for (Comparison c : answered()) {
            assertFalse(Double.isInfinite(metric().score(c)), () -> "score of " + c);
            assertFalse(Double.isInfinite(metric().failed(failure(c))), () -> "failed score of " + c);
        }
    }

    @TestFactory
    Stream<DynamicTest> aCohortMetricScoresNoSingleReading() {
        return Applicable.when(
                metric().definition().scope() == MetricDefinition.Scope.COHORT, "a metric of cohorts alone", () -> {
                    for (Comparison c : answered()) {
                        assertTrue(
                                Double.isNaN(metric().score(c)),
                                () -> "a metric of cohorts alone scores one reading NaN: " + c);
                    }
                });
    }

    @Test
    void sameComparisonSameScore() {
        Metric metric = metric();
        List<Comparison> cohort = cohort();
        double[] first = answered().stream().mapToDouble(metric::score).toArray();
        double whole = metric.aggregate(cohort);
        assertEquals(whole, metric.aggregate(cohort), "aggregated twice");
        assertEquals(whole, metric().aggregate(cohort), "aggregated by a second metric");
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], metric.score(answered().get(i)), "scored again after others");
        }
    }

    @Test
    void orderMakesNoDifference() {
        double whole = metric().aggregate(cohort());
        for (int seed = 0; seed < 20; seed++) {
            List<Comparison> shuffled = new ArrayList<>(cohort());
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(whole, metric().aggregate(shuffled), 1e-9, "aggregated in another order");
        }
    }

    @Test
    void noComparisonsHaveNoScore() {
        assertTrue(Double.isNaN(metric().aggregate(List.of())), "the score of nothing is NaN");
    }

    @Test
    void failingIsNeverBetterThanAnyAnswer() {
        for (Comparison c : answered()) {
            double score = metric().score(c);
            double failed = metric().failed(failure(c));
            assertFalse(better(failed, score), () -> "failing scores " + failed + ", answering " + score + ": " + c);
        }
    }

    @Test
    void failingEverywhereIsTheWorstCohort() {
        List<Comparison> answered = answered();
        double failed = metric().aggregate(
                        answered.stream().map(MetricContractTest::failure).toList());
        assertFalse(better(failed, metric().aggregate(answered)), () -> "an arm that always fails scores " + failed);
    }

    @Test
    void oneMoreFailureNeverHelpsTheCohort() {
        List<Comparison> answered = answered();
        double whole = metric().aggregate(answered);
        for (int i = 0; i < answered.size(); i++) {
            if (Double.isNaN(metric().failed(failure(answered.get(i))))
                    && metric().definition().scope() != MetricDefinition.Scope.COHORT) {
                continue; // A failure that is not shown leaves the mean of the others, which may be higher.
            }
            List<Comparison> one = new ArrayList<>(answered);
            one.set(i, failure(one.get(i)));
            double score = metric().aggregate(one);
            Comparison c = answered.get(i);
            assertFalse(better(score, whole), () -> "failing once lifts " + whole + " to " + score + ": " + c);
        }
    }

    @TestFactory
    Stream<DynamicTest> masksOfOtherShapesAreRefused() {
        return Applicable.when(comparesMasks(), "a metric of masks", () -> {
            Comparison c = answered().get(0);
            Mask other = new Mask(new int[] {2, 3}, new double[] {1, 1}, new boolean[6]);
            assertThrows(MetricException.class, () -> metric().score(with(c, Optional.of(other))));
        });
    }

    private boolean comparesMasks() {
        MetricDefinition definition = metric().definition();
        return definition.task().valueType() == Mask.class && definition.scope() != MetricDefinition.Scope.COHORT;
    }

    private List<Comparison> cohort() {
        List<Comparison> cohort = new ArrayList<>(answered());
        for (int i = 0; i < cohort.size(); i += 3) {
            cohort.set(i, failure(cohort.get(i)));
        }
        return cohort;
    }

    private boolean better(double a, double b) {
        return metric().definition().higherIsBetter() ? a > b + 1e-9 : a < b - 1e-9;
    }

    /** The same comparison with a reader that failed. */
    protected static Comparison failure(Comparison c) {
        return with(c, Optional.empty());
    }

    private static Comparison with(Comparison c, Optional<Object> reading) {
        TaskValues truth = c.truth();
        return new Comparison(c.caseId(), c.patientId(), c.slice(), c.frame(), reading, truth);
    }
}

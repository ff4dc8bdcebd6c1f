package org.readingroom.run.analysis;

import java.util.List;
import org.readingroom.api.metric.MetricDefinition;

/**
 * All that an analysis looks at.
 *
 * @param plan what the study names
 * @param complete whether every query of every arm was answered; where not, no p-value is printed
 * @param metrics the metrics of the study, in its order
 * @param cases every case that is scored, in the order of the cohort
 * @param arms the arms that were read, in the order of the study
 * @param series the scores by patient of every arm and rule
 * @param repeats the same for each repeat of arms that were asked more than once; the key's arm is the arm's own
 */
public record AnalysisInput(
        AnalysisPlan plan,
        boolean complete,
        List<MetricDefinition> metrics,
        List<CaseFact> cases,
        List<ArmFact> arms,
        List<PatientSeries> series,
        List<PatientSeries> repeats) {}

package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.run.RunFolder;
import org.readingroom.study.Study;

/**
 * What a run found, as far as its files go; answers are read apart. Immutable.
 *
 * @param folder the run's folder
 * @param study the study as run
 * @param arms in the order of the study, ceilings after them
 * @param groups the scores by group, in the order in which they are shown; none where nothing is scored yet
 * @param intervals the 95 % intervals by patient
 * @param pairs the comparisons of arms
 * @param published columns of a published study that may stand beside a group
 * @param metrics how metrics are headed, by id
 * @param cases what is known of the cases, by id
 * @param probabilities P(HGG) of each patient
 * @param lacking what the run still lacks, a phrase each; none where it is whole
 * @param notices what else readers have to know before they look at scores
 */
public record RunResults(
        RunFolder folder,
        Study study,
        List<ResultArm> arms,
        Map<ScoreGroup, GroupScores> groups,
        IntervalTable intervals,
        List<PairResult> pairs,
        List<PublishedColumn> published,
        Map<String, MetricInfo> metrics,
        Map<String, CaseFact> cases,
        CaseProbabilities probabilities,
        List<String> lacking,
        List<String> notices) {
    /** Whether every arm was read to its end. Until then no comparison holds, and no p-value is shown. */
    public boolean complete() {
        return lacking.isEmpty();
    }

    /** Where it lies. */
    public Path path() {
        return folder.path();
    }

    /** How a metric is headed and printed. */
    public MetricInfo metric(String id) {
        return metrics.getOrDefault(id, MetricInfo.unknown(id));
    }

    /** An arm. */
    public Optional<ResultArm> arm(String id) {
        return arms.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** What is known of a case. */
    public CaseFact fact(String caseId) {
        return cases.getOrDefault(caseId, CaseFact.unknown(caseId));
    }

    /** The comparison of two arms by a metric as the run gives it, seen from the first; empty where it gives none. */
    public Optional<PairResult> pair(ScoreGroup group, String metric, String a, String b) {
        return pairs.stream()
                .filter(p -> p.group().equals(group) && p.metric().equals(metric))
                .filter(p -> p.a().equals(a) && p.b().equals(b) || p.a().equals(b) && p.b().equals(a))
                .map(p -> p.a().equals(a) ? p : p.turned())
                .findFirst();
    }

    /** The page of the report; empty where there is none yet. */
    public Optional<Path> report() {
        Path page = path().resolve("report").resolve("index.html");
        return java.nio.file.Files.isRegularFile(page) ? Optional.of(page) : Optional.empty();
    }
}

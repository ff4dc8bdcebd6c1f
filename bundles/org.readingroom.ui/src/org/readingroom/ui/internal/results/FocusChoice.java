package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Optional;

/** Keeps a focus to what a run has: its primary comparison at first, the nearest thing where a choice does not fit. */
final class FocusChoice {
    private FocusChoice() {}

    /** A focus that a run can show, as near to the wanted one as may be. */
    static ResultsFocus fit(RunResults run, ResultsFocus wanted) {
        if (run.groups().isEmpty()) {
            return ResultsFocus.NONE;
        }
        ResultsFocus begun = wanted.group().isEmpty() ? first(run) : wanted;
        ScoreGroup group = begun.group()
                .filter(run.groups()::containsKey)
                .orElseGet(() -> run.groups().keySet().iterator().next());
        GroupScores scores = run.groups().get(group);
        List<String> metrics = scores.metricsOfCases();
        String metric = scores.metrics().contains(begun.metric())
                ? begun.metric()
                : metrics.isEmpty() ? scores.metrics().get(0) : metrics.get(0);
        List<String> arms = readers(run, group);
        Optional<PairResult> named =
                arms.contains(begun.a()) && arms.contains(begun.b()) ? Optional.empty() : named(run, group, arms);
        if (named.isPresent()) {
            PairResult pair = named.get();
            return new ResultsFocus(Optional.of(group), metric, pair.a(), pair.b(), begun.caseId());
        }
        String a = arms.contains(begun.a()) ? begun.a() : other(arms, begun.b());
        String b = arms.contains(begun.b()) && !begun.b().equals(a) ? begun.b() : other(arms, a);
        return new ResultsFocus(Optional.of(group), metric, a, b, begun.caseId());
    }

    /** The first primary comparison that has a value of single patients, else the first, else the first group. */
    private static ResultsFocus first(RunResults run) {
        List<PairResult> primary = run.pairs().stream()
                .filter(p -> p.primary() && run.groups().containsKey(p.group()))
                .toList();
        return primary.stream()
                .filter(p -> run.groups().get(p.group()).metricsOfCases().contains(p.metric()))
                .findFirst()
                .or(() -> primary.stream().findFirst())
                .map(p -> new ResultsFocus(Optional.of(p.group()), p.metric(), p.a(), p.b(), ""))
                .orElse(ResultsFocus.NONE);
    }

    /** The first comparison that the run makes of two arms of a group; its files give the primary ones first. */
    private static Optional<PairResult> named(RunResults run, ScoreGroup group, List<String> arms) {
        return run.pairs().stream()
                .filter(p -> p.group().equals(group) && arms.contains(p.a()) && arms.contains(p.b()))
                .findFirst();
    }

    /** The arms of a group that are no ceilings, in the order of the study. */
    static List<String> readers(RunResults run, ScoreGroup group) {
        GroupScores scores = run.groups().get(group);
        return run.arms().stream()
                .filter(arm -> !arm.ceiling() && scores.arms().contains(arm.id()))
                .map(ResultArm::id)
                .toList();
    }

    private static String other(List<String> arms, String than) {
        return arms.stream().filter(id -> !id.equals(than)).findFirst().orElse("");
    }
}

package org.readingroom.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.SettingsNode;

/** What can only be said of a study as a whole: names that one part uses and another has to hold. */
final class StudyChecks {
    private final SettingsNode node;
    private final Study study;
    private final List<String> problems = new ArrayList<>();

    private StudyChecks(SettingsNode node, Study study) {
        this.node = node;
        this.study = study;
    }

    /** What is wrong, one sentence each with its file and line. */
    static List<String> problems(SettingsNode node, Study study) {
        StudyChecks checks = new StudyChecks(node, study);
        node.get("arms").ifPresent(arms -> arms.items().forEach(checks::arm));
        node.get("analysis").ifPresent(checks::analysis);
        return checks.problems;
    }

    private void arm(SettingsNode arm) {
        String id = arm.get("id").orElseThrow().text();
        arm.get("slices").flatMap(s -> s.get("from-arm")).ifPresent(from -> {
            if (!from.isNothing()) {
                fromArm(id, from);
            }
        });
        tuned(arm, id);
        if (arm.get("prompt").isEmpty()) {
            for (String key : new String[] {"few-shot", "image", "finetune"}) {
                arm.get(key)
                        .filter(n -> !n.isNothing())
                        .ifPresent(n -> problem(
                                n,
                                "'" + key + "' is for an arm that is prompted, and '" + id
                                        + "' has no prompt; remove it, or give the arm a prompt"));
            }
        }
    }

    /** What goes with an arm that is tuned on its own questions. */
    private void tuned(SettingsNode arm, String id) {
        Arm bound = study.arms(id).get(0);
        if (bound.tunedBy().isPresent()) {
            tunedBy(bound, arm.get("finetune").flatMap(f -> f.get(Arm.FROM_ARM)).orElse(arm));
            return;
        }
        if (bound.finetune().isEmpty()) {
            return;
        }
        arm.get("few-shot")
                .filter(n -> !n.isNothing())
                .ifPresent(n -> problem(
                        n,
                        "few-shot: '" + id + "' is tuned on its own questions, and these hold no examples; remove"
                                + " few-shot or finetune"));
        arm.get("image")
                .flatMap(i -> i.get("control"))
                .filter(c -> bound.image().control() == ImageSettings.Control.FLIP)
                .ifPresent(c -> problem(
                        c,
                        "control: flip is for reading, and '" + id + "' would be tuned on images with left and right"
                                + " changed over; remove control or finetune"));
        List<Arm> others = bound.slices().fromArm().map(study::arms).orElse(List.of());
        for (Arm other : others) {
            if (other.prompt().isEmpty() && !other.read().contains(Split.TRAIN)) {
                problem(
                        arm.get("slices").orElse(arm),
                        "from-arm: '" + id + "' is tuned on the slices of '" + other.id()
                                + "', which does not read train; add train and validation to its read:");
            }
        }
    }

    /** An arm that reads with what another arm learnt. */
    private void tunedBy(Arm arm, SettingsNode from) {
        List<Arm> named = study.arms(from.text());
        if (named.isEmpty()) {
            problem(from, "from-arm: there is no arm '" + from.text() + "'; arms are " + ids());
        } else if (named.size() > 1) {
            problem(
                    from,
                    "from-arm: '" + from.text() + "' has seeds; name one of "
                            + String.join(", ", named.stream().map(Arm::id).toList()));
        } else if (named.get(0).finetune().isEmpty() || named.get(0).tunedBy().isPresent()) {
            problem(from, "from-arm: '" + from.text() + "' is not tuned itself; name the arm that is");
        } else if (!named.get(0).model().equals(arm.model())) {
            problem(
                    from,
                    "from-arm: '" + from.text() + "' tunes another model, or one of other settings; use the same");
        }
    }

    private void fromArm(String id, SettingsNode from) {
        List<Arm> named = study.arms(from.text());
        if (named.isEmpty()) {
            problem(from, "from-arm: there is no arm '" + from.text() + "'; arms are " + ids());
        } else if (named.size() > 1) {
            problem(
                    from,
                    "from-arm: '" + from.text() + "' has seeds; name one of "
                            + String.join(", ", named.stream().map(Arm::id).toList()));
        } else if (circle(study.arms(id).get(0)).isPresent()) {
            problem(
                    from,
                    "from-arm: goes round in a circle: "
                            + circle(study.arms(id).get(0)).get());
        } else {
            sameCases(study.arms(id).get(0), named.get(0), from);
        }
    }

    /** An arm's slices can be taken over on the cases that it reads. */
    private void sameCases(Arm arm, Arm other, SettingsNode from) {
        List<Split> more =
                arm.read().stream().filter(s -> !other.read().contains(s)).toList();
        if (!more.isEmpty()) {
            problem(
                    from,
                    "from-arm: '" + other.id() + "' does not read "
                            + more.get(0).word() + ", which '" + arm.id()
                            + "' does; add it to its read:, or take it from this one's");
        } else if (other.cases() != Arm.Cases.ALL && arm.cases() == Arm.Cases.ALL) {
            problem(from, "from-arm: '" + other.id() + "' reads one case of each grade, and '" + arm.id() + "' all");
        }
    }

    private Optional<String> circle(Arm first) {
        Set<String> chain = new LinkedHashSet<>();
        Optional<Arm> arm = Optional.of(first);
        while (arm.isPresent()) {
            if (!chain.add(arm.get().id())) {
                return Optional.of(
                        String.join(" -> ", chain) + " -> " + arm.get().id());
            }
            arm = arm.get().slices().fromArm().flatMap(x -> study.arms(x).stream()
                    .findFirst());
        }
        return Optional.empty();
    }

    private void analysis(SettingsNode analysis) {
        analysis.get("pairs")
                .ifPresent(pairs -> pairs.items().forEach(pair -> pair.items().forEach(this::requireArm)));
        analysis.get("baseline").filter(b -> !b.isNothing()).ifPresent(this::requireArm);
        List<String> metrics = study.metrics().stream().map(PluginChoice::id).toList();
        analysis.get("primary").ifPresent(primary -> primary.keys().forEach(task -> {
            SettingsNode metric = primary.get(task).orElseThrow();
            if (!metrics.contains(metric.text())) {
                problem(
                        metric,
                        "primary: '" + metric.text() + "' is no metric of the study; metrics are "
                                + String.join(", ", metrics));
            }
        }));
    }

    private void requireArm(SettingsNode id) {
        if (study.arms(id.text()).isEmpty()) {
            problem(id, "there is no arm '" + id.text() + "'; arms are " + ids());
        }
    }

    private String ids() {
        Set<String> ids = new LinkedHashSet<>();
        study.arms().forEach(a -> {
            ids.add(a.groupId());
            ids.add(a.id());
        });
        return String.join(", ", ids);
    }

    private void problem(SettingsNode where, String what) {
        problems.add(where.where() + ": " + what);
    }
}

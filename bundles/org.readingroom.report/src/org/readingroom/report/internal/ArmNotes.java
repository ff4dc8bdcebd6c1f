package org.readingroom.report.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.RunData;

/** What a table must say of its arms: which are controls, and that arms that saw different parts of the truth do not compare. */
public final class ArmNotes {
    private ArmNotes() {}

    /** The uses of the truth as they stand after the arm's id in its title; empty where there are none. */
    public static String oracles(RunData.Arm arm) {
        String rest = arm.title().startsWith(arm.id())
                ? arm.title().substring(arm.id().length())
                : arm.title();
        return rest.strip().replaceFirst("^\\[(?:oracles: )?(.*)\\]$", "$1");
    }

    /** The arms that read; a ceiling is the truth, and none of them. */
    public static List<RunData.Arm> readers(List<RunData.Arm> arms) {
        return arms.stream().filter(arm -> !arm.ceiling()).toList();
    }

    /** What a row of the truth itself is, where a table has one. */
    public static Optional<String> ceilings(List<RunData.Arm> arms, List<List<String>> rows) {
        return arms.stream().filter(RunData.Arm::ceiling).noneMatch(c -> rows.stream()
                        .anyMatch(row -> row.contains(c.title())))
                ? Optional.empty()
                : Optional.of(
                        "Ceiling: no arm, but the truth sent through what arms answer in (its mask over the model grid"
                                + " and back, or printed as the true answer and read back), and scored as they are.");
    }

    public static Optional<String> controls(List<RunData.Arm> arms) {
        List<String> controls = readers(arms).stream()
                .filter(RunData.Arm::control)
                .map(RunData.Arm::id)
                .toList();
        return controls.isEmpty()
                ? Optional.empty()
                : Optional.of("Untrained controls: " + String.join(", ", controls) + ".");
    }

    public static Optional<String> unequal(List<RunData.Arm> arms) {
        return readers(arms).stream().map(ArmNotes::oracles).distinct().count() < 2
                ? Optional.empty()
                : Optional.of(
                        "Unequal: the arms use the truth in different ways, as their names say; only arms of equal use"
                                + " compare.");
    }
}

package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmNotes;

/** The arms that read, each with its place in the study, which gives its colour, dash and marker in every figure. */
final class Places {
    /** Letters of an id that stay, however long its oracles are. */
    private static final int LEAST = 12;

    private final List<RunData.Arm> arms;

    Places(RunData run) {
        this(run.arms());
    }

    Places(List<RunData.Arm> all) {
        arms = ArmNotes.readers(all);
    }

    /** An arm's place from 0; after all others for one the run does not name. */
    int of(String arm) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).id().equals(arm)) {
                return i;
            }
        }
        return arms.size();
    }

    /** What an arm is called: its id with its oracles. */
    String title(String arm) {
        int i = of(arm);
        return i < arms.size() ? arms.get(i).title() : arm;
    }

    /** What an arm is called in so many letters; its oracles stay, in brackets, and the id is cut. */
    String title(String arm, int most) {
        String after = oracles(arm);
        return Axes.shortened(arm, Math.max(LEAST, most - after.length())) + after;
    }

    /** What two arms are called that are compared, so many letters of each id; oracles that both have stand once. */
    String pair(String a, String b, int most) {
        boolean alike = oracles(a).equals(oracles(b));
        return Axes.shortened(a, most) + (alike ? "" : oracles(a)) + " - " + Axes.shortened(b, most) + oracles(b);
    }

    private String oracles(String arm) {
        int i = of(arm);
        String oracles = i < arms.size() ? ArmNotes.oracles(arms.get(i)) : "";
        return oracles.isEmpty() ? "" : " [oracles: " + oracles + "]";
    }

    /** Arms in the order of the study. */
    List<String> sorted(Collection<String> ids) {
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(Comparator.<String>comparingInt(this::of).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }
}

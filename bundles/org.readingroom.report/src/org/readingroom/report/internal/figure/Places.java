package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmNotes;

/** The arms that read, each with its place in the study, which gives its colour, dash and marker in every figure. */
final class Places {
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
        int i = of(arm);
        String oracles = i < arms.size() ? ArmNotes.oracles(arms.get(i)) : "";
        String after = oracles.isEmpty() ? "" : " [" + oracles + "]";
        return Axes.shortened(arm, Math.max(6, most - after.length())) + after;
    }

    /** Arms in the order of the study. */
    List<String> sorted(Collection<String> ids) {
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(Comparator.<String>comparingInt(this::of).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }
}

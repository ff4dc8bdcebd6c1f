package org.readingroom.report.internal.table;

import org.readingroom.api.report.RunData;

/** What an arm of a file is called in tables: its id with its uses of the truth. */
public final class Titles {
    private Titles() {}

    /** The title of an arm; the id itself where the run has no such arm. */
    public static String of(RunData run, String arm) {
        return run.arms().stream()
                .filter(a -> a.id().equals(arm))
                .map(RunData.Arm::title)
                .findFirst()
                .orElse(arm);
    }
}

package org.readingroom.report.internal.table;

import org.readingroom.api.report.RunData;

/** What an arm of a file, or the arm that several seeds are of, is called in tables: its id with its uses of the truth. */
public final class Titles {
    private Titles() {}

    /** The title of an id; the id itself where the run has no such arm. */
    public static String of(RunData run, String id) {
        return run.arms().stream()
                .filter(arm -> arm.id().equals(id))
                .map(RunData.Arm::title)
                .findFirst()
                .or(() -> run.arms().stream()
                        .filter(arm -> arm.group().equals(id))
                        .map(Titles::ofGroup)
                        .findFirst())
                .orElse(id);
    }

    /** The title of the arm that an arm is a seed of. */
    public static String ofGroup(RunData.Arm seed) {
        return seed.title().startsWith(seed.id())
                ? seed.group() + seed.title().substring(seed.id().length())
                : seed.group();
    }
}

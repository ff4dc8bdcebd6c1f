package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.ReportException;

/** Whether every arm has read every test case, told from the run's files where the run does not say so itself. */
public final class Completeness {
    /** How a notice begins that says readings are missing. */
    public static final String INCOMPLETE = "INCOMPLETE";

    private Completeness() {}

    /** The notice that heads the report while readings are missing; empty where none are, or the run gives its own. */
    public static Optional<String> notice(RunData run, Consumer<String> warnings) {
        if (run.notices().stream().anyMatch(notice -> notice.startsWith(INCOMPLETE))) {
            return Optional.empty();
        }
        try {
            return lacking(run);
        } catch (ReportException e) {
            warnings.accept(e.getMessage());
            return Optional.of(
                    INCOMPLETE + ": it cannot be told whether readings are missing. " + e.getMessage() + ".");
        }
    }

    private static Optional<String> lacking(RunData run) {
        CohortFile cohort = CohortFile.read(run.folder());
        // The engine knows that an arm asks about some patients only, such as one of each grade.
        JsonNode counted = JsonFile.read(run.folder().resolve("summary.json"))
                .map(summary -> summary.path("missing"))
                .orElse(MissingNode.getInstance());
        List<String> missing = new ArrayList<>();
        List<CohortFile.Entry> test = cohort.split("test");
        for (RunData.Arm arm : ArmNotes.readers(run.arms())) {
            long there = readings(run, arm, test);
            boolean whole = counted.path(arm.id()).asInt(1) == 0;
            if (there < test.size() && !whole) {
                missing.add(arm.title() + " has " + there + " of " + test.size());
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(INCOMPLETE + ": readings of test cases are missing (" + String.join("; ", missing)
                        + "). The same command goes on with them; until then no comparison of arms holds.");
    }

    /** How many of some cases an arm has read: its reading lacks nothing, or where no file says, it has a score. */
    static long readings(RunData run, RunData.Arm arm, List<CohortFile.Entry> cases) {
        Set<String> scored = new HashSet<>();
        for (ScoreRow row : run.scores()) {
            if (row.arm().equals(arm.id()) && row.defined() > 0) {
                scored.add(row.caseId());
            }
        }
        ReadingFiles files = new ReadingFiles(run.folder());
        return cases.stream()
                .filter(c -> files.read(arm.id(), c.id())
                        .map(reading -> reading.path("missing").isEmpty())
                        .orElse(scored.contains(c.id())))
                .count();
    }
}

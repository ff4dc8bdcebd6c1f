package org.readingroom.ui.internal.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.run.ArmForecast;
import org.readingroom.run.RunFolder;
import org.readingroom.run.RunOptions;
import org.readingroom.run.Shard;
import org.readingroom.ui.internal.engine.RunRequest;

/**
 * What a run would ask.
 *
 * @param arms arm by arm
 * @param goesOn whether the folder holds the run already
 */
record StudyForecast(List<ArmForecast> arms, boolean goesOn) {
    /** Counts it, as {@code run --dry-run} does; opens no model. */
    static StudyForecast of(RunRequest request, Monitor monitor) {
        RunOptions options =
                new RunOptions(request.study(), request.roots(), request.out(), Optional.empty(), Shard.WHOLE, true);
        return new StudyForecast(StudyCheck.engine().dryRun(options, monitor), isRun(request.out()));
    }

    /** Whether a folder holds a run. */
    static boolean isRun(Path folder) {
        return Files.exists(new RunFolder(folder).study());
    }

    /** Its sum, in a sentence. */
    String text() {
        long queries = arms.stream().mapToLong(a -> a.queries().orElse(0)).sum();
        long cases = arms.stream().mapToLong(ArmForecast::cases).sum();
        long answered = arms.stream().mapToLong(ArmForecast::answered).sum();
        return arms.size() + " arms read " + cases + " cases"
                + (queries > 0 ? " and are asked " + queries + " queries" : "")
                + (answered > 0 ? "; " + answered + " answers are there already" : "") + ".";
    }
}

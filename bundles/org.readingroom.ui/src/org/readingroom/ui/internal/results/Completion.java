package org.readingroom.ui.internal.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.run.RunFolder;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Study;

/** What a run still lacks, told from the files of its folder. */
final class Completion {
    private final RunFolder folder;
    private final Study study;
    private final Cohort cohort;
    private final ObjectMapper json = new ObjectMapper();

    Completion(RunFolder folder, Study study, Cohort cohort) {
        this.folder = folder;
        this.study = study;
        this.cohort = cohort;
    }

    /** What is lacking, a phrase an arm; none where the run is whole. */
    List<String> lacking(Monitor monitor) {
        List<String> lacking = new ArrayList<>();
        for (Arm arm : study.arms()) {
            monitor.checkCancelled();
            of(arm).ifPresent(lacking::add);
        }
        return lacking;
    }

    private Optional<String> of(Arm arm) {
        if (Files.exists(folder.failure(arm.id()))) {
            return Optional.of(arm.id() + " ended early");
        }
        List<CohortCase> asked = cohort.of(arm);
        long read = asked.stream()
                .filter(c -> whole(folder.readings(arm.id()).resolve(c.caseId() + ".json")))
                .count();
        return read == asked.size()
                ? Optional.empty()
                : Optional.of(arm.id() + " has read " + read + " of " + asked.size() + " cases");
    }

    private boolean whole(Path reading) {
        try {
            return Files.isRegularFile(reading)
                    && json.readTree(reading.toFile()).path("missing").isEmpty();
        } catch (IOException e) {
            throw new ResultsException("cannot read " + reading + ": " + e.getMessage() + "; rescore the run", e);
        }
    }
}

package org.readingroom.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.StudyException;

/** Keeps test patients off the bench, or notes in the cohort's ledger that one was on it. */
final class BenchLedger {
    private final Optional<RunFolder> run;
    private final String arm;

    BenchLedger(Optional<RunFolder> run, String arm) {
        this.run = run;
        this.arm = arm;
    }

    /**
     * Lets a question pass.
     *
     * @throws StudyException where it is about a test patient, and that was not asked for, or there is no ledger
     */
    void admit(CohortCase place, BenchQuestion question) {
        if (place.split() != Split.TEST) {
            return;
        }
        String named = "case " + place.caseId() + " is of a test patient";
        if (!question.testPatients()) {
            throw new StudyException(named + ", on whom prompts are not tried: ask about train or validation patients,"
                    + " or say that test patients may be asked about, which is noted in the run's ledger");
        }
        if (run.isEmpty()) {
            throw new StudyException(
                    named + ", and there is no run whose ledger could note the question: name the run's folder");
        }
    }

    /** Notes that a question about a test patient is being asked. */
    void note(CohortCase place, BenchQuestion question) {
        if (place.split() != Split.TEST) {
            return;
        }
        RunFolder folder = run.orElseThrow();
        String line = new ObjectMapper()
                .createObjectNode()
                .put("format", 1)
                .put("when", Instant.now().toString())
                .put("bench", arm)
                .put("case", place.caseId())
                .put("slice", question.slice())
                .put("repeats", question.repeats())
                .put("own-wording", question.wording().isPresent())
                .toString();
        try {
            Files.write(
                    folder.ledger(),
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RunException("cannot write " + folder.ledger() + ", and so not ask: " + AtomicFile.reason(e), e);
        }
    }
}

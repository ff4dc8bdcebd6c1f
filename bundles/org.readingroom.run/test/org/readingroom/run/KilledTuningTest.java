package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;

/** Kills the tuning of an arm as the system's {@code kill -9} does, at seeded random moments, and goes on with it. */
class KilledTuningTest {
    private static final int KILLS = 8;
    private static final String STUDY = TuningStudy.HEAD
            + "  - { id: t, model: seeing, prompt: point, finetune: { steps: 30, pause: 20 }, slices: { choose: all }"
            + " }\n";

    @TempDir
    Path folder;

    /** The process that is killed. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]));
    }

    private static RunSummary run(Path study, Path out) {
        RunOptions options = new RunOptions(study, Map.of(), out, Optional.empty(), Shard.WHOLE, false);
        return new StudyRun(TunerPlugins.registry(new TunerPlugins.Given()), out.resolveSibling("cache"), RunLog.NONE)
                .run(options, CaseObserver.NONE, Monitor.NONE);
    }

    private Process start(Path study, Path out) throws Exception {
        return KilledRunTest.java(
                KilledTuningTest.class, folder.resolve("child.log"), study.toString(), out.toString());
    }

    @Test
    void killedAtAnyMomentItLearnsTheSame() throws Exception {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, STUDY);
        long started = System.nanoTime();
        Process whole = start(study, folder.resolve("whole"));
        assertEquals(0, whole.waitFor(), Files.readString(folder.resolve("child.log")));
        long length = System.nanoTime() - started;
        Random random = new Random(3407);
        int unfinished = 0;
        for (int i = 0; i < KILLS; i++) {
            Path out = folder.resolve("killed-" + i);
            Process child = start(study, out);
            unfinished +=
                    child.waitFor((long) ((0.3 + 0.6 * random.nextDouble()) * length), TimeUnit.NANOSECONDS) ? 0 : 1;
            child.destroyForcibly().waitFor();
            assertTrue(run(study, out).complete());
            for (String name : List.of("scores.csv", "slice_scores.csv", "models/t/heard.txt")) {
                assertArrayEquals(
                        Files.readAllBytes(folder.resolve("whole").resolve(name)),
                        Files.readAllBytes(out.resolve(name)),
                        name + " after kill " + i);
            }
        }
        assertTrue(unfinished > KILLS / 3, "only " + unfinished + " kills came before the end");
    }
}

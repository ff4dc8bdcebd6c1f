package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;

/** Runs of tuned arms: stopped and gone on, in shards, trained alone, and what they refuse. */
class TuningRunTest extends TuningStudy {
    @Test
    void stoppedInTheMiddleItGoesOnToTheSameResult() throws IOException {
        run("whole", arm("point", ""));
        given.interruptAt = 2;
        assertThrows(CancelledException.class, () -> run("run", arm("point", "")));
        given.interruptAt = Integer.MAX_VALUE;
        int fits = given.views.size();
        assertTrue(run("run", arm("point", "")).complete());
        assertEquals(fits + 1, given.views.size());
        for (String file : List.of("models/t/heard.txt", "scores.csv")) {
            assertEquals(
                    Files.readString(folder.resolve("whole").resolve(file)),
                    Files.readString(folder.resolve("run").resolve(file)));
        }
        run("run", arm("point", ""));
        assertEquals(fits + 1, given.views.size(), "a finished training is loaded");
        assertEquals(1, given.loads);
    }

    @Test
    void trainedAloneTheRunGoesOnFromIt() throws IOException {
        runner(TunerPlugins.registry(given))
                .train(options("run", arm("point", ""), Optional.of("t"), Shard.WHOLE), Monitor.NONE);
        assertFalse(Files.exists(folder.resolve("run/answers/t.jsonl")));
        assertEquals(1, given.views.size());
        RunSummary s = run("run", arm("point", ""));
        assertTrue(s.complete(), s.failures().toString());
        assertEquals(1, given.views.size());
        run("other", arm("point", ""));
        assertEquals(
                Files.readString(folder.resolve("other/scores.csv")),
                Files.readString(folder.resolve("run/scores.csv")));
        String untuned = "  - { id: u, model: seeing, prompt: point }\n";
        says(
                assertThrows(ReadingRoomException.class, () -> runner(TunerPlugins.registry(given))
                                .train(options("no", untuned, Optional.of("u"), Shard.WHOLE), Monitor.NONE))
                        .getMessage(),
                "nothing to learn");
    }

    @Test
    void shardsShareOneTraining() throws IOException {
        run("whole", arm("point", ""));
        StudyRun runner = runner(TunerPlugins.registry(given));
        int fits = given.views.size();
        for (String shard : List.of("1/3", "2/3", "3/3")) {
            runner.run(
                    options("run", arm("point", ""), Optional.empty(), Shard.parse(shard)),
                    CaseObserver.NONE,
                    Monitor.NONE);
        }
        assertEquals(fits + 1, given.views.size());
        runner.rescore(folder.resolve("run"), Optional.empty(), Map.of(), true, CaseObserver.NONE, Monitor.NONE);
        assertEquals(
                Files.readString(folder.resolve("whole/scores.csv")),
                Files.readString(folder.resolve("run/scores.csv")));
    }

    @Test
    void whatATrainingRestsOnMayNotChange() throws IOException {
        run("run", arm("point", ""));
        for (String other : List.of(
                arm("{ id: point, text: Where }", ""),
                arm("point", ", slices: { choose: all }"),
                arm("point", ", image: { volumes: [t1] }"),
                arm("point", ", decode: { temperature: 0.5 }"),
                arm("point", "").replace("finetune: own", "finetune: { steps: 5 }"))) {
            says(refusal(other), "trained", "other settings or patients");
        }
        assertTrue(run("run", arm("point", ", decode: { repeats: 2 }")).complete());
        assertTrue(run("run", arm("point", "").replace("finetune: own", "finetune: { preset: own, pause: 1 }"))
                .complete());
    }

    @Test
    void aTargetThatIsNotReadBackStopsItBeforeAnythingIsLearnt() {
        says(refusal(arm("deaf", "")), "case M", "axial-002", "'high'", "not read");
        assertTrue(given.views.isEmpty());
        assertFalse(Files.exists(folder.resolve("run/models/t/readingroom-fit.json")));
    }

    @Test
    void withoutOneTunerItIsToldWhereAndWhat() throws IOException {
        RunOptions options = options("run", arm("point", ""), Optional.empty(), Shard.WHOLE);
        PluginRegistry none = TunerPlugins.builder(given).build();
        says(
                assertThrows(ReadingRoomException.class, () -> runner(none)
                                .run(options, CaseObserver.NONE, Monitor.NONE))
                        .getMessage(),
                "study.yaml:7",
                "'t' is fine-tuned",
                "tunes the model 'seeing'",
                "install",
                "org.readingroom.lora.feature");
        PluginRegistry two = TunerPlugins.builder(given)
                .add(PluginKind.MODEL, "one", "One", () -> new TunerPlugins.TunerPlugin(given))
                .add(PluginKind.MODEL, "two", "Two", () -> new TunerPlugins.TunerPlugin(given))
                .build();
        says(
                assertThrows(ReadingRoomException.class, () -> runner(two)
                                .run(options, CaseObserver.NONE, Monitor.NONE))
                        .getMessage(),
                "one, two");
        says(
                refusal("  - id: t\n    model: seeing\n    prompt: point\n    finetune:\n      stepz: 3\n"),
                "study.yaml:11",
                "stepz");
        says(refusal(arm("point", ", few-shot: { examples: 1 }")), "few-shot");
        says(refusal(arm("point", "").replace("model: seeing", "model: { id: seeing, adapter: x }")), "does not learn");
    }

    @Test
    void whatAnArmLearntIsReadWithByOthers() throws IOException {
        String text = "  - { id: flipped, like: t, finetune: { from-arm: t }, image: { control: flip } }\n"
                + "  - { id: again, like: t, finetune: { from-arm: t } }\n"
                + arm("point", "");
        RunSummary s = run("run", text);
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(1, given.views.size(), "trained once");
        assertEquals(2, given.loads);
        assertFalse(Files.exists(folder.resolve("run/models/again")));
        RunFolder run = new RunFolder(folder.resolve("run"));
        assertEquals(
                ArmBasis.read(run.basis("t")).fit(),
                ArmBasis.read(run.basis("again")).fit());
        RunSummary alone = runner(TunerPlugins.registry(given))
                .run(options("other", text, Optional.of("again"), Shard.WHOLE), CaseObserver.NONE, Monitor.NONE);
        says(alone.failures().get("again"), "'t'", "not trained yet");
    }
}

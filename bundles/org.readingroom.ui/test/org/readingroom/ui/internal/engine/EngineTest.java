package org.readingroom.ui.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readingroom.ui.internal.engine.ArmState.Stage;

class EngineTest {
    @TempDir
    Path folder;

    private static RunProgress said(String... lines) {
        RunProgress progress = new RunProgress();
        for (String line : lines) {
            progress.take(EngineEvent.parse(line));
        }
        return progress;
    }

    @Test
    void whatIsSaidOfArmsIsPutTogether() {
        RunProgress progress = said(
                "{\"event\":\"arms\",\"arms\":[\"prior\",\"cnn\"]}",
                "{\"event\":\"arm\",\"arm\":\"prior\",\"state\":\"preparing\"}",
                "{\"event\":\"arm\",\"arm\":\"prior\",\"state\":\"reading\",\"cases\":8}",
                "{\"event\":\"arm-progress\",\"arm\":\"prior\",\"done\":3,\"total\":8,\"answers\":6,\"open\":10,\"remaining\":70}");
        assertEquals(
                new ArmState("prior", Stage.READING, 3, 8, 6, OptionalLong.of(70), ""),
                progress.arms().get(0));
        assertEquals(Stage.WAITING, progress.arms().get(1).stage());
        assertEquals(0.375, progress.arms().get(0).share());
    }

    @Test
    void aTrainingIsTheProgressOfItsArm() {
        RunProgress progress = said(
                "{\"event\":\"arm\",\"arm\":\"cnn\",\"state\":\"preparing\"}",
                "{\"event\":\"progress\",\"task\":\"Epoch 2 of 3\",\"done\":4,\"total\":12,\"remaining\":9,\"over\":false}");
        assertEquals(
                new ArmState("cnn", Stage.PREPARING, 4, 12, 0, OptionalLong.of(9), "Epoch 2 of 3"),
                progress.arms().get(0));
    }

    @Test
    void answersAreCountedByEndState() {
        RunProgress progress = said(
                "{\"event\":\"answer\",\"arm\":\"a\",\"case\":\"c1\",\"task\":\"grade\",\"state\":\"answered\",\"said\":\"HGG\",\"ms\":4}",
                "{\"event\":\"answer\",\"arm\":\"a\",\"case\":\"c2\",\"task\":\"grade\",\"state\":\"refused\",\"said\":\"\",\"ms\":4}");
        assertEquals(Map.of("answered", 1L, "refused", 1L), progress.states());
        assertEquals(
                new AnswerRow(1, "a", "c1", "grade", "", "answered", "HGG", 4),
                progress.answers().get(0));
    }

    @Test
    void manyAnswersAreCountedAndTheLastKept() {
        RunProgress progress = new RunProgress();
        for (int i = 0; i < RunProgress.MOST + 5; i++) {
            progress.take(
                    EngineEvent.parse("{\"event\":\"answer\",\"arm\":\"a\",\"case\":\"c\",\"state\":\"answered\"}"));
        }
        assertEquals(RunProgress.MOST + 5, progress.answered());
        assertEquals(RunProgress.MOST, progress.answers().size());
        assertEquals(6, progress.answers().get(0).number());
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertEquals(
                List.of("libtorch says hello", "{\"x\":1}"),
                said("libtorch says hello", "{\"x\":1}").lines());
    }

    @ParameterizedTest
    @CsvSource({
        "0,false,false,DONE",
        "130,true,false,STOPPED",
        "1,true,false,STOPPED",
        "1,false,true,FAILED",
        "1,false,false,INCOMPLETE",
        "-1,false,false,DIED",
        "-1,true,false,STOPPED"
    })
    void howASessionEnded(int said, boolean stopped, boolean error, RunStatus status) {
        assertEquals(status, RunStatus.of(said, stopped, error));
        assertEquals(status != RunStatus.DONE, status.resumable());
    }

    @Test
    void linesAreGivenOnceTheirEndIsWritten() throws IOException {
        Path file = folder.resolve("events.jsonl");
        LineTail tail = new LineTail(file);
        assertEquals(List.of(), tail.lines());
        Files.writeString(file, "one\r\ntwo\nth");
        assertEquals(List.of("one", "two"), tail.lines());
        assertEquals(List.of(), tail.lines());
        Files.writeString(file, "r\u00e9e\n", StandardOpenOption.APPEND);
        assertEquals(List.of("thr\u00e9e"), tail.lines());
        Files.writeString(file, "new\n");
        assertEquals(List.of("new"), tail.lines());
    }

    @Test
    void aSessionIsFoundAgain() {
        RunRequest request =
                new RunRequest(Path.of("/a/study.yaml"), Map.of("scans", Path.of("/b c")), Path.of("/out"), false);
        RunRecord record = new RunRecord("20260101-1", request, 42, 7, true);
        record.write(folder);
        assertEquals(record, RunRecord.read(RunRecord.file(folder, "20260101-1")));
    }

    @Test
    void theCommandCanBeTyped() {
        RunRequest request =
                new RunRequest(Path.of("/a/it's.yaml"), Map.of("scans", Path.of("/b c")), Path.of("/out"), true);
        Engine engine = new Engine(Path.of("/e"), Path.of("/e"), Path.of("/h"));
        String typed = engine.typed(request.words());
        assertTrue(
                typed.endsWith("readingroom run '/a/it'\\''s.yaml' --root 'scans=/b c' --out /out --accept-versions"),
                typed);
    }

    @Test
    void curvesAreSplitByFold() {
        TrainingCurves curves = TrainingCurves.parse(
                "cnn",
                List.of(
                        "epoch,loss,validation-dice,fold,learning-rate",
                        "1,1.5,,0,0.01",
                        "2,1.0,0.25,0,0.01",
                        "1,1.4,0.5,1,0.01",
                        "2,0.9"));
        assertEquals("epoch", curves.axis());
        assertEquals(
                List.of(
                        "loss/fold 0, learning-rate 0.01/2", "validation-dice/fold 0, learning-rate 0.01/1",
                        "loss/fold 1, learning-rate 0.01/1", "validation-dice/fold 1, learning-rate 0.01/1"),
                curves.lines().stream()
                        .map(l ->
                                l.measure() + "/" + l.part() + "/" + l.points().size())
                        .toList());
    }
}

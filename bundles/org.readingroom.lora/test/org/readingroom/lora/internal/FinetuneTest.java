package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.lora.TinyFolder;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.lora.peft.PeftConfig;
import org.readingroom.torch.TensorScope;

/** Fine-tunings of the tiny model in a folder: what they leave, how they go on, what stops them. */
class FinetuneTest {
    @TempDir
    Path scratch;

    private Path base;

    @BeforeEach
    void copy() throws Exception {
        base = TinyFolder.copy(Files.createDirectories(scratch.resolve("base")));
    }

    private TrainableModel open(String... lines) {
        return (TrainableModel)
                new LlamaLoraPlugin().open(TinyTuning.settings(base, lines), new ModelContext(1, scratch, true));
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(scratch.resolve(name));
    }

    private Path fit(String name, GradeLessons view, String... lines) throws Exception {
        try (TrainableModel model = open(lines)) {
            model.fit(view, folder(name), Monitor.NONE);
        }
        return folder(name);
    }

    /** Stops work when a step begins. */
    private static Monitor stoppingAt(int step) {
        return new Monitor() {
            @Override
            public void begin(String task, long total) {
                if (task.startsWith("Tuning, step " + step + " of") && task.contains("loss")) {
                    throw new CancelledException();
                }
            }

            @Override
            public void worked(long done) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static List<String> curves(Path folder) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("curves.csv"));
        int speed = List.of(lines.get(0).split(",")).indexOf("tokens-per-second");
        return lines.stream()
                .map(l -> {
                    String[] cells = l.split(",", -1);
                    cells[speed] = "";
                    return String.join(",", cells);
                })
                .toList();
    }

    /** As a disk may leave a file; the checkpoint before it is whole. */
    private static void cutShort(Path file) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 100));
    }

    @Test
    void stoppedAtAnyStepItEndsWithTheSameAdapterByteForByte() throws Exception {
        String[] lines = {
            "steps: 6",
            "checkpoint-steps: 2",
            "dropout: 0.1",
            "validate-every: 3",
            "keep: best",
            "optimiser: adamw-8bit",
            "r: 8",
            "balance: patient"
        };
        GradeLessons view = new GradeLessons(5, 2, 3407);
        view.addText(view.trainingCase(1), "Choice: 0");
        Path whole = fit("whole", view, lines);
        byte[] adapter = Files.readAllBytes(whole.resolve(PeftAdapter.FILE));
        for (int step = 1; step <= 6; step++) {
            Path folder = folder("stopped-" + step);
            Monitor stopping = stoppingAt(step);
            try (TrainableModel model = open(lines)) {
                assertThrows(CancelledException.class, () -> model.fit(view, folder, stopping));
                assertFalse(Files.exists(folder.resolve(AdapterCard.FILE)));
                if (step == 6) {
                    cutShort(folder.resolve("training/step-0000000004.safetensors"));
                }
                model.fit(view, folder, Monitor.NONE);
            }
            assertArrayEquals(adapter, Files.readAllBytes(folder.resolve(PeftAdapter.FILE)), "stopped at step " + step);
            assertEquals(curves(whole), curves(folder), "stopped at step " + step);
            assertFalse(Files.exists(folder.resolve("training")), "what it went on from is removed");
        }
    }

    @Test
    void learnsItsAnswersAndSaysWhatItIsFor() throws Exception {
        Path folder = fit("fit", new GradeLessons(4, 2, 3407), "steps: 12", "validate-every: 6");
        List<String> curves = Files.readAllLines(folder.resolve("curves.csv"));
        List<String> head = List.of(curves.get(0).split(","));
        assertEquals(14, curves.size(), "a row a step, and one before the first");
        double first = Double.parseDouble(curves.get(2).split(",")[head.indexOf("loss")]);
        double last = Double.parseDouble(curves.get(13).split(",")[head.indexOf("loss")]);
        assertTrue(last < 0.6 * first, "loss from " + first + " to " + last);
        assertTrue(head.containsAll(List.of("validation-accuracy", "validation-parsed", "gradient-norm-vision-mlp")));
        JsonNode card = new ObjectMapper().readTree(Files.readString(folder.resolve(AdapterCard.FILE)));
        assertEquals("before", card.path("reading").path("capture").asText());
        assertEquals("12", card.path("facts").path("kept-step").asText());
        assertEquals("unsloth-default", card.path("settings").path("preset").asText());
        assertFalse(Files.readString(folder.resolve(AdapterCard.FILE)).contains("patient-00"), "names no patient");
        String preview = Files.readString(folder.resolve("preview.txt"));
        assertTrue(preview.contains("are learnt: 'Choice: 1'"), preview);
        assertTrue(preview.contains("only watched; kept is the last step"), preview);
    }

    @Test
    void theBestStepIsKeptAndTheRestStopsEarly() throws Exception {
        GradeLessons view = new GradeLessons(4, 2, 3407);
        // A rate at which it soon forgets: looks become worse.
        Path folder = fit(
                "fit",
                view,
                "steps: 40",
                "lr: 0.5",
                "schedule: constant",
                "validate-every: 1",
                "keep: best",
                "early-stopping: 3");
        JsonNode chosen = new ObjectMapper().readTree(Files.readString(folder.resolve("selection.json")));
        assertEquals("early", chosen.path("stopped").asText(), chosen::toString);
        assertEquals(chosen.path("of").asInt(), chosen.path("step").asInt() + 3, chosen::toString);
        assertEquals(2, chosen.path("usedForSelection").size());
        List<String> curves = Files.readAllLines(folder.resolve("curves.csv"));
        int column = List.of(curves.get(0).split(",")).indexOf("validation-accuracy");
        double best = curves.stream()
                .skip(2)
                .mapToDouble(l -> Double.parseDouble(l.split(",", -1)[column]))
                .max()
                .orElseThrow();
        assertEquals(best, chosen.path("value").asDouble());
    }

    @Test
    void aBaseInFourBitsOrInSixteenIsTunedAndReadAlike() throws Exception {
        GradeLessons view = new GradeLessons(2, 1, 3407);
        for (String precision : List.of("nf4", "bf16")) {
            Path folder = folder(precision);
            LlamaLoraSettings settings = TinyTuning.bound(
                    Map.of("tiny", base),
                    "root: tiny\ndevice: cpu\nthreads: 1\nkeep-quantised: false\nprecision: " + precision
                            + "\nfinetune: { preset: unsloth-default, r: 4, steps: 3, lr: 0.01, warm-up: 1, batch: 1,"
                            + " accumulation: 1, validate-every: 3 }\n");
            try (TrainableModel model =
                    (TrainableModel) new LlamaLoraPlugin().open(settings, new ModelContext(1, scratch, true))) {
                model.fit(view, folder, Monitor.NONE);
                assertTrue(model.identity().containsKey("adapter"));
            }
            JsonNode card = new ObjectMapper().readTree(Files.readString(folder.resolve(AdapterCard.FILE)));
            assertEquals(precision, card.path("reading").path("precision").asText());
        }
    }

    @Test
    void whatIsClosedIsFreed() throws Exception {
        int before = TensorScope.openScopes();
        GradeLessons view = new GradeLessons(2, 1, 3407);
        fit("whole", view, "steps: 2", "validate-every: 1");
        assertEquals(before, TensorScope.openScopes());
        try (TrainableModel model = open("steps: 3")) {
            assertThrows(CancelledException.class, () -> model.fit(view, folder("stopped"), stoppingAt(2)));
        }
        assertEquals(before, TensorScope.openScopes(), "of a fit that was stopped");
        refused(view, "steps: 2", "max-sequence: 20");
        assertEquals(before, TensorScope.openScopes(), "of a fit that was refused");
    }

    private String refused(GradeLessons view, String... lines) throws Exception {
        Path folder = folder("refused-" + Math.abs(String.join(lines[0], lines).hashCode()));
        try (TrainableModel model = open(lines)) {
            return assertThrows(ReadingRoomException.class, () -> model.fit(view, folder, Monitor.NONE))
                    .getMessage();
        }
    }

    @Test
    void aTrueAnswerThatIsTooLongIsFoundBeforeAnythingIsLearnt() throws Exception {
        GradeLessons view = new GradeLessons(4, 0, 1);
        view.add(view.trainingCase(2), "Choice: " + "1".repeat(200));
        String said = refused(view, "steps: 2", "max-sequence: 100");
        assertTrue(said.contains("patient-002") && said.contains("max-sequence 100"), said);
        assertFalse(Files.exists(scratch.resolve("refused-0/curves.csv")));
    }

    @Test
    void withoutValidationPatientsNothingCanBeChosen() throws Exception {
        assertTrue(refused(new GradeLessons(4, 0, 1), "steps: 2", "keep: best", "validate-every: 1")
                .contains("validation patients"));
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsNamed() throws Exception {
        Path folder = folder("full");
        Files.writeString(folder.resolve("training"), "no folder");
        try (TrainableModel model = open("steps: 3", "checkpoint-steps: 1")) {
            String said = assertThrows(
                            ReadingRoomException.class,
                            () -> model.fit(new GradeLessons(4, 0, 1), folder, Monitor.NONE))
                    .getMessage();
            assertTrue(said.contains("training"), said);
        }
    }

    @Test
    void anAdapterFromElsewhereIsCheckedAgainstTheModelAndThePatients() throws Exception {
        GradeLessons view = new GradeLessons(4, 2, 3407);
        Path adapter = fit("adapter", view, "steps: 2");
        String yaml = "root: tiny\ndevice: cpu\nthreads: 1\nadapter: adapter\n";
        try (GivenAdapter model = given(yaml, adapter)) {
            model.expect(view.validation());
            String said = assertThrows(ModelException.class, () -> model.expect(view.training()))
                    .getMessage();
            assertTrue(said.contains("patient-000") && said.contains("allow-training-patients"), said);
            assertEquals("known", model.identity().get("adapter-patients"));
        }
        try (GivenAdapter model = given(yaml + "allow-training-patients: true\n", adapter)) {
            model.expect(view.training());
            assertEquals("true", model.identity().get("allow-training-patients"));
        }
        for (String other : List.of("capture: after", "row-mask: attention-and-mlp", "precision: nf4")) {
            String said = assertThrows(
                            ModelException.class, () -> given(yaml + other + "\nkeep-quantised: false\n", adapter))
                    .getMessage();
            assertTrue(said.contains(other.substring(0, other.indexOf(':')) + " is"), said);
        }
        byte[] weights = Files.readAllBytes(base.resolve("model.safetensors"));
        weights[weights.length - 1] ^= 1;
        Files.write(base.resolve("model.safetensors"), weights);
        String said =
                assertThrows(ModelException.class, () -> given(yaml, adapter)).getMessage();
        assertTrue(said.contains("base model's weights"), said);
        Files.delete(adapter.resolve(AdapterCard.FILE));
        try (GivenAdapter model = given(yaml, adapter)) {
            model.expect(view.training());
            assertTrue(model.identity().get("adapter-patients").startsWith("unknown"));
        }
        Files.writeString(adapter.resolve(PeftConfig.FILE), "{}");
        assertThrows(ModelException.class, () -> given(yaml, adapter));
    }

    private GivenAdapter given(String yaml, Path adapter) {
        return (GivenAdapter) new LlamaLoraPlugin()
                .open(
                        TinyTuning.bound(Map.of("tiny", base, "adapter", adapter), yaml),
                        new ModelContext(1, scratch, true));
    }
}

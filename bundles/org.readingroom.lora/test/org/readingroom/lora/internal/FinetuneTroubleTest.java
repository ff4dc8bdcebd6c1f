package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.lora.TinyFolder;
import org.readingroom.lora.disk.FullDisk;
import org.readingroom.lora.peft.PeftAdapter;

/** What goes wrong within a fine-tuning: it is named, nothing that was saved is lost, and it can go on. */
class FinetuneTroubleTest {
    private static final String[] LINES = {
        "steps: 6",
        "checkpoint-steps: 2",
        "validate-every: 2",
        "keep: best",
        "schedule: constant",
        "r: 2",
        "vision: false"
    };

    /** A scale at which the third step, the first after the adapter moved, is beyond all numbers. */
    private static final String BEYOND = "alpha: 1e15";

    @TempDir
    Path scratch;

    private Path base;
    private final GradeLessons view = new GradeLessons(4, 2, 3407);

    @BeforeEach
    void copy() throws Exception {
        base = TinyFolder.copy(Files.createDirectories(scratch.resolve("base")));
    }

    private void fit(Path folder, String... lines) throws IOException {
        Files.createDirectories(folder);
        ModelContext context = new ModelContext(1, scratch.resolve("cache"), true);
        try (TrainableModel model =
                (TrainableModel) new LlamaLoraPlugin().open(TinyTuning.settings(base, lines), context)) {
            model.fit(view, folder, Monitor.NONE);
        }
    }

    private String refused(Path folder, String... lines) {
        return assertThrows(ReadingRoomException.class, () -> fit(folder, lines))
                .getMessage();
    }

    private static Map<String, byte[]> checkpoints(Path folder) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        if (Files.isDirectory(folder.resolve("training"))) {
            try (Stream<Path> files = Files.list(folder.resolve("training"))) {
                for (Path file : files.toList()) {
                    all.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return all;
    }

    /** All that is known of each step but how fast it was. */
    private static List<String> curves(Path folder) throws IOException {
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

    @Test
    void aLossThatIsNoNumberIsFoundAtItsStepAndTheCheckpointBeforeStands() throws Exception {
        Path folder = scratch.resolve("beyond");
        String[] lines = {"steps: 6", "checkpoint-steps: 2", "schedule: constant", BEYOND};
        String said = refused(folder, lines);
        assertTrue(said.contains("NaN") && said.contains("step 3") && said.contains("lower the learning rate"), said);
        assertTrue(said.contains("the checkpoint of step 2 stands"), said);
        assertTrue(view.lessons().stream().anyMatch(l -> said.contains(l.key())), said);
        Map<String, byte[]> saved = checkpoints(folder);
        assertEquals(List.of("step-0000000002.safetensors"), List.copyOf(saved.keySet()));
        assertEquals(said, refused(folder, lines));
        assertArrayEquals(
                saved.get("step-0000000002.safetensors"), checkpoints(folder).get("step-0000000002.safetensors"));
        assertFalse(Files.exists(folder.resolve(AdapterCard.FILE)));
        fit(folder, "steps: 6", "checkpoint-steps: 2", "schedule: constant");
        List<String> curves = curves(folder);
        assertEquals(7, curves.size());
        assertTrue(curves.get(2).startsWith("2,") && curves.get(6).startsWith("6,"), curves::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "step-0000000004, 1000, 2",
        "step-0000000002, 20, 0",
        "best-, 100, 0",
        "curves.csv, 10, 0",
        "curves.csv, 560, 2",
        "adapter_model.safetensors, 500, 6",
        "adapter_config.json, 10, 6",
        "selection.json, 10, 6",
        "readingroom.json, 10, 6",
        "preview.txt, 10, 0"
    })
    void aDiskThatFillsLosesNothingThatWasSaved(String file, long bytes, int standing) throws Exception {
        Path whole = scratch.resolve("whole");
        fit(whole, LINES);
        Path real = scratch.resolve("full");
        FullDisk disk = new FullDisk();
        disk.fill(file, bytes);
        String said = refused(disk.of(real), LINES);
        assertTrue(disk.wasFull(), said);
        assertTrue(said.contains("No space left on device") && said.contains(file), said);
        assertFalse(Files.exists(real.resolve(AdapterCard.FILE)));
        Map<String, byte[]> saved = checkpoints(real);
        assertTrue(saved.keySet().stream().noneMatch(n -> n.endsWith(".part")), saved.keySet()::toString);
        String last = String.format("step-%010d.safetensors", standing);
        assertEquals(standing > 0, saved.containsKey(last), saved.keySet()::toString);
        if (standing == 2) {
            assertTrue(said.contains("the checkpoint of step 2 stands"), said);
        }
        disk.free();
        fit(disk.of(real), LINES);
        assertArrayEquals(
                Files.readAllBytes(whole.resolve(PeftAdapter.FILE)),
                Files.readAllBytes(real.resolve(PeftAdapter.FILE)));
        assertEquals(curves(whole), curves(real));
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("selection.json")),
                Files.readAllBytes(real.resolve("selection.json")));
        assertTrue(checkpoints(real).isEmpty());
    }
}

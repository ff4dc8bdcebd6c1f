package org.readingroom.lora.internal.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.parity.Finding;
import org.readingroom.lora.GoldenPack;

class TrainingCheckTest {
    @TempDir
    Path folder;

    private static List<Finding> check(Path pack) {
        return GoldenPack.RUNTIME.call(() -> new TrainingCheck().check(pack, GoldenPack.RUNTIME, Monitor.NONE));
    }

    private void copy() throws Exception {
        Path pack = GoldenPack.file("config.json").getParent();
        try (Stream<Path> files = Files.list(pack)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void everyItemOfTheGoldenPackIsWithinItsTolerance() {
        List<Finding> all = check(GoldenPack.file("config.json").getParent());
        assertEquals(9, all.size());
        all.forEach(f -> assertEquals(Finding.State.OK, f.state(), f.line()));
    }

    @Test
    void anotherTrainingIsBeyond() throws Exception {
        copy();
        Path log = folder.resolve("golden_train.json");
        Files.writeString(log, Files.readString(log).replace("5.466825723648071", "5.4"));
        Files.copy(
                folder.resolve("adapter_model.safetensors"),
                folder.resolve("golden_train_final_adapter.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        List<String> beyond = check(folder).stream()
                .filter(f -> f.state() == Finding.State.BEYOND)
                .map(Finding::item)
                .toList();
        assertEquals(List.of("training losses, 6 steps", "trained adapter"), beyond);
    }

    @Test
    void whatAPackDoesNotHoldIsNotCompared() throws Exception {
        copy();
        for (String name : List.of("golden_train.json", "golden_lora_grads.safetensors", "golden_quant.safetensors")) {
            Files.delete(folder.resolve(name));
        }
        assertTrue(check(folder).isEmpty());
    }

    @Test
    void aPackThatCannotBeTrainedOnIsNamed() throws Exception {
        copy();
        Files.writeString(folder.resolve("golden_train.json"), "{");
        assertTrue(assertThrows(LlamaException.class, () -> check(folder))
                .getMessage()
                .contains("cannot be trained on"));
    }
}

package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsWriter;

/** What a study may say of a fine-tuning, and what the presets make of what it does not. */
class FinetuneSettingsTest {
    @TempDir
    static Path folder;

    private static LlamaLoraSettings bound(String yaml) {
        return TinyTuning.bound(Map.of("tiny", folder, "other", folder), "root: tiny\n" + yaml);
    }

    private static FinetunePlan plan(String finetune) {
        return bound("finetune: " + finetune).finetune().orElseThrow().plan();
    }

    private static String refused(String yaml) {
        return assertThrows(SettingsException.class, () -> bound(yaml)).getMessage();
    }

    @Test
    void thePublishedRuns() {
        FinetunePlan p = plan("{ preset: liu2025-classify-100 }");
        assertEquals(16, p.window());
        assertEquals(OptionalInt.of(100), p.steps());
        assertEquals(2e-6, p.lr());
        assertEquals(0.01, p.weightDecay());
        assertEquals(FinetuneSettings.Keep.LAST, p.keep());
        assertEquals(0, p.earlyStopping());
        assertTrue(!p.adapter().vision() && p.adapter().language());
        assertEquals(1, p.adapter().scale());
        assertEquals(64, plan("{ preset: liu2025-classify-epoch }").window());
        assertEquals(
                OptionalInt.of(1), plan("{ preset: liu2025-classify-epoch }").epochs());
        assertEquals(OptionalInt.of(100), plan("{ preset: liu2025-center }").steps());
        assertEquals(OptionalInt.of(200), plan("{ preset: liu2025-box }").steps());
        assertEquals(OptionalInt.of(150), plan("{ preset: liu2025-polygon }").steps());
        assertEquals(
                FinetuneSettings.Keep.BEST, plan("{ preset: improved-box }").keep());
        assertEquals(2e-4, plan("{}").lr());
    }

    @Test
    void whatIsSaidStandsInThePlaceOfThePresets() {
        FinetunePlan p =
                plan("{ preset: liu2025-classify-100, epochs: 2, lr: 1e-4, vision: true, optimiser: adamw-8bit }");
        assertEquals(OptionalInt.empty(), p.steps());
        assertEquals(OptionalInt.of(2), p.epochs());
        assertEquals(1e-4, p.lr());
        assertTrue(p.adapter().vision());
        assertEquals(4, p.batch());
    }

    @Test
    void aPresetsValuesArePartOfTheSettings() {
        String written =
                SettingsWriter.write(bound("finetune: { preset: liu2025-box }")).toString();
        assertTrue(written.contains("steps") && written.contains("200"), written);
    }

    @Test
    void aPlanIsToldBeforeAModelIsOpened() {
        Map<String, String> told =
                new LlamaLoraPlugin().training(bound("finetune: { preset: liu2025-polygon, lr: 1e-5 }"));
        assertEquals("preset", told.keySet().iterator().next());
        assertEquals("4", told.get("batch"));
        assertEquals("150", told.get("steps"));
        assertEquals("1.0E-5", told.get("lr"));
        assertTrue(told.get("readings").contains("the methods say 8 to 24"), told::toString);
        assertEquals(Map.of(), new LlamaLoraPlugin().training(bound("adapter: other")));
    }

    @Test
    void ofTwoLooksTheBetterOne() {
        assertTrue(Selecting.better(
                Map.of("accuracy", 0.6, "parse-rate", 0.5), Map.of("accuracy", 0.5, "parse-rate", 1.0)));
        assertTrue(Selecting.better(
                Map.of("accuracy", 0.0, "parse-rate", 0.5), Map.of("accuracy", 0.0, "parse-rate", 0.0)));
        assertFalse(Selecting.better(Map.of("dice", 0.4, "parse-rate", 0.5), Map.of("dice", 0.4, "parse-rate", 0.5)));
        assertFalse(Selecting.better(Map.of("dice", 0.0, "parse-rate", 0.5), Map.of("dice", 0.0, "parse-rate", 0.5)));
        assertFalse(Selecting.better(Map.of("dice", 0.0, "parse-rate", 0.0), Map.of("dice", 0.0, "parse-rate", 0.5)));
        assertTrue(
                Selecting.better(Map.of("dice", 0.0, "parse-rate", 0.0), Map.of("dice", 0.0, "parse-rate", 0.0)),
                "while nothing is answered, the later step");
        assertTrue(Selecting.better(
                Map.of("centre-distance", 4.0, "parse-rate", 1.0), Map.of("centre-distance", 5.0, "parse-rate", 1.0)));
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertTrue(
                refused("finetune: { preset: liu2024 }").contains("liu2025-classify-100"),
                refused("finetune: { preset: liu2024 }"));
        assertTrue(refused("finetune: { steps: 1, epochs: 1 }").contains("steps, epochs"));
        assertTrue(refused("finetune: { keep: best }").contains("validate-every"));
        assertTrue(refused("finetune: { 4-bit: true }").contains("nf4"), refused("finetune: { 4-bit: true }"));
        assertTrue(refused("precision: nf4\nfinetune: { 4-bit: false }").contains("4-bit"));
        assertTrue(refused("precision: fp32\n").contains("finetune, adapter"));
        assertTrue(refused("adapter: other\nfinetune: {}").contains("not both"));
        assertTrue(refused("finetune: {}\nallow-training-patients: true").contains("allow-training-patients"));
        assertTrue(refused("finetune: { optimizer: adamw }").contains("optimiser"));
        bound("precision: nf4\nfinetune: { 4-bit: true }");
    }
}

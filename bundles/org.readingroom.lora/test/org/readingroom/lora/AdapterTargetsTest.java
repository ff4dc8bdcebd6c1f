package org.readingroom.lora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.lora.AdapterSettings.Start;

/** Which modules are changed; the counts are those that PEFT gives for the 11B. */
class AdapterTargetsTest {
    private static final LlamaConfig LARGE = Published.config();

    private static AdapterTargets targets(boolean vision, boolean language, boolean attention, boolean mlp) {
        return AdapterTargets.of(
                LARGE, new AdapterSettings(16, 16, 0, false, vision, language, attention, mlp, Start.KAIMING));
    }

    @Test
    void languageAlone() {
        AdapterTargets language = targets(false, true, true, true);
        assertEquals(280, language.modules().size());
        assertEquals(52_428_800, language.parameters(16));
        assertFalse(language.vision());
    }

    @Test
    void visionToo() {
        AdapterTargets both = targets(true, true, true, true);
        assertEquals(280 + 240, both.modules().size());
        assertEquals(67_174_400, both.parameters(16));
        assertTrue(both.vision());
    }

    @Test
    void attentionOrMlpAlone() {
        assertEquals(4 * 40, targets(false, true, true, false).modules().size());
        assertEquals(3 * 40, targets(false, true, false, true).modules().size());
        assertEquals(2 * 40, targets(true, false, false, true).modules().size());
    }

    @Test
    void shapesAreInAndOut() {
        AdapterTargets both = targets(true, true, true, true);
        assertEquals(
                new AdapterTargets.Size(4096, 1024),
                both.modules().get("language_model.model.layers.3.cross_attn.k_proj"));
        assertEquals(
                new AdapterTargets.Size(14336, 4096),
                both.modules().get("language_model.model.layers.0.mlp.down_proj"));
        assertEquals(
                new AdapterTargets.Size(1280, 5120),
                both.modules().get("vision_model.global_transformer.layers.7.mlp.fc1"));
    }

    @Test
    void neitherHeadNorProjector() {
        for (String name :
                List.of("multi_modal_projector", "language_model.lm_head", "language_model.model.embed_tokens")) {
            assertFalse(targets(true, true, true, true).modules().containsKey(name), name);
            assertThrows(LoraException.class, () -> AdapterTargets.of(LARGE, List.of(name)));
        }
    }

    @Test
    void choosingNothingIsAnError() {
        assertThrows(LoraException.class, () -> targets(false, false, true, true));
        assertThrows(LoraException.class, () -> targets(true, true, false, false));
        assertThrows(LoraException.class, () -> AdapterTargets.of(LARGE, List.of()));
    }

    @Test
    void theScale() {
        assertEquals(2, AdapterSettings.of(8, 16, false, true).scale());
        AdapterSettings stabilised = new AdapterSettings(16, 16, 0, true, false, true, true, true, Start.KAIMING);
        assertEquals(4, stabilised.scale());
    }

    @Test
    void settingsThatMakeNoSense() {
        assertThrows(LoraException.class, () -> AdapterSettings.of(0, 1, false, true));
        assertThrows(LoraException.class, () -> AdapterSettings.of(1, 0, false, true));
        assertThrows(
                LoraException.class, () -> new AdapterSettings(1, 1, 1, false, true, true, true, true, Start.KAIMING));
    }
}

package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.ModuleGroup;
import org.readingroom.lora.ModuleGroup.Component;
import org.readingroom.lora.ModuleGroup.Part;

class GradientCheckTest {
    private static final String TEXT = "language_model.model.layers.0.self_attn.q_proj";
    private static final String CROSS = "language_model.model.layers.3.cross_attn.k_proj";
    private static final String VISION = "vision_model.transformer.layers.0.mlp.fc1";

    private static Map<String, Double> norms(double textA, double textB, double visionA, double visionB) {
        Map<String, Double> norms = new LinkedHashMap<>();
        norms.put(TEXT + ".lora_A.weight", textA);
        norms.put(TEXT + ".lora_B.weight", textB);
        norms.put(CROSS + ".lora_A.weight", 0.0);
        norms.put(CROSS + ".lora_B.weight", 0.0);
        norms.put(VISION + ".lora_A.weight", visionA);
        norms.put(VISION + ".lora_B.weight", visionB);
        return norms;
    }

    private static SortedMap<ModuleGroup, GroupNorm> groups(
            double textA, double textB, double visionA, double visionB) {
        return GradientCheck.groups(norms(textA, textB, visionA, visionB));
    }

    private static GradientCheck check() {
        return new GradientCheck(norms(0, 0, 0, 0).keySet(), true);
    }

    @Test
    void groupsAreAPartAndAComponent() {
        SortedMap<ModuleGroup, GroupNorm> groups = groups(3, 4, 0, 2);
        assertEquals(2, groups.size());
        GroupNorm text = groups.get(new ModuleGroup(Part.LANGUAGE, Component.ATTENTION));
        assertEquals(5, text.both());
        assertEquals(new GroupNorm(0, 2), groups.get(new ModuleGroup(Part.VISION, Component.MLP)));
        assertEquals("vision mlp", groups.firstKey().toString());
    }

    @Test
    void bIsSeenAtTheFirstStepAndAAfterTheFirstChange() {
        GradientCheck check = check();
        check.look(groups(0, 1, 0, 1), 0, true);
        check.look(groups(0, 1, 0, 1), 0.1, true);
        check.look(groups(1, 1, 1, 1), 0.1, true);
        assertDoesNotThrow(() -> check.look(groups(0, 0, 0, 0), 0.1, true));
    }

    @Test
    void aGroupWhoseBHasNoneStopsTheRun() {
        LoraException e = assertThrows(LoraException.class, () -> check().look(groups(0, 1, 0, 0), 0, true));
        assertTrue(e.getMessage().contains("vision mlp") && e.getMessage().contains("B"), e.getMessage());
    }

    @Test
    void aGroupWhoseAHasNoneAfterAChangeStopsTheRun() {
        GradientCheck check = check();
        check.look(groups(0, 1, 0, 1), 0.1, true);
        LoraException e = assertThrows(LoraException.class, () -> check.look(groups(0, 1, 1, 1), 0.1, true));
        assertTrue(
                e.getMessage().contains("language attention") && e.getMessage().contains("A;"), e.getMessage());
    }

    @Test
    void theVisionPartIsJudgedByWindowsWithImages() {
        GradientCheck check = check();
        check.look(groups(0, 1, 0, 0), 0.1, false);
        assertThrows(LoraException.class, () -> check.look(groups(1, 1, 0, 0), 0.1, true));
    }

    @Test
    void afterAResumeTheBWereSeenAndTheAAreLookedForOnceSomethingChanged() {
        GradientCheck unchanged = check();
        unchanged.resumed(false);
        assertDoesNotThrow(() -> unchanged.look(groups(0, 0, 0, 0), 0.1, true));
        GradientCheck changed = check();
        changed.resumed(true);
        assertThrows(LoraException.class, () -> changed.look(groups(0, 1, 1, 1), 0.1, true));
    }
}

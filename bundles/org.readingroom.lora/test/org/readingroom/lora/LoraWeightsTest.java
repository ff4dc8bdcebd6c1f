package org.readingroom.lora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.AdapterSettings.Start;

class LoraWeightsTest {
    private static final String MODULE = "language_model.model.layers.0.mlp.down_proj";

    private static Map<String, LowRank> initial(Start start, long seed) {
        AdapterSettings settings = new AdapterSettings(8, 8, 0, false, true, true, true, true, start);
        AdapterTargets targets = AdapterTargets.of(GoldenPack.config(), settings);
        try (LoraWeights weights = LoraWeights.initial(targets, settings, seed, GoldenPack.RUNTIME)) {
            assertEquals(2 * targets.modules().size(), weights.tensors().size());
            return GoldenPack.RUNTIME.call(weights::numbers);
        }
    }

    @Test
    void aIsEvenWithinTheRootOfItsInputsAndBIsZero() {
        LowRank n = initial(Start.KAIMING, 1).get(MODULE);
        double bound = 1 / Math.sqrt(96);
        double largest = 0;
        for (float v : n.a()) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertTrue(largest <= bound && largest > 0.95 * bound, "" + largest);
        assertArrayEquals(new float[n.b().length], n.b());
    }

    @Test
    void orNormalWithADeviationOfOneOverTheRank() {
        LowRank n = initial(Start.GAUSSIAN, 1).get(MODULE);
        double squares = 0;
        for (float v : n.a()) {
            squares += v * v;
        }
        assertEquals(1.0 / 8, Math.sqrt(squares / n.a().length), 0.01);
    }

    @Test
    void theSeedDecides() {
        Map<String, LowRank> one = initial(Start.KAIMING, 1);
        assertArrayEquals(
                one.get(MODULE).a(), initial(Start.KAIMING, 1).get(MODULE).a());
        assertFalse(Arrays.equals(
                one.get(MODULE).a(), initial(Start.KAIMING, 2).get(MODULE).a()));
        String other = MODULE.replace("layers.0", "layers.2");
        assertFalse(Arrays.equals(one.get(MODULE).a(), one.get(other).a()));
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        AdapterSettings settings = AdapterSettings.of(2, 2, false, true);
        AdapterTargets targets = AdapterTargets.of(GoldenPack.config(), settings);
        LoraException e = assertThrows(
                LoraException.class, () -> LoraWeights.of(targets, settings, Map.of(), GoldenPack.RUNTIME));
        assertTrue(e.getMessage().contains("layers.0"), e.getMessage());
    }
}

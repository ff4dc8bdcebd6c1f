package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.Published;
import org.readingroom.lora.train.TuningOptions.Keeping;

class StepMemoryTest {
    private static final double GIB = 1L << 30;
    private static final LlamaConfig LARGE = Published.config();

    private static StepMemory large(Precision precision, Keeping keeping, int rows) {
        AdapterSettings settings = AdapterSettings.of(16, 16, false, true);
        TuningOptions options = TuningOptions.defaults().with(keeping);
        return StepMemory.of(
                LARGE,
                precision,
                AdapterTargets.of(LARGE, settings),
                16,
                options.with(TuningOptions.OptimizerKind.ADAMW_8BIT, options.adam()),
                new StepMemory.Batch(rows, 1024, 1, 64));
    }

    @Test
    void theWeightsOfALoadedModelAreAsForecast() {
        for (Precision precision : new Precision[] {Precision.FP32, Precision.NF4, Precision.BF16}) {
            try (LlamaModel model = GoldenPack.open(precision)) {
                assertEquals(
                        model.weights().bytes(),
                        StepMemory.weights(model.config(), precision),
                        0.02 * model.weights().bytes(),
                        precision.toString());
            }
        }
    }

    @Test
    void theElevenBillionFitWhereTheyAreSaidTo() {
        StepMemory four = large(Precision.NF4_BF16, Keeping.LAYERS, 2);
        assertEquals(7.1, four.weights() / GIB, 0.2);
        assertEquals(0.49, four.adapter() / GIB, 0.02);
        assertTrue(four.total() + StepMemory.CUDA < 15 * GIB, "" + four.total() / GIB);
        StepMemory whole = large(Precision.BF16, Keeping.LAYERS, 2);
        assertEquals(19.9, whole.weights() / GIB, 0.1);
        assertTrue(whole.total() + StepMemory.CUDA > 24 * GIB, "" + whole.total() / GIB);
        assertTrue(whole.total() + StepMemory.CUDA < 40 * GIB, "" + whole.total() / GIB);
    }

    @Test
    void keepingLessTakesLess() {
        long all = large(Precision.BF16, Keeping.ALL, 1).total();
        long layers = large(Precision.BF16, Keeping.LAYERS, 1).total();
        long host = large(Precision.BF16, Keeping.LAYERS_ON_HOST, 1).total();
        assertTrue(all > layers && layers > host, all + " " + layers + " " + host);
    }
}

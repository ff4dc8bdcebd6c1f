package org.readingroom.llama.quant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.readingroom.torch.Safetensors;

/** The bytes that bitsandbytes 0.48.2 makes of weights on a CPU; by {@code tools/python/bitsandbytes_goldens.py}. */
class BitsandbytesTest {
    private static final float STEP = 1f / 4096;

    private static Safetensors open() throws Exception {
        return Safetensors.open(Path.of(
                BitsandbytesTest.class.getResource("bitsandbytes.safetensors").toURI()));
    }

    private static byte[] bytes(Safetensors file, String name) {
        byte[] all = new byte[file.bytes(name).remaining()];
        file.bytes(name).get(all);
        return all;
    }

    private static Nf4Tensor.Builder quantised(Safetensors file) {
        ShortBuffer stored = file.bytes("weights").asShortBuffer();
        float[] weights = new float[stored.remaining()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = stored.get(i) * STEP;
        }
        return new Nf4Tensor.Builder(weights.length).add(weights);
    }

    @Test
    void theSameBytesAndScales() throws Exception {
        try (Safetensors file = open()) {
            Nf4Tensor tensor = quantised(file).plain();
            assertArrayEquals(file.floats("absmax"), tensor.scales());
            assertArrayEquals(bytes(file, "packed"), tensor.packed());
        }
    }

    @Test
    void theSameCodesOfTheScales() throws Exception {
        try (Safetensors file = open()) {
            NestedScales nested = quantised(file).nested();
            assertArrayEquals(bytes(file, "nested_absmax_u8"), nested.codes());
            assertArrayEquals(file.floats("nested_absmax"), nested.largest(), 1e-9f);
            assertEquals(file.floats("nested_offset")[0], nested.offset(), 1e-9f);
        }
    }
}

package org.readingroom.llama.quant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Nf4Test {
    @Test
    void eachValueIsItsOwnCodeFirstOfTwoInTheHighHalf() {
        float[] weights = new float[64];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 3 * Nf4.values()[i % 16];
        }
        Nf4Tensor tensor = new Nf4Tensor.Builder(64).add(weights).plain();
        assertEquals(0x01, tensor.packed()[0]);
        assertEquals((byte) 0xef, tensor.packed()[7]);
        assertArrayEquals(new float[] {3}, tensor.scales());
        assertArrayEquals(weights, tensor.weights(0, 64));
    }

    @Test
    void aBlockOfZerosStaysZero() {
        float[] weights = new float[70];
        weights[66] = -2;
        Nf4Tensor tensor = new Nf4Tensor.Builder(70).add(weights).plain();
        assertArrayEquals(new float[] {0, 2}, tensor.scales());
        for (int i = 0; i < 70; i++) {
            assertEquals(i == 66 ? -2f : 0f, tensor.weights(i, 1)[0] + 0f);
        }
    }

    @Test
    void partsAreAsTheWhole() {
        float[] weights = new float[256];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i);
        }
        Nf4Tensor whole = new Nf4Tensor.Builder(256).add(weights).doubly();
        Nf4Tensor parts = new Nf4Tensor.Builder(256)
                .add(java.util.Arrays.copyOfRange(weights, 0, 128))
                .add(java.util.Arrays.copyOfRange(weights, 128, 256))
                .doubly();
        assertArrayEquals(whole.packed(), parts.packed());
        assertArrayEquals(whole.scales(), parts.scales());
    }

    @Test
    void everyNumberOfTheMapIsItsOwnCode() {
        float[] map = DynamicMap.values();
        for (int i = 0; i < map.length; i++) {
            assertEquals(i, DynamicMap.code(map[i]));
        }
        assertEquals(127, DynamicMap.code(0));
    }
}

package org.readingroom.cnn.internal;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.readingroom.torch.Safetensors;

/** One file of golden values made by tools/python/cnn_goldens.py. */
record Goldens(Safetensors file) implements AutoCloseable {
    static Goldens open(String name) {
        try {
            return new Goldens(Safetensors.open(Path.of(Goldens.class
                    .getResource("goldens/" + name + ".safetensors")
                    .toURI())));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    float[] get(String name) {
        return file.floats(name);
    }

    /** The samples of a batch, each for itself. */
    List<float[]> samples(String name, int count) {
        float[] all = get(name);
        int each = all.length / count;
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.copyOfRange(all, i * each, (i + 1) * each))
                .toList();
    }

    /** The greatest difference of two arrays as a share of the greatest value expected. */
    static double difference(float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            throw new AssertionError(expected.length + " values, and " + actual.length);
        }
        double greatest = 0;
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            greatest = Math.max(greatest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
        }
        return apart == 0 ? 0 : apart / greatest;
    }

    @Override
    public void close() {
        file.close();
    }
}

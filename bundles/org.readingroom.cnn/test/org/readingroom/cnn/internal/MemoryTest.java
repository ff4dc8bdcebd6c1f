package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.torch.AdamOptimizer;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** Two hundred steps take no more memory than the first forty, and what is closed is given back. */
class MemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final List<Integer> SHAPE = List.of(15, 24, 24);

    /** One step of the segmenter holds about 4 MB of tensors: a step kept in each ten would be over it. */
    private static final long BOUND_KB = 24_000;

    private final TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));

    @TestFactory
    Stream<DynamicTest> twoHundredSteps() {
        if (!Files.exists(STATUS)) {
            return Stream.empty();
        }
        return Stream.of(
                        Architecture.classifier(4, SHAPE, List.of(8, 16), 32),
                        Architecture.segmenter(4, SHAPE, List.of(8, 16), 32))
                .map(a -> DynamicTest.dynamicTest(a.kind(), () -> steps(a)));
    }

    private void steps(Architecture a) throws IOException {
        float[] x = new float[4 * a.voxels()];
        float[] y = new float[a.kind().equals("classifier") ? 1 : a.voxels()];
        java.util.Arrays.fill(x, 0.5f);
        y[0] = 1;
        Loss loss = a.kind().equals("classifier") ? Loss.BCE : Loss.DICE_BCE;
        try (Network network = Network.initial(torch, a, 1);
                AdamOptimizer optimiser = new AdamOptimizer(torch, AdamSettings.adam(), network.weights())) {
            long warm = 0;
            for (int step = 0; step < 200; step++) {
                network.addGradients(List.of(x), List.of(y), loss, 1);
                torch.run(() -> {
                    optimiser.step(1e-4);
                    optimiser.zeroGradients();
                });
                network.judge(x, y, loss);
                if (step == 40) {
                    warm = resident();
                }
            }
            long grown = resident() - warm;
            assertTrue(grown < BOUND_KB, "grown by " + grown + " kB in 160 steps");
        }
    }

    /** Anonymous resident memory after a collection, in kB. */
    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(l -> l.startsWith("RssAnon"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}

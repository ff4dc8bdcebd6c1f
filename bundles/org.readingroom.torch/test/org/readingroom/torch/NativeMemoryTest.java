package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Training steps leave nothing behind in native memory. Linux tells a process's resident memory; elsewhere no test. */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STEPS = 200;
    private static final int WARM_UP = 50;

    /** In kilobytes; one of a step's tensors of 1 MB, if it were left, would be twice that. The heap grows by itself. */
    private static final long LIMIT = 100_000;

    /** Each step makes and drops some 5 MB. */
    private static final int WIDTH = 512;

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> twoHundredStepsDoNotGrow() {
        return Files.exists(STATUS) ? Stream.of(DynamicTest.dynamicTest("Linux", this::steps)) : Stream.empty();
    }

    private void steps() throws IOException {
        TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));
        long before = 0;
        try (TensorScope own = torch.scope();
                TorchScript script = torch.script("""
                    def f(self, x: Tensor, w: Tensor) -> Tensor:
                      return torch.mean(torch.square(torch.relu(torch.mul(x, w))))
                    """)) {
            NDArray w = torch.call(
                    () -> own.detached(own.of(new WeightInit(1).weight("w", WIDTH, WIDTH), WIDTH, WIDTH), true));
            try (AdamOptimizer adam = new AdamOptimizer(torch, AdamSettings.adam(), Map.of("w", w))) {
                for (int i = 0; i < STEPS + WARM_UP; i++) {
                    if (i == WARM_UP) {
                        before = residentKilobytes();
                    }
                    torch.run(() -> step(torch, script, w, adam));
                }
            }
        }
        long grown = residentKilobytes() - before;
        assertTrue(
                grown < LIMIT, grown + " kB more after " + STEPS + " steps that leave 5 MB each if nothing is freed");
    }

    private static void step(TorchRuntime torch, TorchScript script, NDArray w, AdamOptimizer adam) {
        try (TensorScope scope = torch.scope()) {
            NDArray x = scope.ones(WIDTH, WIDTH);
            adam.zeroGradients();
            NDArray loss = Gradients.record(() -> script.call(scope, "f", x, w));
            Gradients.backward(loss);
            adam.clipGradients(1);
            adam.step(1e-3);
        }
    }
}

package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.junit.jupiter.api.Test;

class TorchScriptTest {
    private final TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));

    @Test
    void numbersListsAndOtherFunctions() {
        String source = """
            # a comment
            def scaled(self, x: Tensor, n: float) -> Tensor:
              return torch.mul(x, n)

            def both(self, xs: List[Tensor], k: int) -> Tuple[Tensor, Tensor]:
              return ((self).scaled(xs[0], 2.), torch.add(xs[1], k))
            """;
        try (TorchScript script = torch.script(source);
                TensorScope scope = torch.scope()) {
            torch.run(() -> {
                NDArray x = scope.of(new float[] {1, 2, 3}, 3);
                assertArrayEquals(
                        new float[] {.5f, 1, 1.5f},
                        script.call(scope, "scaled", x, .5).toFloatArray());
                NDList pair = script.callAll(scope, "both", new NDList(x, x), 3);
                assertArrayEquals(new float[] {2, 4, 6}, pair.get(0).toFloatArray());
                assertArrayEquals(new float[] {4, 5, 6}, pair.get(1).toFloatArray());
            });
        }
    }

    @Test
    void gradientsThroughATransposedConvolution() {
        String source = """
            def up(self, x: Tensor, w: Tensor) -> Tensor:
              return torch.conv_transpose3d(x, w, None, [2, 2, 2], [0, 0, 0], [1, 0, 0])
            """;
        try (TorchScript script = torch.script(source);
                TensorScope scope = torch.scope()) {
            torch.run(() -> {
                NDArray x = scope.detached(scope.ones(1, 1, 2, 2, 2), true);
                NDArray w = scope.detached(scope.full(3, 1, 1, 2, 2, 2), true);
                NDArray loss =
                        Gradients.record(() -> script.call(scope, "up", x, w).sum());
                assertEquals(8 * 8 * 3, loss.getFloat());
                Gradients.backward(loss);
                assertArrayEquals(new float[] {24, 24, 24, 24, 24, 24, 24, 24}, Gradients.values(x));
                assertArrayEquals(new float[] {8, 8, 8, 8, 8, 8, 8, 8}, Gradients.values(w));
            });
        }
    }
}

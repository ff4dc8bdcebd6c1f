package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private static final int TIMES = 100;
    private final TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));

    /** Overwrites memory that a garbage collection freed. */
    private static List<ByteBuffer> collect() {
        System.gc();
        List<ByteBuffer> noise = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            ByteBuffer b = ByteBuffer.allocateDirect(256).order(ByteOrder.nativeOrder());
            for (int k = 0; k < 64; k++) {
                b.putFloat(4 * k, 777f);
            }
            noise.add(b);
        }
        return noise;
    }

    /** A hundred graphs with constants and data from a scope whose handles are closed; a collection; then the way back. */
    @Test
    void gradientsAreRightAfterAGarbageCollection() {
        String source = """
            def layer(self, x: Tensor, w: Tensor) -> Tensor:
              return torch.relu(torch.mul(torch.matmul(x, w), 0.5))
            """;
        torch.run(() -> {
            try (TorchScript script = torch.script(source);
                    TensorScope scope = torch.scope()) {
                NDArray x = scope.detached(scope.ones(1, 64), true);
                List<NDArray> losses = new ArrayList<>();
                for (int i = 0; i < TIMES; i++) {
                    losses.add(graph(script, scope, x, i));
                }
                List<ByteBuffer> noise = collect();
                for (int i = 0; i < TIMES; i++) {
                    Gradients.zero(List.of(x));
                    Gradients.backward(losses.get(i));
                    float[] expected = new float[64];
                    Arrays.fill(expected, 8 * .125f * (i + 1) * .5f);
                    assertArrayEquals(expected, Gradients.values(x), 1e-4f, "graph " + i);
                }
                assertEquals(2000, noise.size());
            }
        });
    }

    /** The sum over 8 columns of relu(0.5 * 0.125 x * (i + 1)). */
    private static NDArray graph(TorchScript script, TensorScope scope, NDArray x, int i) {
        try (TensorScope inner = scope.inner()) {
            float[] weights = new float[64 * 8];
            Arrays.fill(weights, i + 1);
            NDArray w = inner.of(weights, 64, 8);
            NDArray eighth = inner.full(.125f);
            return Gradients.record(() -> {
                NDArray scaled = inner.adopt(x.mul(eighth));
                NDArray out = script.call(inner, "layer", scaled, w);
                return scope.adopt(out.sum());
            });
        }
    }

    @Test
    void nothingIsRecordedOnAnyThreadUnlessAsked() {
        torch.run(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray x = scope.detached(scope.ones(3), true);
                assertFalse(torch.call(() -> recorded(x)));
                assertFalse(
                        CompletableFuture.supplyAsync(() -> torch.call(() -> recorded(x)), r -> new Thread(r).start())
                                .join());
                assertTrue(Gradients.record(() -> recorded(x)));
                assertFalse(Gradients.record(() -> Gradients.pause(() -> recorded(x))));
                assertFalse(recorded(x));
            }
        });
    }

    private static boolean recorded(NDArray x) {
        try (NDArray product = x.mul(x);
                NDArray ones = x.onesLike()) {
            Gradients.backward(product, ones, false);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    @Test
    void virtualThreadsAreRefused() {
        CompletableFuture<String> other =
                CompletableFuture.supplyAsync(() -> torch.call(() -> "here"), Thread::startVirtualThread);
        assertThrows(CompletionException.class, other::join);
    }

    @Test
    void layerByLayerFromAnUpstreamGradient() {
        torch.run(() -> {
            try (TensorScope scope = torch.scope()) {
                NDArray x = scope.detached(scope.of(new float[] {1, 2, 3}, 3), true);
                NDArray y = Gradients.record(() -> x.mul(x));
                Gradients.backward(y, scope.of(new float[] {1, 10, 100}, 3), true);
                assertArrayEquals(new float[] {2, 40, 600}, Gradients.values(x));
                Gradients.backward(y, scope.of(new float[] {1, 10, 100}, 3), false);
                assertArrayEquals(new float[] {4, 80, 1200}, Gradients.values(x), "gradients add up");
                Gradients.zero(List.of(x));
                assertArrayEquals(new float[3], Gradients.values(x));
            }
        });
    }
}

package org.readingroom.torch.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.readingroom.api.command.Command;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchScript;
import org.readingroom.torch.TorchSettings;

/** PyTorch's bundle with the fragment of its libraries, from a bundle beside it, on threads with no class loader. */
class EquinoxTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void noLoader() {
        Thread.currentThread().setContextClassLoader(null);
    }

    @AfterEach
    void back() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void theFragmentsLibrariesAreFound() {
        assertEquals("", TorchRuntime.availability().reason());
        TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));
        assertEquals("2.7.1", torch.versions().get("pytorch"));
        assertTrue(
                torch.versions().get("libraries").contains("product's own"),
                torch.versions().toString());
        assertNull(Thread.currentThread().getContextClassLoader(), "what was set is set back");
    }

    private static float[] gradient() {
        TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));
        String source = """
            def f(self, x: Tensor) -> Tensor:
              return torch.sum(torch.square(x))
            """;
        try (TorchScript script = torch.script(source);
                TensorScope scope = torch.scope()) {
            return torch.call(() -> {
                NDArray x = scope.detached(scope.of(new float[] {1, 2, 3}, 3), true);
                Gradients.backward(Gradients.record(() -> script.call(scope, "f", x)));
                return Gradients.values(x);
            });
        }
    }

    @Test
    void gradientsOnThisAndOnAnotherThread() throws InterruptedException, ExecutionException {
        assertArrayEquals(new float[] {2, 4, 6}, gradient());
        try (ExecutorService other = Executors.newSingleThreadExecutor(r -> {
            Thread thread = new Thread(r);
            thread.setContextClassLoader(null);
            return thread;
        })) {
            assertArrayEquals(
                    new float[] {2, 4, 6}, other.submit(EquinoxTest::gradient).get());
        }
    }

    @Test
    void theTokenizersLibraryIsFound(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), """
            {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
             "pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
             "model":{"type":"WordLevel","vocab":{"a":0,"b":1,"[UNK]":2},"unk_token":"[UNK]"}}
            """);
        TorchRuntime torch = TorchRuntime.open(new TorchSettings("cpu", 1));
        assertArrayEquals(new long[] {1, 0, 2}, torch.call(() -> {
            try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(file)) {
                return tokenizer.encode("b a c").getIds();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    @Test
    void theCommandIsPublishedAndTheFactsAreSaid() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(EquinoxTest.class).getBundleContext();
        assertEquals(
                1,
                context.getServiceReferences(Command.class, "(readingroom.id=natives)")
                        .size());
        assertTrue(System.getProperty("readingroom.natives.pytorch", "").startsWith("PyTorch 2.7.1"));
    }
}

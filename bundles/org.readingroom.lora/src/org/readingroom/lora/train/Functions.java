package org.readingroom.lora.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchScript;

/**
 * The layers as they are trained.
 *
 * @param text of the language part
 * @param vision of the vision part
 */
record Functions(TorchScript text, TorchScript vision) implements AutoCloseable {
    /** Loads them. */
    static Functions load(TorchRuntime runtime) {
        String linear = resource("branches.torchscript") + "\n" + LlamaModel.linearFunctions();
        TorchScript text = runtime.script(resource("text.torchscript") + "\n" + linear);
        try {
            return new Functions(text, runtime.script(resource("vision.torchscript") + "\n" + linear));
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static String resource(String name) {
        try (InputStream in = Functions.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " beside " + Functions.class.getName(), e);
        }
    }

    @Override
    public void close() {
        vision.close();
        text.close();
    }
}

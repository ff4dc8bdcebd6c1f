package org.readingroom.cli.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scripted endpoint that a stored run was asked of: answers by a script, in place of a model. */
record Endpoint(Process process) implements AutoCloseable {
    static Endpoint start(Path install) throws IOException {
        Path script = install.resolve("tools/python/scripted_endpoint.py");
        if (!Files.exists(script)) {
            throw new IOException("there is no " + script + "; make the pictures in a checkout");
        }
        return new Endpoint(new ProcessBuilder("python3", script.toString(), "--port", "8099")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @Override
    public void close() {
        process.destroy();
    }
}

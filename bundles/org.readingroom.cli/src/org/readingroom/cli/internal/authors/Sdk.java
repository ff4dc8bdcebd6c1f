package org.readingroom.cli.internal.authors;

import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.api.command.CommandException;

/** The folder {@code sdk} of the distribution: a Maven repository with the contracts and their tests, and templates. */
final class Sdk {
    private Sdk() {}

    /**
     * Where it is.
     *
     * @throws CommandException where this installation has none
     */
    static Path find() {
        Path sdk = Path.of(System.getProperty("readingroom.engine", "."))
                .toAbsolutePath()
                .normalize()
                .resolve("sdk");
        if (!Files.isDirectory(sdk.resolve("templates"))) {
            throw CommandException.failed(
                    "this installation has no sdk: nothing is in " + sdk + "; unpack the headless distribution anew",
                    null);
        }
        return sdk;
    }
}

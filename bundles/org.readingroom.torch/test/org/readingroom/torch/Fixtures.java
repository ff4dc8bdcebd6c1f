package org.readingroom.torch;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files beside the tests. */
final class Fixtures {
    private Fixtures() {}

    static Path file(String name) {
        try {
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

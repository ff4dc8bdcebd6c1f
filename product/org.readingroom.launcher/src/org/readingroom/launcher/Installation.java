package org.readingroom.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the program lies; only read from.
 *
 * @param folder the folder that holds {@code lib} and {@code plugins}, absolute
 */
record Installation(Path folder) {
    /**
     * The installation that this jar belongs to.
     *
     * @throws LaunchException where there is no {@code plugins} folder beside the jar's
     */
    static Installation find() {
        String named = System.getProperty("readingroom.engine");
        Path folder = named == null ? aboveThisJar() : Path.of(named).toAbsolutePath();
        if (!Files.isDirectory(folder.resolve("plugins"))) {
            throw new LaunchException("no plugins folder in " + folder + "; unpack the distribution again, whole");
        }
        return new Installation(folder.normalize());
    }

    private static Path aboveThisJar() {
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.toAbsolutePath().getParent().getParent();
        } catch (URISyntaxException | NullPointerException e) {
            throw new LaunchException("cannot tell where the program lies; set -Dreadingroom.engine=DIR", e);
        }
    }

    /** The jars of the bundles, sorted by name. */
    List<Path> bundles() {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.resolve("plugins"), "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new LaunchException("cannot read " + folder.resolve("plugins") + ": " + e.getMessage(), e);
        }
        Collections.sort(jars);
        return jars;
    }
}

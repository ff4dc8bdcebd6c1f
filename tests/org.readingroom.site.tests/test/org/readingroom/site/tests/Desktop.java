package org.readingroom.site.tests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A desktop in a folder of its own.
 *
 * @param folder that holds {@code plugins}, {@code configuration} and {@code p2}
 */
record Desktop(Path folder) {
    /** The name of the product's p2 profile. */
    static final String PROFILE = "DefaultProfile";

    private static final int LONGEST_MINUTES = 5;

    private static final Pattern UNIT = Pattern.compile("<unit id='([^']+)' version='([^']+)'");

    /** A copy of it in another folder, which is made. */
    Desktop copy(Path other) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                Files.copy(file, other.resolve(folder.relativize(file).toString()));
            }
        }
        return new Desktop(other);
    }

    /** What p2 has installed there, as {@code id/version} each: bundles, and what configures them. */
    List<String> units() throws IOException {
        Path registry = folder.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry");
        Path newest;
        try (Stream<Path> states = Files.list(registry.resolve(PROFILE + ".profile"))) {
            newest = states.filter(s -> s.toString().endsWith(".profile.gz"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(newest))) {
            return UNIT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(m -> m.group(1) + "/" + m.group(2))
                    .toList();
        }
    }

    /** The names of the bundles that it starts with. */
    List<String> bundles() throws IOException {
        String all = Files.readString(folder.resolve("configuration").resolve("config.ini"));
        return Pattern.compile("reference\\\\:file\\\\:([^,@]+)_[^_,@]+\\.jar")
                .matcher(all)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /**
     * Starts it with its self-test and waits for its end.
     *
     * @return the lines of what the self-test saw
     */
    List<String> selfTest() throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-home"));
        Path seen = home.resolve("seen.txt");
        Path said = home.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dreadingroom.home=" + home,
                        "-jar",
                        launcher().toString(),
                        "-configuration",
                        home.resolve("configuration").toString(),
                        "-data",
                        home.resolve("workspace").toString(),
                        "--launcher.suppressErrors",
                        "-selftest",
                        seen.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    folder.getFileName() + " does not start (a display is needed):\n" + Files.readString(said));
        }
        return Files.readAllLines(seen);
    }

    private Path launcher() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(folder.resolve("plugins"), "org.eclipse.equinox.launcher_*.jar")) {
            return jars.iterator().next();
        }
    }
}

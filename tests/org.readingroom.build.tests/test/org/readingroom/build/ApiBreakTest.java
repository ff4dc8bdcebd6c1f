package org.readingroom.build;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a method out of a contract, in a copy of the repository, and sees the build fail for that reason. */
class ApiBreakTest {
    private static final Set<String> NOT_COPIED = Set.of(".git", "target", "addons", ".build");
    private static final String METHOD = """
                default List<String> remarks() {
                    return List.of();
                }
            """;

    @TempDir
    Path copy;

    @Test
    void aMethodTakenOutOfTheApiFailsTheBuildAndIsNamed() throws Exception {
        copy(SourceBundle.root());
        Path dataset = copy.resolve("bundles/org.readingroom.api/src/org/readingroom/api/data/Dataset.java");
        String before = Files.readString(dataset);
        String after = before.replace(METHOD, "");
        assertNotEquals(before, after, "the method that this test takes out is not there");
        Files.writeString(dataset, after);

        Process build = new ProcessBuilder(
                        "sh",
                        copy.resolve("mvnw").toString(),
                        "-B",
                        "-o",
                        "-pl",
                        "target-platform,bundles/org.readingroom.api",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "verify")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertNotEquals(0, build.waitFor(), said);
        assertTrue(said.contains("japicmp") && said.contains("remarks"), said);
    }

    private void copy(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) throws IOException {
                if (NOT_COPIED.contains(dir.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(root.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Path to = copy.resolve(root.relativize(file));
                Files.copy(file, to);
                to.toFile().setExecutable(Files.isExecutable(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

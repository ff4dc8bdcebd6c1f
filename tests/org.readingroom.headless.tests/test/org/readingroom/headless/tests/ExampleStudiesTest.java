package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example study passes {@code validate} on the product: its plugins are there and take its settings. */
class ExampleStudiesTest {
    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private static Path studies() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("studies");
    }

    @Test
    void everyExampleIsValid() throws Exception {
        Distribution distribution = new Distribution(home);
        Path phantoms = work.resolve("phantoms");
        assertEquals(
                0,
                distribution
                        .run("phantom", "--out", phantoms.toString(), "--cases", "6", "--size", "small")
                        .code());
        Path empty = Files.createDirectories(work.resolve("empty"));
        List<String> wrong = new ArrayList<>();
        for (Path study : files()) {
            List<String> words = new ArrayList<>(List.of("validate", study.toString()));
            for (String root : List.of("brats", "brats2020", "phantoms")) {
                words.addAll(List.of("--root", root + "=" + phantoms));
            }
            for (String root : List.of("llama-3.2-11b", "nnunet", "toy-vlm")) {
                words.addAll(List.of("--root", root + "=" + empty));
            }
            Distribution.Outcome outcome = distribution.run(words.toArray(String[]::new));
            if (outcome.code() != 0) {
                wrong.add(study.getFileName() + ": " + outcome.out() + outcome.err());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(studies())) {
            List<Path> files =
                    all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            assertTrue(files.size() >= 10, files.toString());
            return files;
        }
    }
}

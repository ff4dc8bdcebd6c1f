package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The example studies bind; whether their plugins take their settings is tested on the product. */
class ExampleStudiesTest {
    private static Path studies() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder).orElseThrow().resolve("studies");
    }

    private static Study read(String name) {
        return StudyFile.read(studies().resolve(name), Map.of()).study();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleBinds() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(studies())) {
            files = all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        assertTrue(files.size() >= 4, files.toString());
        return files.stream()
                .map(f -> DynamicTest.dynamicTest(
                        f.getFileName().toString(),
                        () -> assertFalse(
                                StudyFile.read(f, Map.of()).study().arms().isEmpty())));
    }

    @Test
    void consistencyAsksTwoPatients95Times() {
        Arm two = read("consistency.yaml").arm("two-images").orElseThrow();
        assertEquals(Arm.Cases.ONE_PER_GRADE, two.cases());
        assertEquals(95, two.decode().repeats());
        assertTrue(two.decode().sampled());
        assertEquals(SliceChoice.Choose.MIDDLE, two.slices().choose());
        Arm every = read("consistency.yaml").arm("every-patient").orElseThrow();
        assertEquals(Arm.Cases.ALL, every.cases());
        assertEquals(10, every.decode().repeats());
        assertEquals(two.model(), every.model());
    }

    @Test
    void promptedArmsDifferInOneThing() {
        Study study = read("prompted-phantoms.yaml");
        Arm grade = study.arm("grade").orElseThrow();
        Arm swapped = study.arm("grade-swapped").orElseThrow();
        assertEquals(
                "true",
                swapped.prompt()
                        .orElseThrow()
                        .settings()
                        .get("swap-labels")
                        .orElseThrow()
                        .text());
        assertEquals(grade.decode(), swapped.decode());
        assertEquals(Optional.of("bright-blob"), swapped.slices().fromArm());
        assertEquals(
                Optional.empty(),
                study.arm("grade-small").orElseThrow().slices().fromArm());
        assertEquals(
                List.of("text"),
                study.arm("box").orElseThrow().prompt().orElseThrow().settings().keys());
        for (ImageSettings.Control control : ImageSettings.Control.values()) {
            assertTrue(study.arms().stream().anyMatch(a -> a.image().control() == control), control.toString());
        }
    }
}

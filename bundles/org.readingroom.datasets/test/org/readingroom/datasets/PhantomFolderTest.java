package org.readingroom.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generated;
import org.readingroom.datasets.internal.PhantomCommand;

/** The folder is a BraTS folder, goes on where it was stopped, and never writes over anything else. */
class PhantomFolderTest {
    private static final PhantomGenerator GENERATOR = new PhantomGenerator(9, PhantomSize.SMALL);

    @TempDir
    Path temp;

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    @Test
    void shuffledGradesAreTheSameGradesOnOtherPatientsAndSaid() {
        List<String> own = java.util.stream.IntStream.range(0, 24)
                .mapToObj(i -> GENERATOR.facts(i).grade())
                .toList();
        List<String> dealt = ShuffledGrades.facts(GENERATOR, 24, true).stream()
                .map(PhantomFacts::grade)
                .toList();
        assertFalse(own.equals(dealt), "dealt out anew");
        assertEquals(own.stream().sorted().toList(), dealt.stream().sorted().toList(), "as many of each");
        PhantomFolder.write(temp, GENERATOR, 2, true, Monitor.NONE);
        Dataset dataset = BratsDataset.open(temp, Optional.empty(), Monitor.NONE);
        String made = Generated.generatorOf(dataset).orElseThrow().toString();
        assertTrue(made.contains("grades shuffled across patients"), made);
        assertThrows(DatasetException.class, () -> PhantomFolder.write(temp, GENERATOR, 3, true, Monitor.NONE));
        assertThrows(DatasetException.class, () -> PhantomFolder.write(temp, GENERATOR, 2, Monitor.NONE));
    }

    @Test
    void theFolderOpensAsBrats() {
        assertEquals(3, PhantomFolder.write(temp, GENERATOR, 3, Monitor.NONE));
        Dataset dataset = BratsDataset.open(temp, Optional.empty(), Monitor.NONE);
        assertEquals(3, dataset.cases().size());
        assertEquals(List.of(), dataset.remarks());
        assertEquals(Optional.of(PhantomGenerator.identity()), Generated.generatorOf(dataset));
        for (int index = 0; index < 3; index++) {
            PhantomCase made = GENERATOR.generate(index);
            Case read = dataset.cases().stream()
                    .filter(c -> c.id().equals(made.id()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(made.info().labels(), read.info().labels());
            assertEquals(made.info().source(), read.info().source());
            assertArrayEquals(
                    made.volume("t1ce").toFloats(), read.volume("t1ce").toFloats());
            assertEquals(
                    made.reference().orElseThrow().region(4),
                    read.reference().orElseThrow().region(4));
            assertTrue(read.volume("t1").grid().matches(PhantomSize.SMALL.grid()));
        }
    }

    @Test
    void aStoppedFolderIsFinishedByTheSameCommand() throws IOException {
        PhantomFolder.write(temp.resolve("whole"), GENERATOR, 3, Monitor.NONE);
        Monitor stop = new Monitor() {
            private int left = 2;

            @Override
            public void begin(String task, long total) {}

            @Override
            public void worked(long done) {
                left--;
            }

            @Override
            public boolean cancelled() {
                return left <= 0;
            }
        };
        Path part = temp.resolve("part");
        assertThrows(CancelledException.class, () -> PhantomFolder.write(part, GENERATOR, 3, stop));
        assertEquals(1, PhantomFolder.write(part, GENERATOR, 3, Monitor.NONE));
        assertSame(contents(temp.resolve("whole")), contents(part));
        assertEquals(0, PhantomFolder.write(part, GENERATOR, 2, Monitor.NONE));
        assertSame(contents(temp.resolve("whole")), contents(part));
    }

    @Test
    void anotherSeedOrAForeignFolderIsRefusedAndLeftAlone() throws IOException {
        PhantomFolder.write(temp.resolve("a"), GENERATOR, 1, Monitor.NONE);
        Map<String, byte[]> before = contents(temp);
        PhantomGenerator other = new PhantomGenerator(10, PhantomSize.SMALL);
        String seed = assertThrows(
                        DatasetException.class, () -> PhantomFolder.write(temp.resolve("a"), other, 1, Monitor.NONE))
                .getMessage();
        assertTrue(seed.contains("seed 9, not 10"), seed);
        String foreign = assertThrows(
                        DatasetException.class, () -> PhantomFolder.write(temp, GENERATOR, 1, Monitor.NONE))
                .getMessage();
        assertTrue(foreign.contains("not empty") && foreign.contains(temp.toString()), foreign);
        assertSame(before, contents(temp));
    }

    @Test
    void anotherShareOfGradesIsRefusedAndTheSameGoesOn() throws IOException {
        PhantomGenerator half = new PhantomGenerator(9, PhantomSize.SMALL, 0.5);
        Path folder = temp.resolve("half");
        assertEquals(1, PhantomFolder.write(folder, half, 1, Monitor.NONE));
        assertEquals(1, PhantomFolder.write(folder, half, 2, Monitor.NONE));
        PhantomFolder.write(temp.resolve("usual"), GENERATOR, 1, Monitor.NONE);
        Map<String, byte[]> before = contents(temp);
        for (Path place : List.of(folder, temp.resolve("usual"))) {
            PhantomGenerator other = place.equals(folder) ? GENERATOR : half;
            String message = assertThrows(
                            DatasetException.class, () -> PhantomFolder.write(place, other, 2, Monitor.NONE))
                    .getMessage();
            assertTrue(message.contains("LGG") && message.contains("0.5"), message);
        }
        assertSame(before, contents(temp));
    }

    @Test
    void theCommandSaysWhereItWrote() {
        StringBuilder said = new StringBuilder();
        Console console = new Console() {
            @Override
            public void print(String text) {
                said.append(text);
            }

            @Override
            public void event(String kind, Map<String, ?> fields) {
                assertEquals(1, fields.get("made"));
            }

            @Override
            public boolean json() {
                return false;
            }
        };
        Path out = temp.resolve("out");
        PhantomOptions options = new PhantomOptions(out, 1, 4, PhantomSize.SMALL, OptionalDouble.empty(), false);
        assertEquals(Command.DONE, new PhantomCommand().run(options, console, Monitor.NONE));
        assertTrue(said.toString().contains(out.toString()), said.toString());
        assertFalse(said.toString().contains("already"));
    }

    @Test
    void theFileSaysWhatCanBeKnownOfTheSet() throws IOException {
        PhantomFolder.write(temp, GENERATOR, 3, Monitor.NONE);
        PhantomRecord about = PhantomRecord.read(temp).orElseThrow();
        assertEquals(PhantomGenerator.identity(), about.generator());
        assertEquals(3, about.flipped().size());
        assertEquals(Optional.empty(), about.check(), "three patients are too few");
        String text = Files.readString(temp.resolve(PhantomRecord.FILE));
        for (int index = 0; index < 3; index++) {
            assertTrue(
                    text.contains("\"tumour\" : "
                            + PhantomMeasures.of(GENERATOR.generate(index)).tumour()),
                    text);
        }
    }

    @Test
    void anotherProgramOfTheSameVersionIsRefused() throws IOException {
        PhantomFolder.write(temp, GENERATOR, 1, Monitor.NONE);
        Path about = temp.resolve(PhantomRecord.FILE);
        String digest = PhantomGenerator.identity().digest();
        Files.writeString(about, Files.readString(about).replace(digest, "0".repeat(64)));
        String message = assertThrows(
                        DatasetException.class, () -> PhantomFolder.write(temp, GENERATOR, 1, Monitor.NONE))
                .getMessage();
        assertTrue(message.contains("digest") && message.contains(digest), message);
    }

    @Test
    void aFileThatIsNotOursIsRefused() throws IOException {
        assertEquals(Optional.empty(), PhantomRecord.read(temp));
        Path about = temp.resolve(PhantomRecord.FILE);
        Files.writeString(about, "{\"format\": 1, \"generator\": \"readingroom-phantom 1\", \"cases\": []}");
        assertTrue(refused().contains("format 1"), refused());
        Files.writeString(about, "{");
        assertTrue(refused().contains("is no JSON"), refused());
    }

    private String refused() {
        return assertThrows(DatasetException.class, () -> PhantomRecord.read(temp))
                .getMessage();
    }
}

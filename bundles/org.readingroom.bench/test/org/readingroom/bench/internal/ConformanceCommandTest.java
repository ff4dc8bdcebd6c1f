package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;

class ConformanceCommandTest extends CommandContractTest<ConformanceCommand.Options> {
    private static final String VECTORS = """
        {"schema": "metric-vectors/1", "family": "%s", "tolerance_default": {"abs": 1e-9, "rel": 1e-9}, "cases": [
          {"id": "one", "input": {"shape": [2, 2], "spacing": [1, 1], "pred": [0, 2], "ref": [1, 2]},
           "expected": {"dice": %s, "tp": 1, "conventions": "none"}}]}
        """;

    @TempDir
    Path folder;

    @Override
    protected Command<ConformanceCommand.Options> plugin() {
        return new ConformanceCommand();
    }

    @Override
    protected ConformanceCommand.Options good() {
        return options(committed());
    }

    @Override
    protected List<ConformanceCommand.Options> bad() {
        return List.of(options(folder.resolve("nowhere")), options(folder));
    }

    private static ConformanceCommand.Options options(Path vectors) {
        return new ConformanceCommand.Options(vectors, false, 10);
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }

    private static Path committed() {
        return root().resolve("bundles/org.readingroom.metrics/test/org/readingroom/metrics/conformance/vectors");
    }

    private int run(ConformanceCommand.Options options, RecordingConsole console) {
        return plugin().run(options, console, Monitor.NONE);
    }

    private void write(String name, String family, String dice) throws IOException {
        Files.writeString(folder.resolve(name), VECTORS.formatted(family, dice));
    }

    @Test
    void theCommittedVectorsPassALineAFamily() {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, run(good(), console));
        assertEquals(9, console.lines().size());
        for (String line : console.lines().subList(0, 8)) {
            assertTrue(line.matches("passed   \\w+, \\d+ cases?: \\d+ passed, 0 failed, \\d+ not implemented"), line);
        }
        assertEquals(
                "8 of 8 known families passed, 0 not known here",
                console.lines().get(8));
    }

    @Test
    void theSharedVectorsPass() {
        Path shared = root().resolveSibling("shared").resolve("conformance");
        assumeTrue(Files.isDirectory(shared), "no shared vectors at " + shared + ": not compared");
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, run(options(shared), console), console.lines()::toString);
        assertTrue(console.lines().stream().anyMatch(l -> l.startsWith("-        bleu, 32 cases: not known here")));
    }

    @Test
    void aDifferenceIsShownAndFails() throws IOException {
        write("a.json", "segmentation", "0.75");
        write("b.json", "bleu", "0.5");
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.FAILED, run(options(folder), console));
        assertEquals(
                List.of(
                        """
                        FAILED   segmentation, 1 case: 1 passed, 1 failed, 1 not implemented
                          differs: one, dice: expected 0.75, ours 0.5\
                        """,
                        "-        bleu, 1 case: not known here, nothing was compared",
                        "0 of 1 known family passed, 1 not known here"),
                console.lines());
    }

    @Test
    void keysGetALineEachWhenAskedFor() throws IOException {
        write("a.json", "segmentation", "0.5");
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, run(new ConformanceCommand.Options(folder, true, 10), console));
        List<String> lines = console.lines().get(0).lines().toList();
        assertEquals("  dice (mandatory): 1 passed, 0 failed, 0 not implemented", lines.get(1));
        assertEquals("  conventions: 0 passed, 0 failed, 1 not implemented", lines.get(3));
    }

    @Test
    void familiesThatAreNotKnownDoNotFailButComparingNothingDoes() throws IOException {
        write("a.json", "segmentation", "0.5");
        write("b.json", "bleu", "0.75");
        assertEquals(Command.DONE, run(options(folder), new RecordingConsole(false)));
        Files.delete(folder.resolve("a.json"));
        assertEquals(Command.FAILED, run(options(folder), new RecordingConsole(false)));
    }

    @Test
    void moreDifferencesThanAreShownAreCounted() throws IOException {
        write("a.json", "segmentation", "0.75");
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.FAILED, run(new ConformanceCommand.Options(folder, false, 0), console));
        assertEquals(
                "  and 1 more that differ",
                console.lines().get(0).lines().toList().get(1));
    }

    @Test
    void programsGetAnEventAFamily() throws IOException {
        write("a.json", "segmentation", "0.75");
        RecordingConsole console = new RecordingConsole(true);
        assertEquals(Command.FAILED, run(options(folder), console));
        assertEquals(List.of("family"), console.events());
        assertEquals(List.of(), console.lines());
    }

    @Test
    void missingFoldersAndFoldersWithoutVectorsAreBadInput() throws IOException {
        for (ConformanceCommand.Options options : bad()) {
            CommandException e = assertThrows(CommandException.class, () -> run(options, new RecordingConsole(false)));
            assertEquals(Command.BAD_INPUT, e.exitCode());
            assertTrue(e.getMessage().contains(options.folder().toString()), e.getMessage());
        }
        Files.writeString(folder.resolve("broken.json"), "{");
        CommandException e =
                assertThrows(CommandException.class, () -> run(options(folder), new RecordingConsole(false)));
        assertEquals(Command.BAD_INPUT, e.exitCode());
        assertFalse(e.getMessage().isBlank());
    }
}

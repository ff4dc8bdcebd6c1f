package org.readingroom.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.settings.SettingsException;

class VerbLineTest {
    enum Mode {
        QUICK,
        VERY_SLOW
    }

    record Inner(@Setting("Depth.") int depth) {}

    record Options(
            @Setting(value = "The study.", position = 0) Path study,

            @Setting(value = "More files.", position = 1, def = "[]")
            List<Path> more,

            @Setting(value = "Folders.", def = "{}") Map<String, Path> root,
            @Setting(value = "Only these arms.", def = "[]") List<String> arm,

            @Setting(value = "Rounds, 100% of them.", def = "3", min = 1, max = 9)
            int epochCount,

            @Setting(value = "Write it.", def = "true") boolean write,
            @Setting(value = "Accept it.", def = "false") boolean accept,
            @Setting(value = "How.", def = "quick") Mode mode,
            @Setting("Nested.") Optional<Inner> inner,
            @Setting("Where to.") Optional<Path> out) {}

    private final VerbLine<Options> line = new VerbLine<>("try", "Try things", Options.class);

    private Options bind(String... words) {
        return line.bind(List.of(words));
    }

    private String refused(Class<? extends ReadingRoomException> type, String... words) {
        return assertThrows(type, () -> bind(words)).getMessage();
    }

    @Test
    void defaultsHoldWhereNothingIsSaid() {
        Options o = bind("s.yaml");
        assertEquals(
                new Options(
                        Path.of("s.yaml"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        3,
                        true,
                        false,
                        Mode.QUICK,
                        Optional.empty(),
                        Optional.empty()),
                o);
    }

    @Test
    void everyKindOfOptionIsBound() {
        Options o = bind(
                "s.yaml",
                "b",
                "--root",
                "a=/x=y",
                "c",
                "--root=b=rel",
                "--arm",
                "one",
                "--arm=two",
                "--epoch-count",
                "7",
                "--no-write",
                "--accept",
                "--mode=very-slow",
                "--inner",
                "{depth: 4}",
                "--out",
                "o");
        assertEquals(List.of(Path.of("b"), Path.of("c")), o.more());
        assertEquals(Map.of("a", Path.of("/x=y"), "b", Path.of("rel")), o.root());
        assertEquals(List.of("one", "two"), o.arm());
        assertEquals(7, o.epochCount());
        assertTrue(!o.write() && o.accept());
        assertEquals(Mode.VERY_SLOW, o.mode());
        assertEquals(Optional.of(new Inner(4)), o.inner());
        assertEquals(Optional.of(Path.of("o")), o.out());
    }

    @Test
    void aFlagDoesNotEatTheArgumentAfterIt() {
        assertEquals(Path.of("s.yaml"), bind("--accept", "s.yaml").study());
        assertTrue(!bind("--no-accept", "s.yaml").accept());
    }

    @Test
    void quotesAndAtSignsInValuesStay() {
        assertEquals(
                List.of("\"q\"", "@file"),
                bind("s", "--arm", "\"q\"", "--arm", "@file").arm());
    }

    @Test
    void wordsAfterTwoHyphensAreArguments() {
        assertEquals(Path.of("--epoch-count"), bind("--", "--epoch-count").study());
    }

    @Test
    void aMisspeltOptionIsNamedWithTheNearest() {
        String message = refused(CommandException.class, "s", "--epoc-count", "3");
        assertEquals("--epoc-count: unknown option; did you mean '--epoch-count'?", message);
        assertTrue(refused(CommandException.class, "s", "--zzzzzzzzz=1").contains("try --help"));
    }

    @Test
    void valuesAreCheckedAsThoseOfAStudyAre() {
        assertTrue(refused(SettingsException.class, "s", "--epoch-count", "ten").startsWith("--epoch-count: "));
        assertTrue(refused(SettingsException.class, "s", "--epoch-count", "12").contains("between 1 and 9"));
        assertTrue(refused(SettingsException.class, "s", "--mode", "quik").contains("did you mean 'quick'"));
    }

    @Test
    void whatIsMissingIsNamed() {
        CommandException e = assertThrows(CommandException.class, () -> bind());
        assertTrue(e.getMessage().contains("STUDY"), e.getMessage());
        assertEquals(Command.BAD_INPUT, e.exitCode());
        assertTrue(refused(CommandException.class, "s", "--out").contains("--out"));
    }

    @Test
    void aRootWithoutAFolderAndOneGivenTwiceAreRefused() {
        assertTrue(refused(CommandException.class, "s", "--root", "brats").contains("NAME=VALUE"));
        assertTrue(refused(CommandException.class, "s", "--root", "a=1", "--root", "a=2")
                .contains("'a' is given twice"));
    }

    @Test
    void helpShowsDocumentationRangesAndDefaults() {
        String help = line.help();
        for (String part : List.of(
                "readingroom try",
                "STUDY",
                "--epoch-count=N",
                "Rounds, 100% of them. (1 to 9; default 3)",
                "--root=NAME=DIR",
                "--[no-]write",
                "one of quick, very-slow",
                "--json")) {
            assertTrue(help.contains(part), part + " is not in:\n" + help);
        }
    }
}

package org.readingroom.prompts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.prompts.Liu2025;

class WordingTest {
    private static final SliceFrame STUDY = new SliceFrame(128, 128, 1, 1);

    @TempDir
    private Path folder;

    /** None where the shared files are not there. */
    @TestFactory
    Stream<DynamicTest> presetsAreTheTranscribedTextsLetterForLetter() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Path shared = root == null ? Path.of("none") : root.resolve("../shared/design/prompts/liu2025");
        if (!Files.isDirectory(shared)) {
            return Stream.empty();
        }
        return Liu2025.ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    String text = Files.readString(shared.resolve(id + ".txt"));
                    String sent = Wording.of("liu2025", id, Optional.empty()).in(STUDY, Map.of());
                    assertEquals(text, sent + "\n");
                }));
    }

    @Test
    void aPresetSaysTheSizeOfTheImageItIsSentWith() {
        Wording box = Wording.of("liu2025", "bounding-box", Optional.empty());
        String square = box.in(new SliceFrame(240, 240, 1, 1), Map.of());
        assertTrue(square.contains("a 240x240 grayscale") && square.contains("are integers between 0 and 239"), square);
        String other = box.in(new SliceFrame(155, 240, 1, 1), Map.of());
        assertTrue(
                other.contains("155x240") && other.contains("row between 0 and 154 and col between 0 and 239"), other);
        assertFalse(other.contains("127") || other.contains("128"), other);
    }

    @Test
    void aFileIsSentWithItsPlaceholdersFilledIn() throws IOException {
        Path file = write("Rows 0 to {last-row} of {rows}, {columns} columns. Answer {{\"row\": r}} \u00e9\r\n");
        assertEquals(
                "Rows 0 to 127 of 128, 128 columns. Answer {\"row\": r} \u00e9",
                Wording.of("liu2025", "center-point", Optional.of(file)).in(STUDY, Map.of()));
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws IOException {
        Path unknown = write("Size {rowz}?");
        message(unknown, "{rowz}");
        message(folder.resolve("none.txt"), "none.txt");
        message(write(" \n"), "empty");
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        message(latin, "UTF-8");
    }

    private void message(Path file, String part) {
        PositionSettings s = new PositionSettings(
                "liu2025",
                Optional.of(file),
                "",
                ImageOrder.IMAGE_FIRST,
                QueryImage.LITERAL,
                CoordinateScale.MODEL,
                CoordinateAxes.MODEL);
        PromptException e = assertThrows(PromptException.class, () -> new CenterPointPlugin().create(s));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("prompt" + text.hashCode() + ".txt");
        return Files.writeString(file, text);
    }

    @Test
    void pointsOtherThanThePresetsAreAskedForInWords() {
        PolygonSettings d = PolygonSettings.DEFAULT;
        PolygonSettings s = new PolygonSettings(
                d.text(), d.file(), d.system(), d.order(), d.queryImage(), d.coordinates(), d.axes(), List.of(6, 8));
        String text =
                PolygonStrategy.of("bounding-polygon", s).asking().wording().text();
        assertTrue(text.contains("a 6 to 8 point polygon") && text.contains("between 6 and 8 points"), text);
        assertThrows(
                PromptException.class,
                () -> new PolygonSettings(
                        d.text(), d.file(), "", d.order(), d.queryImage(), d.coordinates(), d.axes(), List.of(9, 4)));
    }
}

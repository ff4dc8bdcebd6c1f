package org.readingroom.report.internal.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.table.StudyFixture;
import org.readingroom.report.internal.table.Tables;

class ClaimsSectionTest {
    private static final String LAST = "llama-cls [oracles: slices]\nllama-cls-tuned [oracles: slices]";

    @TempDir
    Path folder;

    private StudyFixture run;

    @BeforeEach
    void aRun() {
        run = StudyFixture.in(folder, 10);
    }

    @Test
    void primaryPairsComeFirstInSentencesAndWithEverythingTheyRestOn() {
        Tables claims = Tables.of(new ClaimsSection(), run);
        List<Section.Block> blocks = claims.blocks();
        assertEquals(
                "cnn-seg against llama-box [oracles: slices], Dice, mask, source-mm, 2d-slice-mean, n = 55: 0.5942"
                        + " against 0.1219, difference 0.4723 [0.410, 0.531], p < 0.001 after Holm over 2: cnn-seg is"
                        + " better.",
                ((Section.Paragraph) blocks.get(1)).text());
        Section.Table primary = (Section.Table) blocks.get(3);
        assertEquals("claims-primary", primary.name());
        assertEquals("0.625", claims.cell("claims-primary", LAST, "p, Holm over 2"));
        assertEquals("1 / 3", claims.cell("claims-primary", LAST, "Right alone"));
        assertEquals("0.125", claims.cell("claims-primary", LAST, "Smallest p"));
        assertEquals("cannot be decided at this n", claims.cell("claims-primary", LAST, "Verdict"));
        assertEquals("claims-exploratory", ((Section.Table) blocks.get(5)).name());
        assertFalse(claims.table("claims-exploratory").header().toString().contains("Holm"));
    }

    @Test
    void unequalOraclesHaveNoDifference() {
        Tables claims = Tables.of(new ClaimsSection(), run);
        String pair = "cnn-cls\nllama-cls [oracles: slices]";
        assertEquals("\u2013", claims.cell("claims-primary", pair, "Difference"));
        assertEquals("\u2013", claims.cell("claims-primary", pair, "p"));
        assertTrue(claims.cell("claims-primary", pair, "Verdict").startsWith("unequal"));
    }

    @Test
    void anIncompleteRunPrintsNoP() {
        run.notices.add("INCOMPLETE: 3 queries have no answer yet");
        Tables claims = Tables.of(new ClaimsSection(), run);
        assertTrue(claims.paragraphs().startsWith("WARNING: readings are missing"));
        for (String name : List.of("claims-primary", "claims-exploratory")) {
            Section.Table table = claims.table(name);
            for (int c = 0; c < table.header().size(); c++) {
                String title = table.header().get(c);
                if (title.equals("p") || title.startsWith("p, Holm") || title.equals("Smallest p")) {
                    int column = c;
                    assertTrue(table.rows().stream().allMatch(r -> r.get(column).equals("\u2013")), title);
                }
            }
        }
        assertFalse(claims.paragraphs().contains(", p "), claims.paragraphs());
        assertEquals("INCOMPLETE: no verdict", claims.cell("claims-primary", LAST, "Verdict"));
    }

    @Test
    void aMissingReadingIsIncompleteToo() throws IOException {
        Files.delete(folder.resolve("readings/llama-box/BraTS20_Training_001.json"));
        run.scores.clear();
        assertTrue(Tables.of(new ClaimsSection(), run).paragraphs().startsWith("WARNING"));
    }

    @Test
    void gainsSayWhetherAControlIsBeaten() {
        Tables claims = Tables.of(new ClaimsSection(), run);
        assertEquals("0.2386\n[0.081, 0.391]", claims.cell("gains", "cnn-cls", "Gain"));
        assertEquals("better", claims.cell("gains", "cnn-cls", "Says"));
        assertEquals("worse", claims.cell("gains", "llama-box [oracles: slices]", "Says"));
        assertTrue(claims.cell("gains", "llama-cls [oracles: slices]", "Says").startsWith("no better than a control"));
    }

    @Test
    void withoutComparisonsThereIsNoSection() throws IOException {
        Files.delete(folder.resolve("pairs.csv"));
        Files.delete(folder.resolve("gains.csv"));
        assertTrue(Tables.of(new ClaimsSection(), run).absent());
    }
}

package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.TinyCohort;

class BrightBlobModelTest {
    private static final Grid GRID = new Grid(10, 1, 1, Affine.scaling(1, 1, 1));

    @TempDir
    Path folder;

    private static String blob(double quantile, float... values) {
        Mask mask = Brain.of(new FloatVolume(GRID, values)).blob(quantile);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mask.size(); i++) {
            text.append(mask.at(i) ? '#' : '.');
        }
        return text.toString();
    }

    @Test
    void theLargestBrightPartIsTaken() {
        assertEquals("......###.", blob(0.5, 0, 1, 9, 9, 1, 1, 8, 8, 8, 0));
    }

    @Test
    void theQuantileIsOfTheBrainAlone() {
        // Five brain voxels; rank floor(0.75 * 4) = 3 is 4.
        assertEquals("...##.....", blob(0.75, 0, 1, 2, 4, 5, 3, 0, 0, 0, 0));
    }

    @Test
    void withoutBrainThereIsNoBlob() {
        assertEquals("..........", blob(0.9, new float[10]));
        assertEquals("....#.....", blob(0.9, 0, 0, 0, 0, 3, Float.NaN, Float.NaN, 0, 0, 0), "NaN is no brain");
    }

    private static BrightBlobModel model(String volume, Double... quantiles) {
        return new BrightBlobModel(new BrightBlobSettings(volume, List.of(quantiles)));
    }

    @Test
    void theQuantileOfTheHighestMeanDiceIsChosen() throws Exception {
        List<Case> cases = List.copyOf(TinyCohort.of(4, 9));
        model("flair", 0.5, 0.9, 0.999).fit(new MemoryTrainingView(cases, List.of(), 1), folder, Monitor.NONE);
        String written = Files.readString(folder.resolve("model.json"));
        JsonNode node = new com.fasterxml.jackson.databind.ObjectMapper().readTree(written);
        assertEquals(1, node.path("format").asInt());
        assertEquals(0.9, node.path("quantile").asDouble(), written);
        assertTrue(node.path("trainingDice").asDouble() > 0.6, written);
    }

    @Test
    void aVolumeThatNoTrainingCaseHasIsNamed() {
        List<Case> cases = List.copyOf(TinyCohort.of(2, 9));
        MemoryTrainingView view = new MemoryTrainingView(cases, List.of(), 1);
        ModelException e =
                assertThrows(ModelException.class, () -> model("adc", 0.9).fit(view, folder, Monitor.NONE));
        assertTrue(e.getMessage().contains("'adc'"), e.getMessage());
    }

    @Test
    void otherSettingsDoNotTakeAFinishedFit() {
        MemoryTrainingView view = new MemoryTrainingView(List.copyOf(TinyCohort.of(2, 9)), List.of(), 1);
        model("flair", 0.9).fit(view, folder, Monitor.NONE);
        assertThrows(ModelException.class, () -> model("t2", 0.9).fit(view, folder, Monitor.NONE));
    }

    @Test
    void quantilesOutsideZeroToOneAreRefused() {
        ModelContext context = new ModelContext(1, folder, true);
        for (List<Double> wrong : List.of(List.<Double>of(), List.of(1.0), List.of(0.5, 0.0))) {
            BrightBlobSettings settings = new BrightBlobSettings("flair", wrong);
            assertThrows(ModelException.class, () -> new BrightBlobPlugin().open(settings, context), wrong.toString());
        }
    }
}

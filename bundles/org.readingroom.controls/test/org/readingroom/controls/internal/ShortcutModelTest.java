package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.RecordingSink;

class ShortcutModelTest {
    private static final Grid NORTH = new Grid(4, 3, 2, Affine.of(-1, 0, 0, 0, 0, -1, 0, 239, 0, 0, 1, 0));
    private static final Grid SOUTH = new Grid(4, 3, 2, Affine.of(1.2, 0, 0, -90, 0, 1.2, 0, -126, 0, 0, 1.2, -72));

    @TempDir
    Path folder;

    /** Opening its mask is an error of the test. */
    private record Patient(CaseInfo info, Map<String, Volume> volumes) implements Case {
        @Override
        public Volume volume(String name) {
            return volumes.get(name);
        }

        @Override
        public Optional<LabelMap> reference() {
            throw new AssertionError("the mask of " + id() + " was opened");
        }
    }

    private static Case patient(
            String id, String grade, String source, Grid grid, double brightness, String... volumes) {
        Random random = new Random(id.hashCode());
        Map<String, Volume> all = new TreeMap<>();
        for (String name : volumes) {
            float[] values = new float[grid.size()];
            for (int v = 4; v < values.length; v++) {
                values[v] = (float) Math.rint(brightness * (1 + 0.1 * random.nextGaussian()));
            }
            all.put(name, new FloatVolume(grid, values));
        }
        Map<String, String> labels = grade.isEmpty() ? Map.of() : Map.of("grade", grade);
        return new Patient(new CaseInfo(id, id, Set.of(), source, all.keySet(), labels, true), all);
    }

    private static Case plain(String id, String grade, Grid grid, double brightness) {
        return patient(id, grade, "", grid, brightness, "flair", "t1");
    }

    private ShortcutModel fitted(List<Case> training) {
        ShortcutModel model = new ShortcutModel(new ShortcutSettings(1));
        model.fit(new MemoryTrainingView(training, List.of(), 1), folder, Monitor.NONE);
        return model;
    }

    private static ClassScore ask(ShortcutModel model, Case subject) {
        RecordingSink sink = new RecordingSink();
        Query query = new Query("q", subject, Task.GRADE, Optional.empty(), Optional.empty(), 0, 1);
        model.read(ReadRequest.of(List.of(query)), sink, Monitor.NONE);
        return (ClassScore) ((Answer.Value) sink.answers().get("q")).value();
    }

    private static List<Case> patients(Grid high, double highBrightness, Grid low, double lowBrightness) {
        List<Case> all = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            boolean isHigh = n % 2 == 0;
            all.add(plain(
                    "P" + (100 + n),
                    isHigh ? "HGG" : "LGG",
                    isHigh ? high : low,
                    isHigh ? highBrightness : lowBrightness));
        }
        return all;
    }

    @Test
    void gradesThatFollowTheScannersGridAreGivenAway() {
        ShortcutModel model = fitted(patients(NORTH, 200, SOUTH, 200));
        assertEquals(1, ask(model, plain("X", "", NORTH, 200)).label());
        assertEquals(0, ask(model, plain("Y", "", SOUTH, 200)).label());
        assertTrue(ask(model, plain("X", "", NORTH, 200)).positive().orElseThrow() > 0.8);
    }

    @Test
    void gradesThatFollowTheGainAreGivenAway() {
        ShortcutModel model = fitted(patients(NORTH, 620, NORTH, 340));
        assertEquals(1, ask(model, plain("X", "", NORTH, 620)).label());
        assertEquals(0, ask(model, plain("Y", "", NORTH, 340)).label());
    }

    @Test
    void neitherSourceNorPlaceOfABrightnessTellsAnything() {
        ShortcutModel model = fitted(patients(NORTH, 620, NORTH, 340));
        ClassScore one = ask(model, patient("X", "", "NORTH", NORTH, 500, "flair", "t1"));
        assertEquals(one, ask(model, patient("X", "", "SOUTH", NORTH, 500, "flair", "t1")));
        Volume moved = reversed(patient("X", "", "", NORTH, 500, "flair").volume("flair"));
        assertEquals(
                ShortcutFeatures.of(patient("X", "", "", NORTH, 500, "flair"), Monitor.NONE),
                ShortcutFeatures.of(
                        new Patient(patient("X", "", "", NORTH, 500, "flair").info(), Map.of("flair", moved)),
                        Monitor.NONE));
    }

    private static Volume reversed(Volume volume) {
        float[] values = volume.toFloats();
        float[] back = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            back[values.length - 1 - v] = values[v];
        }
        return new FloatVolume(volume.grid(), back);
    }

    @Test
    void featuresAreThoseDescribed() {
        float[] values = new float[24];
        System.arraycopy(new float[] {1, 2, 3, 4, 5.5f, Float.NaN, -1}, 0, values, 0, 7);
        Case subject = new Patient(
                new CaseInfo("A", "A", Set.of(), "", Set.of("t1"), Map.of(), false),
                Map.of("t1", new FloatVolume(SOUTH, values)));
        Map<String, Double> features = ShortcutFeatures.of(subject, Monitor.NONE);
        assertEquals(4.0, features.get("extent i"));
        assertEquals(1.2, features.get("spacing k"), 1e-12);
        assertEquals(-126.0, features.get("origin y"));
        assertEquals(1.0, features.get("axis j y"), 1e-12);
        assertEquals(0.0, features.get("axis j x"));
        assertEquals(6 / 24.0, features.get("t1 filled"));
        assertEquals(0.0, features.get("t1 whole"));
        assertEquals(14.5 / 6, features.get("t1 mean"), 1e-12);
        assertEquals(2.5, features.get("t1 p50"), 1e-12);
        assertEquals(-1.0, features.get("t1 p0"));
        assertEquals(5.5, features.get("t1 p100"));
        assertEquals(1.25, features.get("t1 p25"), 1e-12);
    }

    @Test
    void aMissingOrEmptyVolumeIsCopedWith() {
        List<Case> training = patients(NORTH, 620, NORTH, 340);
        training.set(0, patient("P100", "HGG", "", NORTH, 620, "t1"));
        training.set(1, plain("P101", "LGG", NORTH, 0));
        ShortcutModel model = fitted(training);
        assertEquals(1, ask(model, patient("X", "", "", NORTH, 620, "flair")).label());
        assertEquals(
                0,
                ask(model, patient("Y", "", "", NORTH, 340, "flair", "t1", "adc"))
                        .label());
        assertFalse(Double.isNaN(ask(model, plain("Z", "", NORTH, 0)).positive().orElseThrow()));
    }

    @Test
    void patientsOfOneGradeTeachNothing() {
        List<Case> same = List.of(plain("A", "HGG", NORTH, 1), plain("B", "HGG", NORTH, 2), plain("C", "", NORTH, 3));
        ModelException e = assertThrows(ModelException.class, () -> fitted(same));
        assertTrue(e.getMessage().contains("2 are HGG") && e.getMessage().contains("0 are LGG"), e.getMessage());
    }

    @Test
    void whatItLearntCanBeReadByPeople() throws IOException {
        fitted(patients(NORTH, 620, NORTH, 340));
        JsonNode model =
                new ObjectMapper().readTree(folder.resolve("model.json").toFile());
        assertEquals(12, model.path("trainedOn").asInt());
        Map<String, Double> weights = new TreeMap<>();
        model.path("features")
                .forEach(f ->
                        weights.put(f.path("name").asText(), f.path("weight").asDouble()));
        assertTrue(weights.get("flair mean") > 0.01, weights.toString());
        assertEquals(0, weights.get("spacing i"), "what does not vary weighs nothing");
    }
}

package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.SourceSlice;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.RecordingSink;

class PriorModelTest {
    /** Voxels run right, anterior, superior. */
    private static final Grid RAS = new Grid(20, 24, 16, Affine.scaling(1, 1, 1));

    /** The same space at half the resolution, voxels running left, posterior, superior. */
    private static final Grid LPS = new Grid(10, 12, 8, Affine.of(-2, 0, 0, 18.5, 0, -2, 0, 22.5, 0, 0, 2, 0.5));

    @TempDir
    Path folder;

    /** A case whose tumour is a block of the relative space, low and high along right, anterior, superior. */
    private static MemoryCase block(String id, Grid grid, String grade, double... block) {
        RelativeFrame frame = RelativeFrame.of(grid);
        byte[] labels = new byte[grid.size()];
        for (int at = 0; at < labels.length; at++) {
            double[] voxel = {at % grid.nx(), at / grid.nx() % grid.ny(), at / (grid.nx() * grid.ny())};
            double[] p = frame.relative(voxel);
            boolean in = true;
            for (int r = 0; r < 3; r++) {
                in &= p[r] > block[2 * r] && p[r] < block[2 * r + 1];
            }
            labels[at] = (byte) (in ? 1 : 0);
        }
        FloatVolume volume = new FloatVolume(grid, new float[grid.size()]);
        Map<String, String> known = grade.isEmpty() ? Map.of() : Map.of("grade", grade);
        return MemoryCase.of(id, Map.of("flair", volume), new LabelMap(grid, labels), known);
    }

    private Object ask(PriorModel model, Case subject, Task<?> task, Optional<SliceView> slice) {
        RecordingSink sink = new RecordingSink();
        Query query = new Query("q", subject, task, slice, Optional.empty(), 0, 1);
        model.read(ReadRequest.of(List.of(query)), sink, Monitor.NONE);
        return ((Answer.Value) sink.answers().get("q")).value();
    }

    private PriorModel fitted(MemoryCase... cases) {
        PriorModel model = new PriorModel();
        model.fit(new MemoryTrainingView(List.of(cases), List.of(), 1), folder, Monitor.NONE);
        return model;
    }

    private static Optional<SliceView> slice(Case subject, Plane plane, int index) {
        return Optional.of(new SourceSlice(new SourceVolumes(subject), new SliceRef(plane, index)));
    }

    @Test
    void onePatientIsGivenBackOnItsOwnGrid() {
        MemoryCase only = block("a", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75);
        PriorModel model = fitted(only);
        Mask truth = only.reference().orElseThrow().foreground();
        assertEquals(truth, ask(model, only.withheld(), Task.MASK, Optional.empty()));
        // Axial: columns from the patient's right (i = 9 down to 2), rows from anterior (j = 11 down to 6).
        PixelBox axial = new PixelBox(24 - 1 - 11, 20 - 1 - 9, 24 - 1 - 6, 20 - 1 - 2);
        Case asked = only.withheld();
        assertBox(axial, ask(model, asked, Task.BOUNDING_BOX, slice(asked, Plane.AXIAL, 3)));
        PixelPoint centre = (PixelPoint) ask(model, asked, Task.CENTRE_POINT, slice(asked, Plane.AXIAL, 3));
        assertEquals(axial.centre().row(), centre.row(), 1e-9);
        assertEquals(axial.centre().column(), centre.column(), 1e-9);
        PixelBox sagittal = new PixelBox(16 - 1 - 11, 24 - 1 - 11, 16 - 1 - 4, 24 - 1 - 6);
        assertBox(sagittal, ask(model, asked, Task.BOUNDING_BOX, slice(asked, Plane.SAGITTAL, 3)));
    }

    @Test
    void anotherGridAndOrientationGetTheSamePlace() {
        double[] place = {0.1, 0.5, 0.25, 0.5, 0.25, 0.75};
        PriorModel model = fitted(block("a", RAS, "HGG", place));
        MemoryCase other = block("b", LPS, "HGG", place);
        assertEquals(
                other.reference().orElseThrow().foreground(),
                ask(model, other.withheld(), Task.MASK, Optional.empty()));
        // i runs to the left here: columns 5 to 8 of 10 from the patient's right are relative 0.1 to 0.5.
        Case asked = other.withheld();
        assertBox(new PixelBox(6, 5, 8, 8), ask(model, asked, Task.BOUNDING_BOX, slice(asked, Plane.AXIAL, 3)));
    }

    @Test
    void boxesAreAveragedPatientByPatient() {
        PriorModel model = fitted(
                block("a", RAS, "HGG", 0.1, 0.3, 0.25, 0.5, 0.25, 0.75),
                block("b", RAS, "LGG", 0.3, 0.9, 0.25, 0.5, 0.25, 0.375));
        Case asked = block("c", RAS, "", 0, 0, 0, 0, 0, 0);
        // Right edges 0.2 to 0.6 of 20 voxels: i 4 to 11.
        PixelBox box = new PixelBox(12, 20 - 1 - 11, 17, 20 - 1 - 4);
        assertBox(box, ask(model, asked, Task.BOUNDING_BOX, slice(asked, Plane.AXIAL, 8)));
    }

    @Test
    void theMaskKeepsWhatMostPatientsShare() {
        PriorModel model = fitted(
                block("a", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75),
                block("b", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75),
                block("c", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75),
                block("d", RAS, "LGG", 0.6, 0.9, 0.6, 0.9, 0.25, 0.75));
        MemoryCase asked = block("e", RAS, "", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75);
        // Mean Dice over the four: 3/4 for the shared block alone, about 2/3 for both blocks.
        assertEquals(
                asked.reference().orElseThrow().foreground(),
                ask(model, asked.withheld(), Task.MASK, Optional.empty()));
        assertEquals(ClassScore.of(1, 0.75), ask(model, asked.withheld(), Task.GRADE, Optional.empty()));
    }

    @Test
    void aBoxOutsideTheFrameIsCutToIt() {
        PriorModel model = fitted(block("a", RAS, "HGG", 0, 1, 0, 1, 0, 1));
        Case asked = block("b", LPS, "", 0, 0, 0, 0, 0, 0);
        assertBox(new PixelBox(0, 0, 11, 9), ask(model, asked, Task.BOUNDING_BOX, slice(asked, Plane.AXIAL, 0)));
    }

    @Test
    void answersOnlyWhatThePatientsHadTruthFor() {
        PriorModel model = fitted(block("a", RAS, "", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75));
        assertEquals(
                Set.of("mask", "bounding-box", "centre-point"),
                model.capabilities().tasks());
        assertThrows(
                ModelException.class,
                () -> ask(model, block("b", RAS, "", 0, 0, 0, 0, 0, 0), Task.GRADE, Optional.empty()));
    }

    @Test
    void anotherCohortDoesNotTakeAFinishedFit() {
        fitted(block("a", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75));
        ModelException e = assertThrows(
                ModelException.class, () -> fitted(block("b", RAS, "HGG", 0.1, 0.5, 0.25, 0.5, 0.25, 0.75)));
        assertTrue(e.getMessage().contains("other training cases"), e.getMessage());
    }

    private static void assertBox(PixelBox expected, Object actual) {
        PixelBox box = (PixelBox) actual;
        String message = expected + " " + box;
        assertEquals(expected.top(), box.top(), 1e-9, message);
        assertEquals(expected.left(), box.left(), 1e-9, message);
        assertEquals(expected.bottom(), box.bottom(), 1e-9, message);
        assertEquals(expected.right(), box.right(), 1e-9, message);
    }
}

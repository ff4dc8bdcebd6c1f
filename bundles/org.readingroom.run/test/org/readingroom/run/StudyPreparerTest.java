package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.Intensity;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.imaging.Window;
import org.readingroom.study.InputSettings;

class StudyPreparerTest {
    private static final Grid GRID = new Grid(10, 12, 8, Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0));

    @TempDir
    Path folder;

    /** Two volumes that are zero at the rim, and a tumour of one voxel; counts what is read. */
    private static final class Counted implements Case {
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger masks = new AtomicInteger();
        private final float lift;

        Counted(float lift) {
            this.lift = lift;
        }

        @Override
        public CaseInfo info() {
            return new CaseInfo("C1", "P1", Set.of(), "", Set.of("flair", "t1"), java.util.Map.of(), true);
        }

        @Override
        public Grid grid() {
            return GRID;
        }

        @Override
        public Volume volume(String name) {
            if (!info().volumes().contains(name)) {
                throw new DatasetException("case C1 has no volume " + name);
            }
            reads.incrementAndGet();
            float[] values = new float[GRID.size()];
            for (int k = 1; k < 6; k++) {
                for (int j = 2; j < 9; j++) {
                    for (int i = 3; i < 9; i++) {
                        values[GRID.index(i, j, k)] = lift + 3 * i + 5 * j + (name.equals("t1") ? 7 : 11) * k;
                    }
                }
            }
            return new FloatVolume(GRID, values);
        }

        @Override
        public Optional<LabelMap> reference() {
            masks.incrementAndGet();
            byte[] labels = new byte[GRID.size()];
            labels[GRID.index(4, 5, 3)] = 4;
            return Optional.of(new LabelMap(GRID, labels));
        }
    }

    private static InputSettings input(InputSettings.Crop crop, int... shape) {
        return new InputSettings(
                crop,
                List.of(shape[0], shape[1], shape[2]),
                List.of(6.0, 4.0, 5.0),
                List.of("t1", "flair"),
                InputSettings.DEFAULT.intensity());
    }

    private StudyPreparer preparer(InputSettings settings, boolean cached) {
        PreparedCache cache = new PreparedCache(folder.resolve("cache"), cached ? 1_000_000 : 0, StudyRunTest.quiet());
        return new StudyPreparer(new ModelGrids(settings, Optional.empty()), cache);
    }

    private long entries() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(f -> f.toString().endsWith(".bin")).count();
        }
    }

    @Test
    void channelsAreInTheOrderAskedAndScoresFollowFromGreys() {
        PreparedCase p =
                preparer(input(InputSettings.Crop.WHOLE, 5, 7, 6), false).prepare(new Counted(0));
        assertArrayEquals(new int[] {2, 5, 7, 6}, p.shape());
        assertEquals(
                List.of("t1", "flair"),
                p.channels().stream().map(PreparedCase.Channel::name).toList());
        Volume flair = new Counted(0).volume("flair");
        Intensity i = Intensity.of(flair, 0.5, 99.5);
        float[] resampled =
                ModelGrid.of(GRID, Window.whole(GRID), 5, 7, 6).resample(flair).values();
        float[] scores = p.scores();
        for (int v = 0; v < resampled.length; v++) {
            assertEquals(i.grey(resampled[v]), p.channels().get(1).greys()[v] & 0xff);
            assertEquals(i.score(resampled[v]), scores[resampled.length + v], 1e-6);
        }
    }

    @Test
    void slicesAsImagesShowWhatArraysHold() {
        Counted subject = new Counted(0);
        InputSettings settings = input(InputSettings.Crop.BRAIN, 5, 7, 6);
        PreparedCase p = preparer(settings, false).prepare(subject, List.of("flair"));
        SourceVolumes volumes = new SourceVolumes(subject);
        CaseSlices slices = new CaseSlices(volumes, Optional.of((ModelGrid) p.space()));
        PromptImages images = new PromptImages(volumes, settings.intensity());
        for (int k = 0; k < 5; k++) {
            byte[] image = images.grey(slices.view(new SliceRef(Plane.AXIAL, k)), "flair")
                    .bytes();
            assertArrayEquals(
                    Arrays.copyOfRange(p.channels().get(0).greys(), k * 42, k * 42 + 42), image, "slice " + k);
        }
    }

    @Test
    void theBrainIsWhatIsNotZeroAndTheMaskIsNeverReadForIt() {
        Counted subject = new Counted(1);
        ModelGrid grid = new ModelGrids(input(InputSettings.Crop.BRAIN, 5, 7, 6), Optional.empty()).of(subject);
        assertEquals(new Window(1, 3, 1, 6, 7, 5), grid.window());
        preparer(input(InputSettings.Crop.WHOLE, 5, 7, 6), false).prepare(subject);
        preparer(input(InputSettings.Crop.BRAIN, 5, 7, 6), false).prepare(subject);
        assertEquals(0, subject.masks.get());
    }

    @Test
    void theChainIsWrittenAndTheBrainFoundInItAgain() throws IOException {
        Counted subject = new Counted(1);
        InputSettings settings = input(InputSettings.Crop.BRAIN, 5, 7, 6);
        ModelGrid first = new ModelGrids(settings, Optional.of(folder)).of(subject);
        assertEquals(2, subject.reads.get());
        assertEquals(
                first.window(),
                new ModelGrids(settings, Optional.of(folder)).of(subject).window());
        assertEquals(2, subject.reads.get(), "found in the file");
        new ModelGrids(input(InputSettings.Crop.BRAIN, 4, 7, 6), Optional.of(folder)).of(subject);
        assertEquals(4, subject.reads.get(), "the file is of another input");
        Files.writeString(folder.resolve("C1.json"), "{}");
        assertEquals(
                first.window(),
                new ModelGrids(settings, Optional.of(folder)).of(subject).window());
    }

    @Test
    void theWindowRoundTheMaskIsItsSizeInMillimetres() {
        Counted subject = new Counted(1);
        ModelGrid grid = new ModelGrids(input(InputSettings.Crop.MASK_CENTRED, 3, 4, 5), Optional.empty()).of(subject);
        assertEquals(new Window(3, 5, 2, 5, 4, 3), grid.window(), "6 mm up are 3 slices of 2 mm");
    }

    @Test
    void aCaseThatIsBeingReadHasNoReferenceThoughTheCropIsMadeByIt() {
        Counted subject = new Counted(1);
        StudyPreparer preparer = preparer(input(InputSettings.Crop.MASK_CENTRED, 3, 4, 5), true);
        PreparedCase training = preparer.prepare(subject);
        assertEquals(4, training.reference().orElseThrow().label(1 * 20 + 1 * 5 + 2));
        PreparedCase reading = preparer.prepare(new BlindCase(subject));
        assertTrue(reading.reference().isEmpty());
        assertEquals(training.space().grid(), reading.space().grid());
        assertArrayEquals(training.scores(), reading.scores());
    }

    @Test
    void aCaseWithoutAMaskCannotBeCentredOnIt() {
        Case bare = new BlindCase(new Counted(1));
        ModelGrids grids = new ModelGrids(input(InputSettings.Crop.MASK_CENTRED, 3, 4, 5), Optional.empty());
        DatasetException e = assertThrows(DatasetException.class, () -> grids.of(bare));
        assertTrue(e.getMessage().contains("C1") && e.getMessage().contains("mask-centred"), e.getMessage());
    }

    @Test
    void aVolumeIsReadOnceAProcessAndComesFromTheCacheAfterwards() throws IOException {
        Counted subject = new Counted(1);
        InputSettings settings = input(InputSettings.Crop.WHOLE, 5, 7, 6);
        StudyPreparer preparer = preparer(settings, true);
        float[] first = preparer.prepare(subject).scores();
        preparer.prepare(subject).reference();
        assertEquals(2, subject.reads.get());
        assertEquals(3, entries(), "two volumes and the labels");
        assertArrayEquals(first, preparer.prepare(subject).scores());
        preparer.prepare(subject).reference();
        assertEquals(2, subject.reads.get());
        assertEquals(1, subject.masks.get());
        assertArrayEquals(first, preparer(settings, true).prepare(subject).scores());
        assertEquals(3, entries());
    }

    @Test
    void otherVoxelsOrAnotherInputAreOtherEntries() throws IOException {
        InputSettings settings = input(InputSettings.Crop.WHOLE, 5, 7, 6);
        float[] plain = preparer(settings, true).prepare(new Counted(1)).scores();
        assertEquals(2, entries());
        assertNotEquals(
                Arrays.hashCode(plain),
                Arrays.hashCode(
                        preparer(settings, true).prepare(new Counted(90)).scores()));
        assertEquals(4, entries());
        preparer(input(InputSettings.Crop.WHOLE, 5, 7, 7), true).prepare(new Counted(1));
        assertEquals(6, entries());
        preparer(input(InputSettings.Crop.BRAIN, 5, 7, 6), true).prepare(new Counted(1));
        assertEquals(8, entries());
    }

    @Test
    void aMissingVolumeIsNamed() {
        StudyPreparer preparer = preparer(input(InputSettings.Crop.WHOLE, 5, 7, 6), true);
        DatasetException e =
                assertThrows(DatasetException.class, () -> preparer.prepare(new Counted(1), List.of("t2")));
        assertTrue(e.getMessage().contains("t2"));
        assertThrows(DatasetException.class, () -> preparer.prepare(new Counted(1), List.of()));
    }
}

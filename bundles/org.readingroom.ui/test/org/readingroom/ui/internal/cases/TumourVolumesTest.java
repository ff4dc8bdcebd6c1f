package org.readingroom.ui.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** Tumour volumes are counted once for each state of a case's files. */
class TumourVolumesTest {
    @TempDir
    Path folder;

    /** A case whose mask has some voxels of 2 x 5 x 10 mm; counts how often it is read. */
    private static final class Counted implements Case {
        private final int voxels;
        private int reads;

        Counted(int voxels) {
            this.voxels = voxels;
        }

        @Override
        public CaseInfo info() {
            return new CaseInfo("c1", "p1", Set.of(), "", Set.of("t1"), Map.of(), true);
        }

        @Override
        public Volume volume(String name) {
            throw new DatasetException("no image is wanted");
        }

        @Override
        public Optional<LabelMap> reference() {
            reads++;
            Grid grid = new Grid(10, 10, 1, Affine.scaling(2, 5, 10));
            byte[] labels = new byte[grid.size()];
            for (int i = 0; i < voxels; i++) {
                labels[i] = (byte) (1 + i % 4);
            }
            return Optional.of(new LabelMap(grid, labels));
        }
    }

    @Test
    void isKeptAcrossStartsUntilTheFilesChange() {
        Path file = folder.resolve("cache").resolve("volumes.tsv");
        Counted subject = new Counted(30);
        assertEquals(OptionalDouble.of(3), new TumourVolumes(file).of(subject, "one"));
        assertEquals(OptionalDouble.of(3), new TumourVolumes(file).of(subject, "one"));
        assertEquals(1, subject.reads);
        assertEquals(OptionalDouble.of(4), new TumourVolumes(file).of(new Counted(40), "two"));
    }

    @Test
    void isCountedEachTimeWhereNoFilesAreKnown() {
        TumourVolumes volumes = new TumourVolumes(folder.resolve("volumes.tsv"));
        assertEquals(OptionalDouble.of(3), volumes.of(new Counted(30), ""));
        assertEquals(OptionalDouble.of(5), volumes.of(new Counted(50), ""));
    }

    @Test
    void aLineCutOffIsCountedAnew() throws IOException {
        Path file = folder.resolve("volumes.tsv");
        Files.writeString(file, "one\t3.0\ntwo\t");
        assertEquals(OptionalDouble.of(4), new TumourVolumes(file).of(new Counted(40), "two"));
        assertEquals(OptionalDouble.of(3), new TumourVolumes(file).of(new Counted(99), "one"));
    }

    @Test
    void stampChangesWithTheCasesOwnFilesOnly() throws IOException {
        Path own = Files.createDirectories(folder.resolve("data").resolve("c1")).resolve("c1_seg.nii");
        Path other = folder.resolve("data").resolve("d2.nii");
        Files.writeString(own, "a");
        Files.writeString(other, "b");
        String before = CaseStamps.of(folder.resolve("data")).of("c1");
        Files.writeString(other, "bb");
        assertEquals(before, CaseStamps.of(folder.resolve("data")).of("c1"));
        Files.writeString(own, "aa");
        assertNotEquals(before, CaseStamps.of(folder.resolve("data")).of("c1"));
        assertEquals("", CaseStamps.of(folder.resolve("data")).of("nobody"));
    }
}

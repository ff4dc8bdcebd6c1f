package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.nifti.NiftiReader;

class BenchCaseTest {
    @TempDir
    Path folder;

    @Test
    void aCaseOrTheFirstOfAFolderOfCasesIsFound() throws IOException {
        Files.createDirectories(folder.resolve("a-not-a-case"));
        for (String name : new String[] {"b", "c"}) {
            Path one = Files.createDirectories(folder.resolve(name));
            for (String ending :
                    new String[] {"-t1n.nii.gz", "-t1c.nii", "-t2w.nii.gz", "-t2f.nii.gz", "-seg.nii.gz", ".csv"}) {
                Files.createFile(one.resolve(name + ending));
            }
        }
        BenchCase found = BenchCase.find(folder);
        assertEquals("b", found.name());
        assertEquals(5, found.files().size());
        assertTrue(
                found.segmentation().endsWith("b-seg.nii.gz") && !found.images().contains(found.segmentation()));
        assertEquals("c", BenchCase.find(folder.resolve("c")).name());
        Files.delete(folder.resolve("c/c-t2w.nii.gz"));
        assertThrows(CommandException.class, () -> BenchCase.find(folder.resolve("c")));
    }

    @Test
    void theSyntheticCaseIsACaseWithAHeadAndThreeLabels() {
        Grid grid = new Grid(48, 40, 31, Affine.scaling(1, 1, 1));
        BenchCase made = new SyntheticCase(grid).write(folder);
        BenchCase found = BenchCase.find(folder);
        assertEquals(made, found);
        Volume image = NiftiReader.read(found.images().get(0)).volume();
        long zeros =
                IntStream.range(0, grid.size()).filter(i -> image.value(i) == 0).count();
        assertTrue(zeros > grid.size() / 3 && zeros < 0.9 * grid.size(), zeros + " zeros of " + grid.size());
        LabelMap labels = LabelMap.of(NiftiReader.read(found.segmentation()).volume());
        Set<Integer> used =
                IntStream.range(0, grid.size()).mapToObj(labels::label).collect(Collectors.toSet());
        assertEquals(Set.of(0, 1, 2, 4), used);
    }

    @Test
    void theTemporaryFolderGoesWithWhatIsInIt() throws IOException {
        Path path;
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            path = temporary.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "d");
        }
        assertTrue(Files.notExists(path));
    }
}

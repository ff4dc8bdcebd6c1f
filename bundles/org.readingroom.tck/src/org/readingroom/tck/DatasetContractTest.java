package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.api.task.Task;

/**
 * What every dataset promises: cases sorted by id, each once; images that open when asked, all of a case on one grid; and a
 * clear error for what is not there.
 *
 * @param <S> its settings
 */
public abstract class DatasetContractTest<S extends Record> extends PluginContractTest<S, DatasetPlugin<S>> {
    /** Settings of a dataset with a few small cases. */
    protected abstract S settings();

    /** Settings of a place without anything usable; none unless overridden. */
    protected Optional<S> unusable() {
        return Optional.empty();
    }

    /** Settings of a dataset whose every image file is there and cannot be read; none unless overridden. */
    protected Optional<S> unreadable() {
        return Optional.empty();
    }

    /** The dataset under test, opened anew. */
    protected final Dataset dataset() {
        return plugin().open(settings(), Monitor.NONE);
    }

    @Override
    protected Class<?> contract() {
        return DatasetPlugin.class;
    }

    @Test
    void casesAreSortedAndEachStandsOnce() {
        List<String> ids = dataset().cases().stream().map(Case::id).toList();
        assertFalse(ids.isEmpty(), "a dataset of the test has cases");
        assertEquals(List.copyOf(new TreeSet<>(ids)), ids, "case ids in order, each once");
        assertEquals(ids, dataset().cases().stream().map(Case::id).toList(), "case ids when opened again");
    }

    @Test
    void nameAndRemarksAreForPeople() {
        assertFalse(dataset().name().isBlank(), "name");
        assertTrue(
                dataset().remarks().stream().noneMatch(String::isBlank),
                "remarks: " + dataset().remarks());
    }

    @Test
    void infoIsSteadyAndGradesAreOfTheTask() {
        for (Case subject : dataset().cases()) {
            assertEquals(subject.info(), subject.info(), "info asked twice");
            assertEquals(subject.info().caseId(), subject.id());
            Optional.ofNullable(subject.info().labels().get(Task.GRADE.id()))
                    .ifPresent(
                            g -> assertTrue(Task.GRADE.classes().contains(g), "grade '" + g + "' of " + subject.id()));
        }
    }

    @Test
    void volumesAndReferenceShareOneGrid() {
        for (Case subject : dataset().cases()) {
            Optional<LabelMap> reference = subject.reference();
            assertEquals(subject.info().hasReference(), reference.isPresent(), "reference of " + subject.id());
            Optional<Grid> grid = reference.map(LabelMap::grid);
            for (String name : subject.info().volumes()) {
                Grid own = subject.volume(name).grid();
                assertTrue(grid.isEmpty() || own.matches(grid.get()), subject.id() + " " + name + ": " + own);
                grid = Optional.of(own);
            }
        }
    }

    @Test
    void valuesAreSteadyAndTheCallersOwn() {
        Case subject = dataset().cases().get(0);
        for (String name : subject.info().volumes()) {
            Volume volume = subject.volume(name);
            float[] values = volume.toFloats();
            assertEquals(volume.grid().size(), values.length, name);
            for (int v = 0; v < values.length; v++) {
                assertEquals((float) volume.value(v), values[v], name + " at flat index " + v);
            }
            java.util.Arrays.fill(values, -1);
            assertFalse(java.util.Arrays.equals(values, volume.toFloats()), name + ": the array given is not its own");
            assertArrayEquals(volume.toFloats(), subject.volume(name).toFloats(), name + " opened again");
        }
    }

    @Test
    void aVolumeThatIsNotThereIsNamed() {
        Case subject = dataset().cases().get(0);
        DatasetException e = assertThrows(DatasetException.class, () -> subject.volume("no-such-volume"));
        assertTrue(e.getMessage().contains("no-such-volume"), e.getMessage());
    }

    @TestFactory
    Stream<DynamicTest> imagesOpenWhenAskedAndNotBefore() {
        return Applicable.when(unreadable().isPresent(), "a dataset whose images cannot be read", () -> {
            Dataset dataset =
                    assertDoesNotThrow(() -> plugin().open(unreadable().get(), Monitor.NONE));
            for (Case subject : dataset.cases()) {
                for (String name : subject.info().volumes()) {
                    assertThrows(
                            DatasetException.class, () -> subject.volume(name).toFloats(), subject.id() + " " + name);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aPlaceWithNothingUsableIsRefused() {
        return Applicable.when(unusable().isPresent(), "an unusable place", () -> {
            assertThrows(DatasetException.class, () -> plugin().open(unusable().get(), Monitor.NONE));
        });
    }
}

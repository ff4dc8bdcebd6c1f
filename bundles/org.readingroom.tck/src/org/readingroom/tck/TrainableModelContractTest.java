package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.ProbeMonitor;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/**
 * What every trainable model promises beside {@link ModelContractTest}: it asks for the truth of its own patients alone, a
 * fit that was stopped or killed anywhere goes on to the same result, and what was fitted can be loaded.
 *
 * @param <S> its settings
 */
public abstract class TrainableModelContractTest<S extends Record> extends ModelContractTest<S> {
    private static final int MOMENTS = 12;
    private final AtomicInteger folders = new AtomicInteger();

    /** The patients it learns from; asking for the truth of any other fails the test. */
    protected TrainingView view() {
        List<Case> cases = List.copyOf(TinyCohort.of(8, 5));
        return new MemoryTrainingView(cases.subList(0, 6), cases.subList(6, 8), 3407);
    }

    /** A new, empty folder. */
    protected final Path folder() {
        try {
            return Files.createDirectory(scratch.resolve("fit-" + folders.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model, opened and not fitted. */
    protected final TrainableModel trainable() {
        return assertInstanceOf(TrainableModel.class, open(), "the model under test");
    }

    @Override
    protected Model ready() {
        TrainableModel model = trainable();
        model.fit(view(), folder(), Monitor.NONE);
        return model;
    }

    @Test
    void readsNothingBeforeItIsFitted() {
        try (Model fitted = ready();
                Model model = trainable()) {
            RecordingSink sink = new RecordingSink();
            assertThrows(ModelException.class, () -> model.read(request(queries(fitted)), sink, Monitor.NONE));
        }
    }

    @Test
    void sameSeedSameFit() {
        try (Model one = ready();
                Model two = ready()) {
            assertSame(answers(one), answers(two), "fitted twice in two folders");
            assertEquals(one.identity(), two.identity(), "identity of two equal fits");
        }
    }

    @Test
    void loadingIsAsGoodAsFitting() {
        Path folder = folder();
        try (TrainableModel fitted = trainable();
                TrainableModel loaded = trainable()) {
            fitted.fit(view(), folder, Monitor.NONE);
            loaded.load(folder);
            assertSame(answers(fitted), answers(loaded), "loaded from the fit's folder");
            assertEquals(fitted.identity(), loaded.identity(), "identity of the loaded one");
            assertEquals(fitted.capabilities(), loaded.capabilities(), "capabilities of the loaded one");
        }
    }

    @Test
    void aFolderWithoutAFitIsRefused() {
        Path folder = folder();
        try (TrainableModel model = trainable()) {
            ModelException e = assertThrows(ModelException.class, () -> model.load(folder));
            assertTrue(e.getMessage().contains(folder.toString()), "names the folder: " + e.getMessage());
        }
    }

    @Test
    void aFinishedFolderIsLoadedAndLeftAsItIs() {
        Path folder = folder();
        try (TrainableModel first = trainable();
                TrainableModel again = trainable()) {
            first.fit(view(), folder, Monitor.NONE);
            Map<String, String> files = contents(folder);
            again.fit(view(), folder, Monitor.NONE);
            assertEquals(files, contents(folder), "the files of a finished fit, fitted again");
            assertSame(answers(first), answers(again), "fitted again in a finished folder");
        }
    }

    @Test
    void reportsProgressAndSeesACancel() {
        ProbeMonitor monitor = ProbeMonitor.counting();
        try (TrainableModel model = trainable()) {
            model.fit(view(), folder(), monitor);
        }
        assertTrue(monitor.begun() > 0, "says what it does");
        assertTrue(monitor.checks() > 1, "looks for a cancel while it learns, not once: " + monitor.checks());
    }

    @Test
    void aCancelledFitGoesOnToTheSameResult() {
        try (Model whole = ready()) {
            Map<String, Answer> expected = answers(whole);
            for (int check : moments()) {
                Path folder = folder();
                try (TrainableModel model = trainable()) {
                    assertThrows(
                            CancelledException.class,
                            () -> model.fit(view(), folder, ProbeMonitor.cancelledAt(check)),
                            "cancelled at check " + check);
                }
                assertGoesOn(folder, expected, whole.identity(), "cancelled at check " + check);
            }
        }
    }

    @Test
    void aKilledFitGoesOnToTheSameResult() {
        try (Model whole = ready()) {
            Map<String, Answer> expected = answers(whole);
            for (int check : moments()) {
                Path folder = folder();
                Path left = folder();
                try (TrainableModel model = trainable()) {
                    model.fit(view(), folder, ProbeMonitor.runningAt(check, () -> copy(folder, left)));
                }
                assertGoesOn(left, expected, whole.identity(), "killed at check " + check);
            }
        }
    }

    private void assertGoesOn(Path folder, Map<String, Answer> expected, Map<String, String> identity, String when) {
        try (TrainableModel model = trainable()) {
            model.fit(view(), folder, Monitor.NONE);
            assertSame(expected, answers(model), when);
            assertEquals(identity, model.identity(), when);
        }
    }

    /** Numbers of checks for a cancel, spread over a fit. */
    private List<Integer> moments() {
        ProbeMonitor monitor = ProbeMonitor.counting();
        try (TrainableModel model = trainable()) {
            model.fit(view(), folder(), monitor);
        }
        int n = Math.min(MOMENTS, monitor.checks());
        return Stream.iterate(0, i -> i + 1)
                .limit(n)
                .map(i -> (int) ((long) i * monitor.checks() / n))
                .toList();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
                contents.put(folder.relativize(file).toString(), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}

package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.TinyCohort;

class FoldTest {
    private static final NetworkReader READER = new GradeReader(0.5);

    @TempDir
    Path temp;

    private static TrainingView view(int patients) {
        List<Case> cases = List.copyOf(TinyCohort.of(patients, 5));
        return new MemoryTrainingView(cases, List.of(), 3407);
    }

    @Test
    void eachPatientIsHeldOutOnceAndGradesAreSpread() {
        TrainingView view = view(22);
        List<Fold> folds = Fold.of(view, READER, 5);
        Set<String> held = new TreeSet<>();
        for (Fold fold : folds) {
            Set<String> trains =
                    new TreeSet<>(fold.training().stream().map(Case::id).toList());
            for (Case c : fold.validation()) {
                assertTrue(held.add(c.id()), c.id() + " is held out twice");
                assertFalse(trains.contains(c.id()), c.id() + " is on both sides");
            }
            assertEquals(22, fold.training().size() + fold.validation().size());
            long high = fold.validation().stream()
                    .filter(c -> c.info().labels().get("grade").equals("HGG"))
                    .count();
            assertTrue(high == 2 || high == 3, fold.name() + " holds " + high + " of 11 HGG");
        }
        assertEquals(22, held.size());
        assertEquals(folds, Fold.of(view, READER, 5), "the same seed gives the same folds");
        assertThrows(ModelException.class, () -> Fold.of(view(3), READER, 5));
    }

    @Test
    void drawsLeaveOutWhoIsHeldOut() {
        TrainingView view = view(10);
        for (Fold fold : Fold.of(view, READER, 5)) {
            List<Case> draws = fold.draws(view, 1);
            assertEquals(8, draws.size());
            assertTrue(fold.training().containsAll(draws));
        }
    }

    private TrainableModel model(TrainingSettings train, Path folder, Optional<String> weightsOf) {
        ClassifierSettings settings = new ClassifierSettings(
                List.of(2, 2),
                3,
                Gather.ALL,
                List.of("flair"),
                0.5,
                true,
                train,
                Optional.empty(),
                weightsOf,
                "cpu",
                1);
        return (TrainableModel)
                new ClassifierPlugin().open(settings, new ModelContext(1, folder, true, new GridPreparer(14, 16, 16)));
    }

    @Test
    void oneFoldAllOrOneMoreRead() throws Exception {
        record Expected(String testModel, List<String> networks) {}
        for (Expected e : List.of(
                new Expected("fold:1", List.of("fold-1")),
                new Expected("ensemble", List.of("fold-0", "fold-1", "fold-2")),
                new Expected("refit", List.of("refit")))) {
            Path folder = Files.createDirectories(temp.resolve(e.testModel().replace(':', '-')));
            TrainingSettings train = TinySettings.train(3, e.testModel(), 1, List.of(0.01), 9);
            try (TrainableModel model = model(train, folder, Optional.empty())) {
                model.fit(view(9), folder, Monitor.NONE);
                ModelRecord record = ModelRecord.find(folder).orElseThrow();
                assertEquals(
                        e.networks(),
                        record.networks().stream().map(ModelRecord.Part::fold).toList());
                assertTrue(record.tuned().isPresent(), "tuned on the folds");
                assertEquals(List.of("flair"), record.channels());
            }
            assertFalse(Files.exists(folder.resolve("training")), "what it would have gone on from is gone");
        }
    }

    @Test
    void severalRatesNeedValidationAndTheBestIsNamed() throws Exception {
        Path alone = Files.createDirectories(temp.resolve("alone"));
        try (TrainableModel model =
                model(TinySettings.train(0, "ensemble", 1, List.of(.1, .01), 9), alone, Optional.empty())) {
            ModelException e = assertThrows(ModelException.class, () -> model.fit(view(6), alone, Monitor.NONE));
            assertTrue(e.getMessage().contains("validation"), e.getMessage());
        }
        Path folder = Files.createDirectories(temp.resolve("chosen"));
        try (TrainableModel model =
                model(TinySettings.train(3, "fold:0", 1, List.of(.1, .01), 9), folder, Optional.empty())) {
            model.fit(view(9), folder, Monitor.NONE);
            assertTrue(Set.of("0.1", "0.01").contains(model.identity().get("learning-rate")), "" + model.identity());
        }
        var selection = JsonFile.read(folder.resolve("selection.json")).orElseThrow();
        assertEquals(2, selection.path("tried").size());
        assertEquals(9, selection.path("usedForSelection").size(), "all training patients chose, fold by fold");
    }

    @Test
    void anotherArmsWeightsAreReadWithAndNothingIsLearnt() throws Exception {
        Path first = Files.createDirectories(temp.resolve("cnn.seed-2"));
        Path second = Files.createDirectories(temp.resolve("cnn-tuned.seed-2"));
        TrainingSettings train = TinySettings.train(3, "ensemble", 1, List.of(0.01), 9);
        try (TrainableModel model = model(train, first, Optional.empty());
                TrainableModel other = model(train, second, Optional.of("cnn"))) {
            assertThrows(ModelException.class, () -> other.fit(view(9), second, Monitor.NONE), "not trained yet");
            model.fit(view(9), first, Monitor.NONE);
            other.fit(view(9), second, Monitor.NONE);
            assertEquals(model.identity(), other.identity());
            assertThrows(ModelException.class, () -> other.fit(view(8), second, Monitor.NONE), "other patients");
            List<String> files = new ArrayList<>();
            try (var all = Files.list(second)) {
                all.forEach(f -> files.add(f.getFileName().toString()));
            }
            assertEquals(List.of("weights-of.json"), files);
        }
    }
}

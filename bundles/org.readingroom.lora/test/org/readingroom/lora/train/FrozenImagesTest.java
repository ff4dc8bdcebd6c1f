package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.readingroom.lora.train.TinySessions.ROWS;
import static org.readingroom.lora.train.TinySessions.fresh;
import static org.readingroom.lora.train.TinySessions.gradients;
import static org.readingroom.lora.train.TinySessions.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.GoldenPack;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TuningOptions.Keeping;

/** States of images that are not trained: the same wherever they come from. */
class FrozenImagesTest {
    private static final AdapterSettings LANGUAGE = AdapterSettings.of(4, 4, false, true);
    private static final long MUCH = 1L << 30;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private StateFiles files(long limit) {
        return new StateFiles(folder, "ab12", limit, said::add);
    }

    /** Losses of four windows with a step after each, and the adapter after them. */
    private record Course(List<LossSum> losses, List<float[]> weights) {
        void assertSameAs(Course other) {
            assertEquals(other.losses(), losses);
            for (int i = 0; i < weights.size(); i++) {
                assertArrayEquals(other.weights().get(i), weights.get(i));
            }
        }
    }

    private static Course course(LlamaModel model, List<TrainingRow> rows, long memory, Optional<StateFiles> files) {
        TuningOptions options = new TuningOptions(
                Keeping.LAYERS,
                TuningOptions.OptimizerKind.ADAMW,
                TuningOptions.defaults().adam(),
                1,
                1,
                memory);
        try (LoraWeights adapter = fresh(model, LANGUAGE);
                TuningSession session = TuningSession.open(model, TrainableSet.adapter(adapter), options, files)) {
            List<LossSum> losses = new ArrayList<>();
            for (int step = 0; step < 4; step++) {
                losses.add(session.accumulate(List.of(rows.get(step % 2)), Monitor.NONE));
                losses.add(session.accumulate(rows, Monitor.NONE));
                session.step(1e-2);
            }
            List<float[]> weights = new ArrayList<>();
            adapter.numbers().values().forEach(c -> weights.addAll(List.of(c.a(), c.b())));
            return new Course(losses, weights);
        }
    }

    /** The same rows, whose images nobody can look at. */
    private static List<TrainingRow> blindfold() {
        return ROWS.stream()
                .map(r -> new TrainingRow(
                        r.ids(),
                        r.labels(),
                        r.images().stream()
                                .map(i -> i.isAbsent()
                                        ? i
                                        : TrainingImage.of(i.key(), () -> {
                                            throw new IllegalStateException(i.key() + " was computed");
                                        }))
                                .toList()))
                .toList();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".states")).sorted().toList();
        }
    }

    @Test
    void frozenImagesGiveTheSameGradientsAsTrainedOnes() {
        AdapterSettings both = AdapterSettings.of(4, 4, true, true);
        try (LlamaModel model = GoldenPack.open(Precision.FP32);
                LoraWeights one = fresh(model, LANGUAGE);
                LoraWeights other = fresh(model, both);
                TuningSession frozen = open(model, one, Keeping.LAYERS);
                TuningSession trained = open(model, other, Keeping.LAYERS)) {
            frozen.accumulate(ROWS, Monitor.NONE);
            frozen.accumulate(ROWS, Monitor.NONE);
            trained.accumulate(ROWS, Monitor.NONE);
            trained.accumulate(ROWS, Monitor.NONE);
            Map<String, float[]> expected = gradients(trained);
            gradients(frozen).forEach((name, g) -> assertArrayEquals(expected.get(name), g, 1e-5f, name));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FP32", "FP64", "BF16"})
    void aTrainingIsTheSameWhateverIsKeptAndHoweverLittle(Precision precision) throws IOException {
        try (LlamaModel model = GoldenPack.open(precision)) {
            Course nothing = course(model, ROWS, 0, Optional.empty());
            course(model, ROWS, MUCH, Optional.empty()).assertSameAs(nothing);
            course(model, ROWS, 1, Optional.of(files(MUCH))).assertSameAs(nothing);
            assertTrue(kept().size() > 1, kept()::toString);
            course(model, blindfold(), 0, Optional.of(files(MUCH))).assertSameAs(nothing);
            long one = Files.size(kept().get(0));
            StateFiles narrow = files(one);
            course(model, ROWS, 0, Optional.of(narrow)).assertSameAs(nothing);
            assertEquals(1, kept().size());
            assertTrue(narrow.bytes() <= one);
            assertThrows(IllegalStateException.class, () -> course(model, blindfold(), 0, Optional.of(files(0))));
            assertEquals(List.of(), said);
        }
    }

    @Test
    void whatIsDamagedIsComputedAnewAndReplaced() throws IOException {
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            Course expected = course(model, ROWS, 0, Optional.of(files(MUCH)));
            List<Path> all = kept();
            byte[] whole = Files.readAllBytes(all.get(0));
            byte[] changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            byte[] other = Files.readAllBytes(all.get(1));
            assertFalse(Arrays.equals(whole, other));
            for (byte[] damaged : List.of(
                    changed, Arrays.copyOf(whole, whole.length - 8), Arrays.copyOf(whole, 20), new byte[0], other)) {
                Files.write(all.get(0), damaged);
                course(model, ROWS, 0, Optional.of(files(MUCH))).assertSameAs(expected);
                assertArrayEquals(whole, Files.readAllBytes(all.get(0)), damaged.length + " bytes");
            }
            assertEquals(List.of(), said);
        }
    }

    @Test
    void whereFilesCannotBeWrittenTheTrainingGoesOnAndItIsSaidOnce() throws IOException {
        try (LlamaModel model = GoldenPack.open(Precision.FP32)) {
            Course expected = course(model, ROWS, 0, Optional.empty());
            Files.writeString(folder.resolve("ab12"), "no folder");
            course(model, ROWS, 0, Optional.of(files(MUCH))).assertSameAs(expected);
            assertEquals(1, said.size(), said::toString);
            assertTrue(said.get(0).contains("ab12"), said::toString);
        }
    }
}

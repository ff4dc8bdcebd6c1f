package org.readingroom.lora.internal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.StepMemory;
import org.readingroom.lora.train.StepReport;
import org.readingroom.lora.train.TrainableSet;
import org.readingroom.lora.train.TrainingImage;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.lora.train.TuningSession;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The training that is measured, begun when it is first asked for; one at a time, so that only its memory is held. */
final class BenchTuning {
    /**
     * What is trained how.
     *
     * @param use tells measurements of the same training apart, each of which begins anew
     */
    record Setup(
            String use,
            Precision precision,
            boolean imagesKept,
            int batch,
            int accumulation,
            int length,
            int learnt,
            int rank,
            TuningOptions.Keeping keeping,
            TuningOptions.OptimizerKind optimizer) {
        private TuningOptions options() {
            TuningOptions defaults = TuningOptions.defaults();
            return new TuningOptions(
                    keeping, optimizer, AdamSettings.adamW(), 1, 1, imagesKept ? defaults.imageBytes() : 0);
        }
    }

    static final int THREADS = Runtime.getRuntime().availableProcessors();
    static final double RATE = 1e-4;
    private static final double A = 0.02;
    private static final double B = 0.01;

    private final Path folder;
    private Setup current;
    private LlamaModel model;
    private LoraWeights adapter;
    private TuningSession session;

    BenchTuning(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder.toAbsolutePath();
    }

    /** Does a step. */
    StepReport step(Setup setup) {
        TuningSession training = session(setup);
        for (int part = 0; part < setup.accumulation(); part++) {
            List<TrainingRow> rows = new ArrayList<>();
            for (int b = 0; b < setup.batch(); b++) {
                rows.add(row(setup, part * setup.batch() + b));
            }
            training.accumulate(rows, Monitor.NONE);
        }
        return training.step(RATE);
    }

    private TuningSession session(Setup setup) {
        if (setup.equals(current)) {
            return session;
        }
        close();
        TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", THREADS));
        try (Safetensors weights = Safetensors.open(folder)) {
            Variant after = new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP);
            model = LlamaModel.load(config(), weights, setup.precision(), after, runtime, Monitor.NONE);
        }
        AdapterSettings settings = AdapterSettings.of(setup.rank(), setup.rank(), false, true);
        AdapterTargets targets = AdapterTargets.of(model.config(), settings);
        adapter = LoraWeights.of(targets, settings, start(targets, setup.rank()), runtime);
        session = TuningSession.open(model, TrainableSet.adapter(adapter), setup.options());
        current = setup;
        return session;
    }

    private LlamaConfig config() {
        try {
            return ConfigReader.read(Files.readString(folder.resolve("config.json")));
        } catch (IOException e) {
            throw new LoraException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Bytes of tensors that a step is forecast to need. */
    double forecast(Setup setup) {
        LlamaConfig config = config();
        return StepMemory.of(
                        config,
                        setup.precision(),
                        AdapterTargets.of(config, AdapterSettings.of(setup.rank(), setup.rank(), false, true)),
                        setup.rank(),
                        setup.options(),
                        new StepMemory.Batch(setup.batch(), setup.length(), 1, setup.learnt()))
                .total();
    }

    /** Matrices by a formula that the peer's script knows too; modules in the order of their names. */
    private static Map<String, LowRank> start(AdapterTargets targets, int rank) {
        Map<String, LowRank> start = new HashMap<>();
        new TreeMap<>(targets.modules()).forEach((module, size) -> {
            int phase = start.size();
            start.put(
                    module,
                    new LowRank(
                            formula(rank * size.in(), A, phase), formula(size.out() * rank, B, phase + 0.5), rank, 1));
        });
        return start;
    }

    static float[] formula(int count, double scale, double phase) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * Math.sin(0.7 * i + phase));
        }
        return values;
    }

    private static TrainingRow row(Setup setup, int number) {
        long[] ids = new long[setup.length()];
        long[] labels = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (7L * i * i + 131L * i + 1009L * number + 3) % RandomMllama.IMAGE;
        }
        ids[1] = RandomMllama.IMAGE;
        Arrays.fill(labels, TrainingRow.IGNORED);
        System.arraycopy(ids, ids.length - setup.learnt(), labels, ids.length - setup.learnt(), setup.learnt());
        return new TrainingRow(ids, labels, List.of(TrainingImage.of("image " + number, () -> tiles(number))));
    }

    /** One tile of four. */
    private static ImageTiles tiles(int number) {
        int side = RandomMllama.SIDE;
        float[] all = new float[4 * 3 * side * side];
        System.arraycopy(formula(3 * side * side, 1, number), 0, all, 0, 3 * side * side);
        return new ImageTiles(new Canvas(1, 1, 1, side, side), all, side);
    }

    /** Frees what is open. */
    void close() {
        current = null;
        if (session != null) {
            session.close();
            session = null;
        }
        if (adapter != null) {
            adapter.close();
            adapter = null;
        }
        if (model != null) {
            model.close();
            model = null;
        }
    }
}

package org.readingroom.lora.internal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.bench.BenchTable;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.lora.train.TuningOptions.OptimizerKind;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/**
 * {@code bench lora-memory}: what a step of tuning takes in memory by its settings, predicted against measured, on a
 * random model of 300 million parameters. Each setting differs in one thing from one of the first two.
 */
@Component(service = BenchTable.class)
public final class MemoryTable implements BenchTable {
    private static final double MEGABYTE = 1 << 20;
    private static final int LENGTH = 128;
    private static final int LEARNT = 32;

    private record Setting(Precision precision, int rank, int batch, Keeping keeping, OptimizerKind optimizer) {
        BenchTuning.Setup setup() {
            return new BenchTuning.Setup(
                    StepWorkload.MEMORY, precision, false, batch, 1, LENGTH, LEARNT, rank, keeping, optimizer);
        }

        /** On a CPU the host's memory is the device's, and what is moved there stays where it is. */
        BenchTuning.Setup predicted() {
            Keeping here = keeping == Keeping.LAYERS_ON_HOST ? Keeping.LAYERS : keeping;
            return new Setting(precision, rank, batch, here, optimizer).setup();
        }
    }

    @Override
    public String word() {
        return "lora-memory";
    }

    @Override
    public String title() {
        return "Memory of a step of tuning by its settings, rows of " + LENGTH + " tokens and an image, "
                + BenchTuning.THREADS + " threads, fp32 on a CPU; predicted: the tensors by arithmetic; measured: the"
                + " most that the process holds during the second step, less what it held before a model was opened, so"
                + " that buffers of PyTorch and of Java are in it. From the least on, for what is freed is kept for the"
                + " next. On a CPU layers on the host lie where they lay.";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "weights",
                "r",
                "rows at once",
                "kept for the way back",
                "optimiser",
                "predicted, MB",
                "measured, MB",
                "measured / predicted");
    }

    private static List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Precision precision : List.of(Precision.FP32, Precision.NF4)) {
            all.add(new Setting(precision, 16, 2, Keeping.LAYERS, OptimizerKind.ADAMW));
            all.add(new Setting(precision, 16, 1, Keeping.LAYERS, OptimizerKind.ADAMW));
            all.add(new Setting(precision, 16, 8, Keeping.LAYERS, OptimizerKind.ADAMW));
            all.add(new Setting(precision, 128, 2, Keeping.LAYERS, OptimizerKind.ADAMW));
            all.add(new Setting(precision, 128, 2, Keeping.LAYERS, OptimizerKind.ADAMW_8BIT));
            all.add(new Setting(precision, 16, 2, Keeping.ALL, OptimizerKind.ADAMW));
            all.add(new Setting(precision, 16, 2, Keeping.LAYERS_ON_HOST, OptimizerKind.ADAMW));
        }
        return all;
    }

    @Override
    public void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor) {
        BenchTuning tuning = new BenchTuning(data.orElseGet(() -> RandomMllama.write(folder.resolve("random-mllama"))));
        TorchRuntime.open(new TorchSettings("cpu", BenchTuning.THREADS));
        List<Setting> settings = new ArrayList<>(settings());
        settings.sort(Comparator.comparingDouble(s -> tuning.forecast(s.predicted())));
        monitor.begin("measuring", settings.size());
        System.gc();
        double before = ResidentMemory.counted() ? ResidentMemory.now() : Double.NaN;
        try {
            for (Setting setting : settings) {
                monitor.checkCancelled();
                rows.accept(row(tuning, setting, before));
                monitor.worked(1);
            }
        } finally {
            tuning.close();
        }
    }

    private static List<String> row(BenchTuning tuning, Setting setting, double before) {
        tuning.close();
        tuning.step(setting.setup());
        System.gc();
        double measured = measured(tuning, setting) - before;
        double predicted = tuning.forecast(setting.predicted()) / MEGABYTE;
        return List.of(
                word(setting.precision()),
                "" + setting.rank(),
                "" + setting.batch(),
                word(setting.keeping()),
                word(setting.optimizer()),
                String.format(Locale.ROOT, "%.0f", predicted),
                Double.isNaN(measured) ? "not counted" : String.format(Locale.ROOT, "%.0f", measured),
                Double.isNaN(measured) ? "" : String.format(Locale.ROOT, "%.2f", measured / predicted));
    }

    private static double measured(BenchTuning tuning, Setting setting) {
        if (!ResidentMemory.counted()) {
            return Double.NaN;
        }
        ResidentMemory.reset();
        tuning.step(setting.setup());
        return ResidentMemory.peak();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.readingroom.lora.internal.bench;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.MemoryWorkload;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.bench.Workload;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.lora.train.TuningOptions.OptimizerKind;

/**
 * {@code bench lora}: a step of the optimiser on a random model of 300 million parameters whose vision part is frozen,
 * in single precision, and the memory it takes, with weights in 4 bits too; beside PEFT and transformers, which compute
 * in single precision with their checkpointing of gradients.
 */
@Component(service = BenchSuite.class)
public final class LoraBench implements BenchSuite {
    private static final double TIME = 0.9;
    private static final double MEMORY = 0.7;
    private static final double MEMORY_IN_FOUR_BITS = 0.5;

    @Override
    public String word() {
        return "lora";
    }

    @Override
    public URL script() {
        return LoraBench.class.getResource("peer_lora.py");
    }

    @Override
    public List<Workload> workloads(Optional<Path> data, Path folder) {
        BenchTuning tuning = new BenchTuning(data.orElseGet(() -> RandomMllama.write(folder.resolve("random-mllama"))));
        List<Workload> all = new ArrayList<>();
        all.add(new StepWorkload(tuning, setup("time", Precision.FP32, true), TIME));
        all.add(new StepWorkload(tuning, setup("time", Precision.FP32, false), TIME));
        if (ResidentMemory.counted()) {
            all.add(memory(tuning, Precision.FP32, MEMORY));
            all.add(memory(tuning, Precision.NF4, MEMORY_IN_FOUR_BITS));
        }
        return all;
    }

    private static Workload memory(BenchTuning tuning, Precision precision, double goal) {
        return MemoryWorkload.of(new StepWorkload(tuning, setup(StepWorkload.MEMORY, precision, false), TIME), goal);
    }

    private static BenchTuning.Setup setup(String use, Precision precision, boolean imagesKept) {
        return new BenchTuning.Setup(
                use, precision, imagesKept, 2, 4, 128, 32, 16, Keeping.LAYERS, OptimizerKind.ADAMW);
    }
}

package org.readingroom.llama.internal.bench;

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
import org.readingroom.llama.RandomFolder;

/**
 * {@code bench llama}, in single precision beside transformers: taking in 512 tokens and writing 128, one sequence and eight at
 * once, with the weights of {@code --data MODEL}, a Llama's folder, or random ones in the shape of SmolLM2-135M. With a random
 * model that sees, on an image of one tile: encoding it, writing 64 tokens about it, four prompts about it, and the most memory
 * of encoding.
 */
@Component(service = BenchSuite.class)
public final class LlamaBench implements BenchSuite {
    private static final int MANY = 8;
    private static final double MEMORY = 1.1;

    @Override
    public String word() {
        return "llama";
    }

    @Override
    public URL script() {
        return LlamaBench.class.getResource("peer_llama.py");
    }

    @Override
    public List<Workload> workloads(Optional<Path> data, Path folder) {
        BenchModel text = new BenchModel(
                () -> data.orElseGet(() -> RandomFolder.write(RandomLlama.TEXT, folder.resolve("random-llama"))));
        ImageModel seeing = new ImageModel(
                new BenchModel(() -> RandomFolder.write(RandomLlama.VISION, folder.resolve("random-mllama"))));
        List<Workload> all = new ArrayList<>(List.of(
                new PrefillWorkload(text, 1),
                new PrefillWorkload(text, MANY),
                new DecodeWorkload(text, 1),
                new DecodeWorkload(text, MANY),
                new EncodeWorkload(seeing),
                new ImageAnswerWorkload(seeing),
                new ManyPromptsWorkload(seeing)));
        if (ResidentMemory.counted()) {
            all.add(MemoryWorkload.of(new EncodeWorkload(seeing), MEMORY));
        }
        return all;
    }
}

package org.readingroom.llama.internal.bench;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.Workload;

/**
 * {@code bench llama}: taking in 512 tokens and writing 128, one sequence and eight at once, in single precision beside
 * transformers; with the weights of {@code --data MODEL}, a Llama's folder, or random ones in the shape of SmolLM2-135M.
 */
@Component(service = BenchSuite.class)
public final class LlamaBench implements BenchSuite {
    private static final int MANY = 8;

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
        BenchModel model = new BenchModel(data.orElseGet(() -> RandomLlama.write(folder.resolve("random-llama"))));
        return List.of(
                new PrefillWorkload(model, 1),
                new PrefillWorkload(model, MANY),
                new DecodeWorkload(model, 1),
                new DecodeWorkload(model, MANY));
    }
}

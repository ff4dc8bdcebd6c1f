package org.readingroom.llama.internal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.readingroom.api.Monitor;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The model that is measured, opened when it is first asked for; it stays open to the end. */
final class BenchModel {
    static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Supplier<Path> source;
    private Optional<Path> folder = Optional.empty();
    private LlamaModel model;

    /** @param source gives the model's folder, when it is first asked for */
    BenchModel(Supplier<Path> source) {
        this.source = source;
    }

    Path folder() {
        folder = folder.or(() -> Optional.of(source.get().toAbsolutePath()));
        return folder.get();
    }

    LlamaModel model() {
        if (model == null) {
            TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", THREADS));
            try (Safetensors weights = Safetensors.open(folder())) {
                model = LlamaModel.load(
                        ModelFolder.open(folder()).config(),
                        weights,
                        Precision.FP32,
                        // What the peer's version computes.
                        new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP),
                        runtime,
                        Monitor.NONE);
            }
        }
        return model;
    }

    /** What a request about texts says. */
    Map<String, Object> request(String what, int batch, int length, int tokens) {
        return Map.of(
                "do",
                what,
                "model",
                folder().toString(),
                "batch",
                batch,
                "length",
                length,
                "tokens",
                tokens,
                "threads",
                THREADS);
    }

    /** Prompts by a formula that the peer's script knows too. */
    List<long[]> prompts(int batch, int length) {
        long vocabulary = model().config().text().vocabulary();
        List<long[]> prompts = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            final long row = b;
            prompts.add(LongStream.range(0, length)
                    .map(i -> (7 * i * i + 131 * i + 1009 * row + 3) % vocabulary)
                    .toArray());
        }
        return prompts;
    }
}

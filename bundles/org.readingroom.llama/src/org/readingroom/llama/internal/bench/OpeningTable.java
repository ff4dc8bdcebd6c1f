package org.readingroom.llama.internal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.bench.BenchTable;
import org.readingroom.bench.ResidentMemory;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.QuantisedCopy;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** {@code bench llama-opening}: the most memory that opening large models takes beyond their weights, on the CPU. */
@Component(service = BenchTable.class)
public final class OpeningTable implements BenchTable {
    private static final double MB = 1 << 20;
    private static final double GB = 1024;

    @Override
    public String word() {
        return "llama-opening";
    }

    @Override
    public String title() {
        return "The most memory of this process, all of it, while models are opened: every name and shape of a model"
                + " in shards of zeros that take no room on the disk. Goal: the weights and 1 GB.";
    }

    @Override
    public List<String> columns() {
        return List.of("what", "weights, GB", "peak, GB", "beyond the weights, GB", "seconds");
    }

    @Override
    public void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor) {
        if (!ResidentMemory.counted()) {
            throw new LlamaException("this system does not count the most memory that a process held; Linux does");
        }
        Path three = SparseFolder.write(config("llama-3gb.json"), folder.resolve("three"));
        rows.accept(open("a Llama of 3 GB, bf16", three, Precision.BF16, monitor));
        Path eleven = SparseFolder.write(config("llama-3.2-11b-vision.json"), folder.resolve("eleven"));
        rows.accept(open("Llama 3.2 Vision 11B, nf4 while loading", eleven, Precision.NF4, monitor));
        Path copy = folder.resolve("eleven-nf4");
        rows.accept(copied(eleven, copy, monitor));
        rows.accept(open("opening that copy", copy, Precision.NF4, monitor));
    }

    private static List<String> open(String what, Path path, Precision precision, Monitor monitor) {
        TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", BenchModel.THREADS));
        ModelFolder model = ModelFolder.open(path);
        System.gc();
        ResidentMemory.reset();
        long start = System.nanoTime();
        try (Safetensors weights = Safetensors.open(path);
                LlamaModel open =
                        LlamaModel.load(model.config(), weights, precision, Variant.DEFAULT, runtime, monitor)) {
            return row(what, open.weights().bytes() / MB / GB, start);
        }
    }

    /** Quantised once and written beside, where it is kept for the next time. */
    private static List<String> copied(Path from, Path to, Monitor monitor) {
        System.gc();
        ResidentMemory.reset();
        long start = System.nanoTime();
        QuantisedCopy.write(ModelFolder.open(from), to, monitor);
        return row("writing its copy in nf4, nothing opened", 0, start);
    }

    private static List<String> row(String what, double weights, long start) {
        double peak = ResidentMemory.peak() / GB;
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(what, two(weights), two(peak), two(peak - weights), String.valueOf(Math.round(seconds)));
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String config(String name) {
        try (InputStream in = OpeningTable.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " beside " + OpeningTable.class.getName(), e);
        }
    }
}

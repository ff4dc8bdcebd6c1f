package org.readingroom.lora.internal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.model.Precision;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.train.StepMemory;
import org.readingroom.lora.train.TuningOptions;

/** Which devices the model of 11 billion parameters is forecast to be tuned on; nothing of it is measured here. */
final class DeviceForecast {
    private static final String CONFIG = "llama-3.2-11b-vision.json";
    private static final List<Integer> GIGABYTES = List.of(24, 40, 80, 141);
    private static final int RANK = 16;
    private static final double GIGA = 1e9;

    private DeviceForecast() {}

    /** One sentence for a precision, two rows of 1024 tokens and an image at once. */
    static String of(Precision precision) {
        LlamaConfig config = config();
        AdapterTargets targets = AdapterTargets.of(config, AdapterSettings.of(RANK, RANK, false, true));
        TuningOptions options = TuningOptions.defaults();
        StepMemory memory = StepMemory.of(
                config,
                precision,
                targets,
                RANK,
                options.with(TuningOptions.OptimizerKind.ADAMW_8BIT, options.adam()),
                new StepMemory.Batch(2, 1024, 1, 64));
        double all = (memory.total() + StepMemory.CUDA) / GIGA;
        String fits =
                GIGABYTES.stream().filter(g -> g > all).map(String::valueOf).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "the 11B in %s, 2 rows of 1024 tokens: %.1f GB by forecast, %s",
                precision,
                all,
                fits.isEmpty() ? "more than 141 GB" : "for devices of " + fits + " GB");
    }

    private static LlamaConfig config() {
        try (InputStream in = DeviceForecast.class.getResourceAsStream(CONFIG)) {
            return ConfigReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(CONFIG + " beside " + DeviceForecast.class.getName(), e);
        }
    }
}

package org.readingroom.lora.peft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.TinyFolder;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/**
 * An adapter that PEFT 0.21.2 wrote, with ranks and alphas by module, against the logits of transformers 5.23 with it;
 * and one for PEFT to read. Both by {@code tools/python/peft_goldens.py}.
 */
class PeftLibraryTest {
    /** Where the adapter for {@code peft_goldens.py check} is written; not at all where it is not given. */
    private static final String OUT = "readingroom.peft.out";

    private static final TorchRuntime RUNTIME = TorchRuntime.open(new TorchSettings("cpu", 1));
    private static final LlamaConfig MODEL = TinyFolder.config();
    private static final Variant AFTER = new Variant(Variant.Capture.AFTER, Variant.RowMask.MLP);

    @TempDir
    Path folder;

    private static Path written() {
        return TinyFolder.root().resolve("bundles/org.readingroom.lora/test/org/readingroom/lora/peft/written");
    }

    private static long[] longs(Safetensors file, String name) {
        ByteBuffer bytes = file.bytes(name).order(ByteOrder.LITTLE_ENDIAN);
        long[] all = new long[bytes.remaining() / 8];
        bytes.asLongBuffer().get(all);
        return all;
    }

    /** The pack's logits with an adapter, those of padding zero. */
    private static float[] logits(Map<String, LowRank> changes) {
        try (Safetensors inputs = Safetensors.open(TinyFolder.file("golden/inputs.safetensors"));
                Safetensors weights = Safetensors.open(TinyFolder.file("golden/model.safetensors"));
                LlamaModel model = LlamaModel.load(MODEL, weights, Precision.FP32, AFTER, RUNTIME, Monitor.NONE);
                TensorScope scope = RUNTIME.scope()) {
            long[] ids = longs(inputs, "input_ids");
            long[] mask = longs(inputs, "attention_mask");
            long[][] rows = {Arrays.copyOf(ids, 12), Arrays.copyOfRange(ids, 12, 24)};
            boolean[][] real = new boolean[2][12];
            for (int i = 0; i < 24; i++) {
                real[i / 12][i % 12] = mask[i] == 1;
            }
            return RUNTIME.call(() -> {
                model.adapt(changes);
                List<EncodedImages> images = new ArrayList<>();
                images.add(model.encode(images(inputs, 0), Monitor.NONE));
                images.add(model.encode(images(inputs, 1), Monitor.NONE));
                try (Passage passage = model.passage(new TokenBatch(rows, real), images, 0)) {
                    float[] all = passage.logits(passage.begin(scope, Monitor.NONE, (i, x) -> {}), scope)
                            .toFloatArray();
                    for (int i = 0; i < all.length; i++) {
                        all[i] *= mask[i / MODEL.text().vocabulary()];
                    }
                    return all;
                }
            });
        }
    }

    private static List<ImageTiles> images(Safetensors inputs, int sample) {
        float[] all = inputs.floats("pixel_values");
        long[] ids = longs(inputs, "aspect_ratio_ids");
        int each = 4 * 3 * 28 * 28;
        List<ImageTiles> images = new ArrayList<>();
        for (int at = 2 * sample; at < 2 * sample + 2; at++) {
            int id = (int) ids[at];
            List<Integer> ratio = id == 0
                    ? List.of(1, 1)
                    : MODEL.vision().orElseThrow().ratios().get(id - 1);
            images.add(new ImageTiles(
                    new Canvas(id, ratio.get(0), ratio.get(1), 28, 28),
                    Arrays.copyOfRange(all, at * each, (at + 1) * each),
                    28));
        }
        return images;
    }

    private static double worst(float[] a, float[] b) {
        assertEquals(a.length, b.length);
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @Test
    void anAdapterOfPeftGivesItsLogits() {
        Map<String, LowRank> changes = PeftAdapter.read(written(), MODEL);
        float[] theirs;
        try (Safetensors expected = Safetensors.open(written().resolve("golden_adapter.safetensors"))) {
            theirs = expected.floats("logits");
        }
        assertEquals(62, changes.size());
        assertEquals(0, worst(theirs, logits(changes)), 1e-4);
        assertTrue(worst(theirs, logits(Map.of())) > 0.1);
    }

    @Test
    void anAdapterForPeftIsReadBack() throws Exception {
        Map<String, LowRank> changes;
        Path golden = Files.createDirectories(folder.resolve("golden"));
        Files.copy(TinyFolder.file("golden/adapter_model.safetensors"), golden.resolve(PeftAdapter.FILE));
        Files.writeString(
                golden.resolve(PeftConfig.FILE),
                "{\"peft_type\": \"LORA\", \"r\": 4, \"lora_alpha\": 6, \"target_modules\": \"all-linear\"}");
        changes = PeftAdapter.read(golden, MODEL);
        Path out = Path.of(System.getProperty(OUT, folder.resolve("out").toString()));
        PeftAdapter.write(out, changes, AdapterSettings.of(4, 6, true, true), MODEL, "tiny");
        float[] ours = logits(changes);
        new SafetensorsWriter()
                .add("logits", ours, 2, 12, MODEL.text().vocabulary())
                .write(out.resolve("logits.safetensors"));
        assertEquals(0, worst(ours, logits(PeftAdapter.read(out, MODEL))));
    }
}

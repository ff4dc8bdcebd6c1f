package org.readingroom.lora.peft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.TinyFolder;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;

/** Folders of PEFT: what is written is read, in both layouts of names, and what does not fit is refused by name. */
class PeftAdapterTest {
    private static final LlamaConfig MODEL = TinyFolder.config();

    @TempDir
    Path folder;

    private final Map<String, LowRank> changes = new TreeMap<>();
    private final AdapterSettings settings = AdapterSettings.of(3, 6, false, true);

    @BeforeEach
    void make() {
        AdapterTargets.of(MODEL, settings).modules().forEach((module, size) -> {
            float[] a = new float[3 * size.in()];
            float[] b = new float[size.out() * 3];
            for (int i = 0; i < a.length; i++) {
                a[i] = (float) Math.sin(i + module.hashCode());
            }
            for (int i = 0; i < b.length; i++) {
                b[i] = (float) Math.cos(i + module.hashCode());
            }
            changes.put(module, new LowRank(a, b, 3, 2));
        });
    }

    private void write() {
        PeftAdapter.write(folder, changes, settings, MODEL, "tiny");
    }

    private void assertRead(Map<String, LowRank> expected) {
        Map<String, LowRank> read = PeftAdapter.read(folder, MODEL);
        assertEquals(expected.keySet(), new TreeSet<>(read.keySet()));
        expected.forEach((module, change) -> {
            assertArrayEquals(change.a(), read.get(module).a(), module);
            assertArrayEquals(change.b(), read.get(module).b(), module);
            assertEquals(change.scale(), read.get(module).scale(), module);
        });
    }

    /** Rewrites the tensors' names; one that becomes empty is left out. */
    private void rename(UnaryOperator<String> names) {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        Path file = folder.resolve(PeftAdapter.FILE);
        try (Safetensors all = Safetensors.open(file)) {
            all.entries().forEach((name, entry) -> {
                String next = names.apply(name);
                if (!next.isEmpty()) {
                    numbers.put(next, all.floats(name));
                    shapes.put(next, entry.extents());
                }
            });
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        numbers.forEach((name, values) -> writer.add(name, values, shapes.get(name)));
        writer.write(file);
    }

    private void config(Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve(PeftConfig.FILE);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        change.accept(json);
        Files.writeString(file, json.toString());
    }

    private String refused() {
        return assertThrows(LoraException.class, () -> PeftAdapter.read(folder, MODEL))
                .getMessage();
    }

    @Test
    void whatIsWrittenIsRead() {
        write();
        assertRead(changes);
    }

    @Test
    void namesOfLaterReleasesMeanTheSame() {
        write();
        rename(n -> n.replace("base_model.model.language_model.model.", "base_model.model.model.language_model."));
        assertRead(changes);
    }

    @Test
    void theVisionPartGoesOutUnderNamesOfLaterReleases() {
        AdapterTargets.of(MODEL, AdapterSettings.of(3, 6, true, false))
                .modules()
                .forEach((m, size) ->
                        changes.put(m, new LowRank(new float[3 * size.in()], new float[size.out() * 3], 3, 2)));
        write();
        try (Safetensors all = Safetensors.open(folder.resolve(PeftAdapter.FILE))) {
            assertTrue(all.names().stream().allMatch(n -> n.startsWith("base_model.model.model.")));
        }
        assertRead(changes);
        PeftAdapter.write(folder, changes, settings, MODEL, "tiny", PeftLayout.PUBLISHED);
        try (Safetensors all = Safetensors.open(folder.resolve(PeftAdapter.FILE))) {
            assertTrue(all.names().stream().noneMatch(n -> n.startsWith("base_model.model.model.")));
        }
        assertRead(changes);
    }

    @Test
    void anExpressionAsUnslothWritesItMeansTheLanguagePart() throws IOException {
        write();
        String kinds = "(?:self_attn|attention|attn|mlp|feed_forward|ffn|dense)";
        String leaves = "(?:k_proj|v_proj|q_proj|o_proj|gate_proj|up_proj|down_proj)";
        config(c -> c.put(
                "target_modules",
                "(?:.*?(?:language|text).*?" + kinds + ".*?" + leaves + ".*?)|(?:\\bmodel\\.layers\\.[\\d]{1,}\\."
                        + kinds + "\\.(?:" + leaves + "))"));
        assertRead(changes);
    }

    @Test
    void bothLayoutsTogetherAreRefused() {
        write();
        Path file = folder.resolve(PeftAdapter.FILE);
        String name = "base_model.model.language_model.model.layers.0.mlp.up_proj.lora_A.weight";
        try (Safetensors all = Safetensors.open(file)) {
            SafetensorsWriter writer = new SafetensorsWriter();
            all.entries().forEach((n, e) -> writer.add(n, all.floats(n), e.extents()));
            writer.add(
                    name.replace("language_model.model.", "model.language_model."),
                    all.floats(name),
                    all.entry(name).extents());
            writer.write(file);
        }
        assertTrue(refused().contains("both layouts"), refused());
    }

    @Test
    void unusedAndMissingTensorsAreNamed() {
        write();
        String name = "base_model.model.language_model.model.layers.0.mlp.up_proj.lora_B.weight";
        rename(n -> n.equals(name) ? "" : n);
        assertTrue(refused().contains(name) && refused().contains("too few"), refused());
        write();
        rename(n -> n.equals(name) ? "base_model.model.lm_head.lora_B.weight" : n);
        assertTrue(refused().contains("base_model.model.lm_head.lora_B.weight"), refused());
        write();
        rename(n -> n.equals(name) ? n.replace("layers.0", "layers.77") : n);
        assertTrue(refused().contains("layers.77"), refused());
        changes.remove("language_model.model.layers.2.mlp.up_proj");
        write();
        assertRead(changes);
    }

    @Test
    void anotherKindOfAdapterIsRefused() throws IOException {
        write();
        config(c -> c.put("use_dora", true));
        assertTrue(refused().contains("use_dora"), refused());
        write();
        config(c -> c.put("bias", "all"));
        assertTrue(refused().contains("bias"), refused());
        write();
        config(c -> c.putArray("modules_to_save").add("lm_head"));
        assertTrue(refused().contains("modules_to_save"), refused());
        write();
        config(c -> c.put("peft_type", "LOHA"));
        assertTrue(refused().contains("LOHA"), refused());
        write();
        config(c -> c.put("r", 4));
        assertTrue(refused().contains("shape"), refused());
        Files.delete(folder.resolve(PeftConfig.FILE));
        assertTrue(refused().contains("no adapter_config.json"), refused());
    }

    @Test
    void damagedNumbersAreRefused() {
        changes.put(
                "language_model.model.layers.0.mlp.up_proj",
                new LowRank(new float[3 * 64], filled(96 * 3, Float.NaN), 3, 2));
        write();
        assertTrue(refused().contains("NaN"), refused());
    }

    private static float[] filled(int n, float value) {
        float[] all = new float[n];
        java.util.Arrays.fill(all, value);
        return all;
    }

    @Test
    void alphaByModuleAndRankStabilisedScales() throws IOException {
        write();
        config(c -> c.putObject("alpha_pattern").put("up_proj", 30).put("layers.0.self_attn.q_proj", 9));
        Map<String, LowRank> read = PeftAdapter.read(folder, MODEL);
        assertEquals(10, read.get("language_model.model.layers.3.mlp.up_proj").scale());
        assertEquals(
                3, read.get("language_model.model.layers.0.self_attn.q_proj").scale());
        assertEquals(
                2, read.get("language_model.model.layers.2.self_attn.q_proj").scale());
        config(c -> c.put("use_rslora", true));
        assertEquals(
                6 / Math.sqrt(3),
                PeftAdapter.read(folder, MODEL)
                        .get("language_model.model.layers.2.self_attn.q_proj")
                        .scale());
    }

    private void assertTargets(AdapterSettings s, boolean list) throws IOException {
        Map<String, LowRank> some = new TreeMap<>();
        AdapterTargets.of(MODEL, s)
                .modules()
                .forEach((m, size) ->
                        some.put(m, new LowRank(new float[3 * size.in()], new float[size.out() * 3], 3, 2)));
        PeftAdapter.write(folder, some, settings, MODEL, "tiny");
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve(PeftConfig.FILE)));
        assertEquals(list, json.path("target_modules").isArray(), json.path("target_modules")::toString);
        assertRead(some);
    }

    @Test
    void targetsMeanExactlyWhatIsChanged() throws IOException {
        assertTargets(AdapterSettings.of(3, 6, true, true), true);
        assertTargets(AdapterSettings.of(3, 6, true, false), false);
        assertTargets(
                new AdapterSettings(3, 6, 0, false, true, true, false, true, AdapterSettings.Start.KAIMING), false);
        assertTargets(
                new AdapterSettings(3, 6, 0, false, false, true, true, false, AdapterSettings.Start.KAIMING), false);
    }
}

package org.readingroom.llama.internal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.bench.MemoryWorkload;
import org.readingroom.bench.Workload;
import org.readingroom.llama.Golden;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.WeightLoader;
import org.readingroom.torch.Safetensors;

class LlamaBenchTest {
    @TempDir
    Path folder;

    private List<Workload> workloads() throws IOException {
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.write(folder.resolve(file), Golden.resource(file));
        }
        return new LlamaBench().workloads(Optional.of(folder), folder);
    }

    @Test
    void thePeersScriptAnswersWhatIsAsked() throws IOException {
        assertNotNull(new LlamaBench().script());
        String script = new String(new LlamaBench().script().openStream().readAllBytes());
        ImageModel seeing = new ImageModel(new BenchModel(() -> folder));
        List<Workload> all = new ArrayList<>(workloads().subList(0, 4));
        all.addAll(List.of(
                new EncodeWorkload(seeing),
                MemoryWorkload.of(new EncodeWorkload(seeing), 1),
                new ImageAnswerWorkload(seeing),
                new ManyPromptsWorkload(seeing)));
        for (Workload workload : all) {
            for (String key : workload.request().keySet()) {
                boolean read =
                        script.contains("request[\"" + key + "\"]") || script.contains("request.get(\"" + key + "\")");
                assertTrue(key.equals("do") || read, key);
            }
            assertTrue(script.contains("def " + workload.request().get("do") + "("));
        }
    }

    @Test
    void otherTokensAreNoAgreement() throws IOException {
        Workload decode = workloads().get(2);
        decode.repeat();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        ArrayNode row = rows.addArray();
        for (int i = 0; i < 128; i++) {
            row.add(-2);
        }
        assertFalse(decode.check(rows).agrees());
        assertEquals("0 of 128 tokens are the same", decode.check(rows).text());
    }

    @Test
    void otherLogitsAreNoAgreement() throws IOException {
        Workload prefill = workloads().get(0);
        prefill.repeat();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        assertFalse(prefill.check(rows).agrees(), "nothing was compared");
        rows.addArray().add(1e6);
        assertFalse(prefill.check(rows).agrees());
    }

    @Test
    void aTableOfGrowthCountsWhatIsOpen() {
        List<List<String>> rows = new ArrayList<>();
        new GrowthTable(20, 5).measure(Optional.empty(), folder, rows::add, Monitor.NONE);
        assertEquals("20", rows.get(rows.size() - 1).get(0));
        for (List<String> row : rows) {
            assertEquals(rows.get(0).subList(2, 4), row.subList(2, 4), "owners and tensors are as many as at first");
        }
    }

    @Test
    void aTableOfScalingHasARowForEach() throws IOException {
        workloads();
        List<List<String>> rows = new ArrayList<>();
        new ScalingTable(1, 3).measure(Optional.of(folder), folder, rows::add, Monitor.NONE);
        assertEquals(12, rows.size());
        assertEquals(List.of("2", "8", "3"), rows.get(11).subList(0, 3));
    }

    @Test
    void aSparseFolderIsOpenedAsTheModelItIsShapedAs() throws IOException {
        Path sparse = SparseFolder.write(RandomLlama.SMALL, folder.resolve("sparse"));
        try (Safetensors zeros = Safetensors.open(sparse)) {
            assertEquals(
                    WeightShapes.of(ConfigReader.read(RandomLlama.SMALL)).keySet(),
                    WeightLoader.check(zeros, ModelFolder.open(sparse).config()).keySet());
        }
    }
}

package org.readingroom.llama.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readingroom.llama.Golden;
import org.readingroom.llama.LlamaException;

/** Configs of every layout, and the tensors that follow from them. */
class ConfigReaderTest {
    private static final String PUBLISHED = """
        {"model_type": "mllama", "image_token_index": 128256, "torch_dtype": "bfloat16",
         "text_config": {"rope_theta": 500000.0, "eos_token_id": [128001, 128008, 128009], "bos_token_id": 128000,
           "pad_token_id": 128004, "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0,
           "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}},
         "vision_config": {"image_size": 560, "attention_heads": 16}}\
        """;

    @Test
    void thePublishedModelHasItsTensorsAndParameters() {
        LlamaConfig config = ConfigReader.read(PUBLISHED);
        Map<String, long[]> shapes = WeightShapes.of(config);
        assertEquals(906, shapes.size());
        assertEquals(
                10_670_220_835L,
                shapes.values().stream()
                        .mapToLong(s -> Arrays.stream(s).reduce(1, Math::multiplyExact))
                        .sum());
        assertArrayEquals(new long[] {128_264, 4096}, shapes.get("language_model.model.embed_tokens.weight"));
    }

    @Test
    void theTinyModelsTensorsAreThoseOfItsFile() {
        LlamaConfig config = ConfigReader.read(new String(Golden.resource("config.json")));
        Golden file = Golden.of("model.safetensors");
        WeightShapes.of(config)
                .forEach((name, shape) -> assertArrayEquals(
                        shape, Arrays.stream(file.shape(name)).asLongStream().toArray(), name));
    }

    @Test
    void frequenciesAreThePacks() {
        float[] theirs = Golden.of("golden_forward.safetensors").floats("A.inv_freq");
        double[] ours = ConfigReader.read(new String(Golden.resource("config.json")))
                .text()
                .frequencies();
        for (int i = 0; i < ours.length; i++) {
            assertEquals(theirs[i], ours[i], 1e-6 * theirs[i]);
        }
    }

    @Test
    void ropeParametersStandForBothOldKeys() {
        LlamaConfig old = ConfigReader.read(PUBLISHED);
        LlamaConfig now = ConfigReader.read(PUBLISHED
                .replace("\"rope_theta\": 500000.0,", "")
                .replace("\"rope_scaling\": {", "\"rope_parameters\": {\"rope_theta\": 500000.0,")
                .replace("rope_type", "type"));
        assertEquals(old, now);
    }

    @Test
    void namesOfEveryLayoutAreOneWithin() {
        assertEquals(
                "language_model.model.layers.3.cross_attn.q_proj.weight",
                WeightNames.canonical("model.language_model.layers.3.cross_attn.q_proj.weight", true));
        assertEquals(
                "language_model.model.layers.3.cross_attn.q_proj.weight",
                WeightNames.canonical("language_model.model.layers.3.cross_attn.q_proj.weight", true));
        assertEquals("language_model.lm_head.weight", WeightNames.canonical("lm_head.weight", true));
        assertEquals("vision_model.class_embedding", WeightNames.canonical("model.vision_model.class_embedding", true));
        assertEquals("language_model.model.norm.weight", WeightNames.canonical("model.norm.weight", false));
    }

    @Test
    void whatWeDoNotReadIsNamed() {
        for (String[] wrong : new String[][] {
            {"\"mllama\"", "\"qwen2_vl\"", "model_type 'qwen2_vl'"},
            {"\"llama3\"", "\"yarn\"", "'yarn'"},
            {"\"attention_heads\": 16", "\"attention_heads\": 17", "17 heads"},
            {"\"image_size\": 560", "\"image_size\": 98, \"patch_size\": 14, \"max_num_tiles\": \"x\"", "max_num_tiles"
            },
            {"\"rope_theta\": 500000.0,", "\"hidden_act\": \"gelu\",", "hidden_act"},
            {"{\"model_type\"", "\"model_type\"", "JSON"}
        }) {
            LlamaException e =
                    assertThrows(LlamaException.class, () -> ConfigReader.read(PUBLISHED.replace(wrong[0], wrong[1])));
            assertTrue(e.getMessage().contains(wrong[2]), e.getMessage());
        }
    }
}

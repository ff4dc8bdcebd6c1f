package org.readingroom.llama.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.llama.LlamaException;

/**
 * Reads {@code config.json}, of {@code mllama} and {@code llama} models, as every release of transformers writes it: absent
 * keys take the published defaults, {@code rope_parameters} stands for {@code rope_theta} and {@code rope_scaling}, and
 * {@code attention_heads} for the vision model's {@code num_attention_heads}.
 */
public final class ConfigReader {
    private static final int DEFAULT_THETA = 10_000;

    private ConfigReader() {}

    /**
     * Reads a config.
     *
     * @throws LlamaException naming the key that is missing, wrong or of a model we do not read
     */
    public static LlamaConfig read(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json);
        } catch (JsonProcessingException e) {
            throw new LlamaException("config.json is not JSON: " + e.getOriginalMessage(), e);
        }
        String type = root.path("model_type").asText();
        return switch (type) {
            case "mllama" -> vision(root);
            case "llama" ->
                new LlamaConfig(text(root, root, false), Optional.empty(), -1, stored(root), quantised(root));
            default ->
                throw new LlamaException("config.json: model_type '" + type
                        + "' is not read here; mllama (Llama 3.2 Vision) and llama are");
        };
    }

    private static LlamaConfig vision(JsonNode root) {
        JsonNode text = root.path("text_config");
        if (!text.isObject() || !root.path("vision_config").isObject()) {
            throw new LlamaException("config.json: an mllama model has a text_config and a vision_config");
        }
        return new LlamaConfig(
                text(text, root, true),
                Optional.of(visionPart(root.get("vision_config"))),
                number(root, "image_token_index", "image_token_id", 128_256),
                stored(root),
                quantised(root));
    }

    private static TextConfig text(JsonNode o, JsonNode root, boolean vision) {
        refuse(o, "hidden_act", "silu");
        int hidden = number(o, "hidden_size", vision ? 4096 : -1);
        int heads = number(o, "num_attention_heads", vision ? 32 : -1);
        List<Integer> cross = o.has("cross_attention_layers")
                ? numbers(o.get("cross_attention_layers"))
                : vision ? List.of(3, 8, 13, 18, 23, 28, 33, 38) : List.of();
        JsonNode rope = o.hasNonNull("rope_parameters") ? o.get("rope_parameters") : o.path("rope_scaling");
        double theta = o.path("rope_parameters").has("rope_theta")
                ? o.path("rope_parameters").get("rope_theta").asDouble()
                : o.path("rope_theta").asDouble(vision ? 500_000 : DEFAULT_THETA);
        List<Integer> ends = numbers(o.hasNonNull("eos_token_id") ? o.get("eos_token_id") : root.path("eos_token_id"));
        int begin = number(o, "bos_token_id", number(root, "bos_token_id", 128_000));
        return new TextConfig(
                hidden,
                number(o, "num_hidden_layers", vision ? 40 : -1),
                heads,
                number(o, "num_key_value_heads", vision ? 8 : heads),
                number(o, "head_dim", heads > 0 ? hidden / heads : 0),
                number(o, "intermediate_size", vision ? 14_336 : -1),
                number(o, "vocab_size", vision ? 128_256 : -1),
                o.path("rms_norm_eps").asDouble(vision ? 1e-5 : 1e-6),
                theta,
                scaling(rope),
                cross,
                o.path("tie_word_embeddings")
                        .asBoolean(root.path("tie_word_embeddings").asBoolean(false)),
                begin,
                ends,
                number(o, "pad_token_id", ends.isEmpty() ? 0 : ends.get(0)),
                number(o, "max_position_embeddings", 131_072));
    }

    private static Optional<RopeScaling> scaling(JsonNode rope) {
        String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
        return switch (type) {
            case "default" -> Optional.empty();
            case "llama3" ->
                Optional.of(new RopeScaling(
                        rope.path("factor").asDouble(),
                        rope.path("low_freq_factor").asDouble(),
                        rope.path("high_freq_factor").asDouble(),
                        rope.path("original_max_position_embeddings").asInt()));
            default ->
                throw new LlamaException(
                        "config.json: rope scaling of type '" + type + "' is not read here; default and llama3 are");
        };
    }

    private static VisionConfig visionPart(JsonNode o) {
        refuse(o, "hidden_act", "gelu");
        int tiles = number(o, "max_num_tiles", 4);
        List<Integer> captured = o.has("intermediate_layers_indices")
                ? numbers(o.get("intermediate_layers_indices"))
                : List.of(3, 7, 15, 23, 30);
        List<List<Integer>> ratios = new ArrayList<>();
        o.path("supported_aspect_ratios").forEach(r -> ratios.add(numbers(r)));
        return new VisionConfig(
                number(o, "hidden_size", 1280),
                number(o, "num_hidden_layers", 32),
                number(o, "num_global_layers", 8),
                number(o, "attention_heads", "num_attention_heads", 16),
                number(o, "intermediate_size", 5120),
                number(o, "image_size", 448),
                number(o, "patch_size", 14),
                number(o, "num_channels", 3),
                tiles,
                o.path("norm_eps").asDouble(1e-5),
                number(o, "vision_output_dim", 7680),
                captured,
                ratios.isEmpty() ? canvases(tiles) : ratios);
    }

    /** Every (high, wide) of at most so many tiles, in the order of the published models. */
    private static List<List<Integer>> canvases(int tiles) {
        List<List<Integer>> all = new ArrayList<>();
        for (int high = 1; high <= tiles; high++) {
            for (int wide = 1; high * wide <= tiles; wide++) {
                all.add(List.of(high, wide));
            }
        }
        return all;
    }

    private static String stored(JsonNode root) {
        return root.path("dtype").asText(root.path("torch_dtype").asText("float32"));
    }

    private static boolean quantised(JsonNode root) {
        JsonNode q = root.path("quantization_config");
        if (q.isMissingNode() || q.isNull()) {
            return false;
        }
        if (!q.path("load_in_4bit").asBoolean(q.path("_load_in_4bit").asBoolean())
                || !q.path("bnb_4bit_quant_type").asText("nf4").equals("nf4")) {
            throw new LlamaException("config.json: weights quantised by '"
                    + q.path("quant_method").asText() + "' are not read here; NF4 of bitsandbytes is");
        }
        return true;
    }

    private static void refuse(JsonNode o, String key, String only) {
        if (!o.path(key).asText(only).equals(only)) {
            throw new LlamaException(
                    "config.json: " + key + " '" + o.path(key).asText() + "' is not read here; " + only + " is");
        }
    }

    private static int number(JsonNode o, String key, String other, int def) {
        return number(o, o.hasNonNull(key) ? key : other, def);
    }

    private static int number(JsonNode o, String key, int def) {
        JsonNode n = o.path(key);
        if (n.isMissingNode() || n.isNull()) {
            if (def < 0 && !key.startsWith("image_token")) {
                throw new LlamaException("config.json: " + key + " is missing");
            }
            return def;
        }
        if (!n.canConvertToInt() || !n.isIntegralNumber()) {
            throw new LlamaException("config.json: " + key + " is a whole number, not " + n);
        }
        return n.asInt();
    }

    private static List<Integer> numbers(JsonNode n) {
        List<Integer> all = new ArrayList<>();
        if (n.isInt()) {
            all.add(n.asInt());
        }
        for (JsonNode each : n) {
            if (!each.isInt()) {
                throw new LlamaException("config.json: a list of whole numbers, not " + n);
            }
            all.add(each.asInt());
        }
        return all;
    }
}

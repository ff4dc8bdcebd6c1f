package org.readingroom.lora.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.LoraException;

/**
 * The {@code adapter_config.json} of an adapter. Plain LoRA is read, scaled by alpha / r or alpha / sqrt(r), with ranks
 * and alphas of their own by module; everything that would change the numbers otherwise (DoRA, biases, whole modules
 * beside, another layout of weights) is refused by name.
 */
public final class PeftConfig {
    /** Its file. */
    public static final String FILE = "adapter_config.json";

    private static final Set<String> PLAIN_STARTS = Set.of("gaussian", "orthogonal", "eva");

    private final JsonNode json;

    private PeftConfig(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a folder's.
     *
     * @throws LoraException where there is none, or it is of an adapter that is not read here
     */
    public static PeftConfig read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new LoraException("there is no " + FILE + " in " + folder
                    + "; name the folder of an adapter as PEFT or this program writes it");
        }
        try {
            PeftConfig config = new PeftConfig(new ObjectMapper().readTree(Files.readString(file)));
            config.require(file);
            return config;
        } catch (IOException e) {
            throw new LoraException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void require(Path file) {
        if (!json.path("peft_type").asText().equals("LORA")) {
            throw new LoraException(file + ": peft_type is " + json.path("peft_type") + "; LORA is read");
        }
        for (String key : List.of("use_dora", "fan_in_fan_out", "lora_bias", "use_bdlora", "use_qalora")) {
            if (json.path(key).asBoolean()) {
                throw new LoraException(file + ": " + key + " is true; adapters with it are not read");
            }
        }
        if (!json.path("bias").asText("none").equals("none")) {
            throw new LoraException(
                    file + ": bias is " + json.path("bias") + "; adapters that change biases are not read");
        }
        for (String key : List.of(
                "modules_to_save",
                "layers_to_transform",
                "layer_replication",
                "trainable_token_indices",
                "target_parameters",
                "alora_invocation_tokens",
                "arrow_config",
                "kasa_config",
                "velora_config",
                "monteclora_config",
                "megatron_config")) {
            if (!json.path(key).isMissingNode()
                    && !json.path(key).isNull()
                    && json.path(key).size() > 0) {
                throw new LoraException(
                        file + ": " + key + " is " + json.path(key) + "; adapters with it are not read");
            }
        }
        JsonNode start = json.path("init_lora_weights");
        if (start.isTextual() && !PLAIN_STARTS.contains(start.asText())) {
            throw new LoraException(
                    file + ": init_lora_weights is " + start + ", which changes the base model's weights"
                            + " too; convert the adapter to plain LoRA with PEFT first");
        }
        if (json.path("r").asInt() < 1 || !json.path("lora_alpha").isNumber()) {
            throw new LoraException(file + ": r is " + json.path("r") + " and lora_alpha " + json.path("lora_alpha")
                    + "; both are numbers, r at least 1");
        }
        JsonNode targets = json.path("target_modules");
        if (!targets.isTextual() && !targets.isArray()) {
            throw new LoraException(file + ": target_modules is " + targets + "; names or an expression are needed");
        }
    }

    /** The modules that it says are changed, by their names within. */
    TreeSet<String> modules(LlamaConfig config) {
        return PeftTargets.modules(json.path("target_modules"), json.path("exclude_modules"), config);
    }

    /** The rank of a module. */
    int rank(String module, boolean vision) {
        return (int) own("rank_pattern", module, vision, json.path("r").asDouble());
    }

    /** What the product of a module is multiplied with. */
    double scale(String module, boolean vision) {
        double alpha =
                own("alpha_pattern", module, vision, json.path("lora_alpha").asDouble());
        int rank = rank(module, vision);
        return json.path("use_rslora").asBoolean() ? alpha / Math.sqrt(rank) : alpha / rank;
    }

    /** PEFT's rule: the first pattern that a module's name ends with, at a dot. */
    private double own(String patterns, String module, boolean vision, double otherwise) {
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        json.path(patterns).properties().iterator();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> pattern = each.next();
            Pattern end = Pattern.compile("(.*\\.)?(" + pattern.getKey() + ")");
            if (PeftNames.layouts(module, vision).stream()
                    .anyMatch(n -> end.matcher(n).matches())) {
                return pattern.getValue().asDouble();
            }
        }
        return otherwise;
    }

    /** The base model that it names; empty where it names none. */
    public String base() {
        return json.path("base_model_name_or_path").asText("");
    }

    /** The same with targets that mean some modules in every layout of names. */
    String rewritten(Collection<String> modules, LlamaConfig config) {
        ObjectNode copy = json.deepCopy();
        copy.set("target_modules", PeftTargets.of(modules, config));
        copy.remove("exclude_modules");
        return copy.toPrettyString() + "\n";
    }

    /** One line of what it is: rank, alpha and scale. */
    public String words() {
        return "r " + json.path("r").asInt() + ", alpha "
                + json.path("lora_alpha").asDouble()
                + (json.path("use_rslora").asBoolean() ? ", rank-stabilised" : "")
                + (json.path("rank_pattern").size() > 0 ? ", ranks by module" : "");
    }

    /**
     * The config of an adapter, as PEFT writes it.
     *
     * @param base what names the base model
     */
    static String write(AdapterSettings settings, Collection<String> modules, LlamaConfig config, String base) {
        Map<String, Object> all = new TreeMap<>();
        all.put("alpha_pattern", Map.of());
        if (config.vision().isPresent()) {
            Map<String, Object> mapping = new TreeMap<>();
            mapping.put("base_model_class", "MllamaForConditionalGeneration");
            mapping.put("parent_library", "transformers.models.mllama.modeling_mllama");
            all.put("auto_mapping", mapping);
        } else {
            all.put("auto_mapping", null);
        }
        all.put("base_model_name_or_path", base);
        all.put("bias", "none");
        all.put("fan_in_fan_out", false);
        all.put("inference_mode", true);
        all.put("init_lora_weights", true);
        all.put("layers_pattern", null);
        all.put("layers_to_transform", null);
        all.put("lora_alpha", number(settings.alpha()));
        all.put("lora_dropout", settings.dropout());
        all.put("modules_to_save", null);
        all.put("peft_type", "LORA");
        all.put("r", settings.r());
        all.put("rank_pattern", Map.of());
        all.put("revision", null);
        all.put("target_modules", PeftTargets.of(modules, config));
        all.put("task_type", "CAUSAL_LM");
        all.put("use_dora", false);
        all.put("use_rslora", settings.rankStabilised());
        return new ObjectMapper().valueToTree(all).toPrettyString() + "\n";
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }
}

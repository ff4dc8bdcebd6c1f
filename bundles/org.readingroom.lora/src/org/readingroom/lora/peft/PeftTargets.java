package org.readingroom.lora.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.ModuleGroup;

/**
 * The {@code target_modules} of an adapter: a list of names, each of which is a module's whole name or the end of it
 * after a dot, or one regular expression for the whole name. Module names are told apart by release of transformers; an
 * expression or name that fits a module in either layout means it.
 */
final class PeftTargets {
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("language attention", ".*language_model.*\\.(self_attn|cross_attn)\\.(q_proj|k_proj|v_proj|o_proj)");
        GROUPS.put("language mlp", ".*language_model.*\\.mlp\\.(gate_proj|up_proj|down_proj)");
        GROUPS.put("vision attention", ".*vision_model.*\\.self_attn\\.(q_proj|k_proj|v_proj|o_proj)");
        GROUPS.put("vision mlp", ".*vision_model.*\\.mlp\\.(fc1|fc2)");
    }

    private PeftTargets() {}

    /** The modules that a {@code target_modules} means, by their names within, and an {@code exclude_modules} leaves. */
    static TreeSet<String> modules(JsonNode targets, JsonNode excluded, LlamaConfig config) {
        TreeSet<String> chosen = new TreeSet<>();
        for (String module : linear(config)) {
            boolean out = !excluded.isMissingNode() && !excluded.isNull() && fits(excluded, module, config);
            if (!out && fits(targets, module, config)) {
                chosen.add(module);
            }
        }
        return chosen;
    }

    private static Collection<String> linear(LlamaConfig config) {
        return sizes(config).keySet();
    }

    /** Every module that an adapter can change. */
    static Map<String, AdapterTargets.Size> sizes(LlamaConfig config) {
        return AdapterTargets.of(config, AdapterSettings.of(1, 1, true, true)).modules();
    }

    private static boolean fits(JsonNode targets, String module, LlamaConfig config) {
        return PeftNames.layouts(module, config.vision().isPresent()).stream().anyMatch(name -> fits(targets, name));
    }

    private static boolean fits(JsonNode targets, String name) {
        if (targets.isTextual()) {
            String text = targets.asText();
            return text.equals("all-linear") || pattern(text).matcher(name).matches();
        }
        for (JsonNode each : targets) {
            if (name.equals(each.asText()) || name.endsWith("." + each.asText())) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new LoraException("adapter_config.json: target_modules '" + text
                    + "' is no regular expression that is understood here: " + e.getDescription());
        }
    }

    /**
     * What means some modules in every layout: the names of their kinds where all layers of all parts are meant, else
     * an expression.
     */
    static JsonNode of(Collection<String> modules, LlamaConfig config) {
        TreeSet<String> left = new TreeSet<>(modules);
        if (left.equals(new TreeSet<>(linear(config))) || config.vision().isEmpty()) {
            ArrayNode kinds = JsonNodeFactory.instance.arrayNode();
            TreeSet<String> names = new TreeSet<>();
            left.forEach(m -> names.add(m.substring(m.lastIndexOf('.') + 1)));
            names.forEach(kinds::add);
            if (modules(kinds, JsonNodeFactory.instance.missingNode(), config).equals(left)) {
                return kinds;
            }
        }
        List<String> parts = new ArrayList<>();
        GROUPS.forEach((group, expression) -> {
            List<String> whole = linear(config).stream()
                    .filter(m -> ModuleGroup.of(m).toString().equals(group))
                    .toList();
            if (config.vision().isPresent() && !whole.isEmpty() && left.containsAll(whole)) {
                parts.add(expression);
                whole.forEach(left::remove);
            }
        });
        left.forEach(module -> parts.add(expression(module, config)));
        return JsonNodeFactory.instance.textNode(
                parts.size() == 1 ? parts.get(0) : "(" + String.join("|", parts) + ")");
    }

    private static String expression(String module, LlamaConfig config) {
        String tail = module.replaceFirst("^language_model\\.model\\.", "").replace(".", "\\.");
        return !config.vision().isPresent() || module.startsWith("vision_model.")
                ? ".*" + tail
                : ".*language_model\\..*" + tail;
    }
}

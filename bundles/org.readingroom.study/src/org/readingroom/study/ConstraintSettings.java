package org.readingroom.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsWriter;

/** The form that decoding holds an answer to; one of the four. */
public record ConstraintSettings(
        @Setting("A regular expression that the whole answer matches.")
        Optional<String> regex,

        @Setting("A JSON schema that the answer obeys: as keys, or as a text of JSON.")
        Optional<SettingsNode> jsonSchema,

        @Setting(value = "The answers allowed.", def = "[]") List<String> choices,

        @Setting(value = "The form that the prompt strategy itself asks for.", def = "false")
        boolean strategy) {

    public ConstraintSettings {
        choices = List.copyOf(choices);
        int given = (regex.isPresent() ? 1 : 0)
                + (jsonSchema.isPresent() ? 1 : 0)
                + (choices.isEmpty() ? 0 : 1)
                + (strategy ? 1 : 0);
        if (given != 1) {
            throw new IllegalArgumentException("give one of regex, json-schema, choices and strategy, not " + given);
        }
        if (choices.stream().anyMatch(c -> c.isEmpty() || c.contains("\n"))) {
            throw new IllegalArgumentException("choices: each a line of text, none empty");
        }
    }

    /** As a model takes it; empty where it is the strategy's to say. */
    public Optional<Constraint> constraint() {
        if (strategy) {
            return Optional.empty();
        }
        if (regex.isPresent()) {
            return Optional.of(new Constraint("regex", regex.get()));
        }
        return Optional.of(
                jsonSchema.isPresent()
                        ? new Constraint("json-schema", schema(jsonSchema.get()))
                        : new Constraint("choices", String.join("\n", choices)));
    }

    /** As JSON, keys in the order written, for that is the order in which an answer gives them. */
    private static String schema(SettingsNode node) {
        if (!node.isMapping()) {
            return node.text();
        }
        try {
            return new ObjectMapper().writeValueAsString(tree(node));
        } catch (JsonProcessingException e) {
            throw new StudyException(node.where() + ": the schema cannot be written as JSON", e);
        }
    }

    private static Object tree(SettingsNode node) {
        if (node.isMapping()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            node.keys().forEach(key -> tree.put(key, tree(node.get(key).orElseThrow())));
            return tree;
        }
        return node.isList()
                ? node.items().stream().map(ConstraintSettings::tree).toList()
                : SettingsWriter.write(node);
    }
}

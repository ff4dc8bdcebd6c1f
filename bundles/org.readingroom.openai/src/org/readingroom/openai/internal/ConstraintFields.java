package org.readingroom.openai.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.ModelException;
import org.readingroom.grammar.Grammar;

/**
 * Writes a constraint as a kind of server takes it: vLLM {@code structured_outputs} from 0.10.2 on and {@code guided_*}
 * before, both where the version is not known; the servers of llama.cpp {@code grammar}, for every kind of constraint in our
 * own words; Ollama and others {@code response_format}, which Ollama hands on as its {@code format}.
 */
final class ConstraintFields {
    private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)(?:\\.([0-9]+))?.*");

    private ConstraintFields() {}

    /** Adds what makes the server obey. */
    static void add(ObjectNode body, Constraint constraint, Grammar grammar, ServerProbe.Server server) {
        if (!server.kind().constraints().contains(constraint.kind())) {
            throw new ModelException(
                    "a server of kind " + server.kind().word() + " obeys no constraint of kind " + constraint.kind()
                            + ", only " + server.kind().constraints() + "; change or remove the constraint");
        }
        switch (server.kind()) {
            case VLLM -> vllm(body, constraint, server.version());
            case LLAMA_CPP, LLAMA_CPP_PYTHON -> body.put("grammar", grammar.gbnf());
            default -> {
                ObjectNode format = body.putObject("response_format").put("type", "json_schema");
                ObjectNode named =
                        format.putObject("json_schema").put("name", "answer").put("strict", true);
                named.set("schema", schema(constraint));
            }
        }
    }

    private static void vllm(ObjectNode body, Constraint constraint, String version) {
        Matcher m = VERSION.matcher(version);
        boolean known = m.matches();
        int number = !known ? 0 : part(m, 1) * 1_000_000 + part(m, 2) * 1_000 + part(m, 3);
        String key =
                switch (constraint.kind()) {
                    case "regex" -> "regex";
                    case "choices" -> "choice";
                    default -> "json";
                };
        if (!known || number >= 10_002) {
            body.putObject("structured_outputs").set(key, value(constraint));
        }
        if (!known || number < 10_002) {
            body.set("guided_" + key, value(constraint));
        }
    }

    private static int part(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    private static JsonNode value(Constraint constraint) {
        return switch (constraint.kind()) {
            case "regex" -> JsonNodeFactory.instance.textNode(constraint.text());
            case "choices" -> {
                ArrayNode choices = JsonNodeFactory.instance.arrayNode();
                constraint.text().lines().forEach(choices::add);
                yield choices;
            }
            default -> schema(constraint);
        };
    }

    private static JsonNode schema(Constraint constraint) {
        try {
            return new ObjectMapper().readTree(constraint.text());
        } catch (JsonProcessingException e) {
            throw new ModelException("the JSON schema is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}

package org.readingroom.ui.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * One line that the engine said.
 *
 * @param kind its kind, such as {@code arm-progress}
 * @param fields its fields
 */
public record EngineEvent(String kind, JsonNode fields) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The event of a line; a line that is no JSON, as a library that prints makes one, is of kind {@code text}. */
    public static EngineEvent parse(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node != null && node.isObject() && node.path("event").isTextual()) {
                return new EngineEvent(node.get("event").asText(), node);
            }
        } catch (JsonProcessingException e) {
            // Said by something that knows nothing of us; it is shown as it is.
            return plain(line);
        }
        return plain(line);
    }

    private static EngineEvent plain(String line) {
        return new EngineEvent("text", JsonNodeFactory.instance.objectNode().put("text", line));
    }

    /** A field as text; empty where it is not there. */
    public String text(String field) {
        return fields.path(field).asText("");
    }

    /** A field as a whole number; 0 where it is not there. */
    public long number(String field) {
        return fields.path(field).asLong(0);
    }
}

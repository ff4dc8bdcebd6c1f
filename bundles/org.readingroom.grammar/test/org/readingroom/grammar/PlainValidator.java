package org.readingroom.grammar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Parses a text and walks the schema beside it: slow, plain, and written without a look at the grammar. */
final class PlainValidator {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** A string, space, or any other sign. */
    private static final Pattern PIECE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\s+|[^\\s\"]", Pattern.DOTALL);

    private final JsonNode schema;

    PlainValidator(String schema) {
        try {
            this.schema = JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean allows(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            boolean minusZero = text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").matches("(?s).*-0(?![.eE0-9]).*");
            boolean spelled = !minusZero || schema.path("type").asText().equals("number");
            return spelled && !value.isMissingNode() && wellSpaced(text) && valid(value, schema);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Space stands after an opening sign, comma or colon, or before a closing sign; it is short. */
    private static boolean wellSpaced(String text) {
        List<String> pieces = new ArrayList<>();
        for (Matcher m = PIECE.matcher(text); m.find(); ) {
            pieces.add(m.group());
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isBlank()) {
                boolean inside = i > 0
                        && i + 1 < pieces.size()
                        && ("{[,:".contains(pieces.get(i - 1)) || "}]".contains(pieces.get(i + 1)));
                if (!inside || !pieces.get(i).matches(" |\n {0,16}")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean valid(JsonNode v, JsonNode s) {
        if (s.has("anyOf") || s.has("oneOf")) {
            long fits = all(s.has("anyOf") ? s.get("anyOf") : s.get("oneOf")).stream()
                    .filter(x -> valid(v, x))
                    .count();
            return s.has("anyOf") ? fits > 0 : fits == 1;
        }
        List<JsonNode> given = s.has("const") ? List.of(s.get("const")) : all(s.path("enum"));
        if (!given.isEmpty() && given.stream().noneMatch(g -> same(g, v))) {
            return false;
        }
        List<String> types = new ArrayList<>();
        (s.path("type").isArray() ? all(s.get("type")) : List.of(s.path("type"))).forEach(t -> types.add(t.asText()));
        return (!s.has("type") || types.stream().anyMatch(t -> isOf(v, t))) && inside(v, s);
    }

    private static boolean same(JsonNode given, JsonNode value) {
        if (given.isNumber() && value.isNumber()) {
            return value.isIntegralNumber() && given.doubleValue() == value.doubleValue();
        }
        return given.equals(value);
    }

    private static boolean inside(JsonNode v, JsonNode s) {
        if (v.isIntegralNumber() && (s.has("minimum") || s.has("maximum"))) {
            return v.bigIntegerValue().doubleValue() >= s.path("minimum").asDouble(-1e300)
                    && v.bigIntegerValue().doubleValue() <= s.path("maximum").asDouble(1e300);
        }
        if (v.isTextual()) {
            int length = v.asText().codePointCount(0, v.asText().length());
            return length >= s.path("minLength").asInt(0)
                    && length <= s.path("maxLength").asInt(Integer.MAX_VALUE)
                    && (!s.has("pattern")
                            || Pattern.compile(s.get("pattern").asText().replaceAll("\\$$", "\\\\z"))
                                    .matcher(v.asText())
                                    .find());
        }
        if (v.isArray()) {
            return v.size() >= s.path("minItems").asInt(0)
                    && v.size() <= s.path("maxItems").asInt(Integer.MAX_VALUE)
                    && (!s.has("items") || all(v).stream().allMatch(i -> valid(i, s.get("items"))));
        }
        return !v.isObject() || !s.has("additionalProperties") || members(v, s);
    }

    /** Each member is a property, in their order, and those that are needed are there. */
    private static boolean members(JsonNode v, JsonNode s) {
        List<String> order = new ArrayList<>();
        s.path("properties").fieldNames().forEachRemaining(order::add);
        int last = -1;
        for (var member : v.properties()) {
            int at = order.indexOf(member.getKey());
            if (at <= last || !valid(member.getValue(), s.get("properties").get(member.getKey()))) {
                return false;
            }
            last = at;
        }
        return all(s.path("required")).stream().allMatch(r -> v.has(r.asText()));
    }

    private static boolean isOf(JsonNode v, String type) {
        return switch (type) {
            case "integer" -> v.isIntegralNumber();
            case "number" -> v.isNumber();
            case "string" -> v.isTextual();
            case "boolean" -> v.isBoolean();
            case "null" -> v.isNull();
            case "array" -> v.isArray();
            default -> v.isObject();
        };
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}

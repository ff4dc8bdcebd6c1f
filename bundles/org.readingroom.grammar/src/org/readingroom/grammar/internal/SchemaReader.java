package org.readingroom.grammar.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.grammar.GrammarException;

/**
 * Reads a JSON schema as the form of the JSON texts that are valid under it, written as {@link JsonForm} says, the
 * properties of an object in the schema's order.
 *
 * <p>Keywords: {@code type} (one or a list), {@code enum}, {@code const}, {@code anyOf}, {@code oneOf} (of alternatives no
 * two of which allow the same text); of objects {@code properties}, {@code required}, {@code additionalProperties: false}
 * (needed); of arrays {@code items}, {@code minItems}, {@code maxItems}; of integers {@code minimum}, {@code maximum}; of
 * strings {@code minLength}, {@code maxLength}, {@code pattern} (found anywhere unless it begins with ^ or ends with $).
 * {@code $schema}, {@code $comment}, {@code title} and {@code description} say nothing of the text. Any other keyword is an
 * error that names it and its place.
 */
final class SchemaReader {
    private static final int DEEPEST = 32;
    private static final Set<String> NOTES = Set.of("$schema", "$comment", "title", "description");
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "integer", "number", "boolean", "null");

    private static final Map<String, List<String>> KEYWORDS = Map.of(
            "object", List.of("properties", "required", "additionalProperties"),
            "array", List.of("items", "minItems", "maxItems"),
            "string", List.of("minLength", "maxLength", "pattern"),
            "integer", List.of("minimum", "maximum"));

    private SchemaReader() {}

    /** The form of a schema. */
    static Form read(String text) {
        return read(parse(text), "#", 0);
    }

    private static JsonNode parse(String text) {
        ObjectMapper mapper = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new GrammarException("the JSON schema is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static GrammarException refused(String where, String what) {
        return new GrammarException("the JSON schema at " + where + " " + what);
    }

    static Form read(JsonNode schema, String where, int depth) {
        if (!schema.isObject()) {
            throw refused(where, "is no object of keywords");
        }
        if (depth > DEEPEST) {
            throw refused(where, "is nested deeper than " + DEEPEST);
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (schema.has(union)) {
                keywords(schema, where, "'" + union + "'", Set.of(union));
                return union(schema.get(union), where + "/" + union, union.equals("oneOf"), depth);
            }
        }
        if (schema.has("const")) {
            keywords(schema, where, "'const'", Set.of("const", "type"));
            return given(List.of(schema.get("const")), schema, where);
        }
        if (schema.has("enum")) {
            keywords(schema, where, "'enum'", Set.of("enum", "type"));
            return given(values(schema.get("enum"), where + "/enum"), schema, where);
        }
        List<String> types = types(schema, where);
        keywords(schema, where, "the type " + String.join(", ", types), ofTypes(types));
        List<Form> ways = new ArrayList<>();
        for (String type : types) {
            ways.add(typed(type, schema, where, depth));
        }
        return ways.size() == 1 ? ways.get(0) : new Form.Choice(ways);
    }

    private static Form typed(String type, JsonNode schema, String where, int depth) {
        return switch (type) {
            case "object" -> SchemaContainers.object(schema, where, depth);
            case "array" -> SchemaContainers.array(schema, where, depth);
            case "string" -> SchemaScalars.string(schema, where);
            case "integer" -> SchemaScalars.integer(schema, where);
            case "number" -> JsonForm.NUMBER;
            case "boolean" -> Form.choice(Form.text("true"), Form.text("false"));
            default -> Form.text("null");
        };
    }

    private static Set<String> ofTypes(List<String> types) {
        Set<String> keywords = new TreeSet<>(Set.of("type"));
        types.forEach(t -> keywords.addAll(KEYWORDS.getOrDefault(t, List.of())));
        return keywords;
    }

    /** Refuses each keyword that is not among some or a note. */
    private static void keywords(JsonNode schema, String where, String beside, Set<String> known) {
        Set<String> keys = new TreeSet<>();
        schema.fieldNames().forEachRemaining(keys::add);
        keys.removeAll(NOTES);
        keys.removeAll(known);
        if (!keys.isEmpty()) {
            throw refused(
                    where,
                    "has the keyword '" + keys.iterator().next() + "', which is not supported beside " + beside
                            + "; remove it");
        }
    }

    private static List<String> types(JsonNode schema, String where) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(t -> types.add(t.asText()));
        } else if (!type.isMissingNode()) {
            types.add(type.asText());
        }
        if (types.isEmpty()) {
            Set<String> others = new TreeSet<>();
            schema.fieldNames().forEachRemaining(others::add);
            others.removeAll(NOTES);
            throw refused(
                    where,
                    "has none of type, enum, const, anyOf and oneOf" + (others.isEmpty() ? "" : ", but " + others)
                            + "; say what it allows");
        }
        for (String t : types) {
            if (!TYPES.contains(t)) {
                throw refused(where, "has the type '" + t + "'; a type is one of " + new TreeSet<>(TYPES));
            }
        }
        return types.stream().distinct().toList();
    }

    private static List<JsonNode> values(JsonNode list, String where) {
        if (!list.isArray() || list.isEmpty()) {
            throw refused(where, "is no list of at least one value");
        }
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        return values;
    }

    private static Form given(List<JsonNode> values, JsonNode schema, String where) {
        List<String> types = schema.has("type") ? types(schema, where) : List.copyOf(TYPES);
        List<Form> ways = values.stream()
                .filter(v -> types.stream().anyMatch(t -> isOf(v, t)))
                .map(JsonForm::value)
                .toList();
        if (ways.isEmpty()) {
            throw refused(where, "gives no value of its type");
        }
        return new Form.Choice(ways);
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private static Form union(JsonNode list, String where, boolean disjoint, int depth) {
        List<Form> ways = new ArrayList<>();
        for (JsonNode schema : values(list, where)) {
            ways.add(read(schema, where + "/" + ways.size(), depth + 1));
        }
        for (int b = 1; disjoint && b < ways.size(); b++) {
            for (int a = 0; a < b; a++) {
                if (ByteDfa.of(ways.get(a)).intersect(ByteDfa.of(ways.get(b))).size() > 0) {
                    throw refused(
                            where,
                            "allows some text by both " + a + " and " + b
                                    + "; make the alternatives disjoint, or write anyOf");
                }
            }
        }
        return new Form.Choice(ways);
    }
}

package org.readingroom.grammar.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** Strings and integers of a schema. */
final class SchemaScalars {
    private static final Form ANY = new Form.Chars(CodePoints.ANY);

    private SchemaScalars() {}

    static Form integer(JsonNode schema, String where) {
        OptionalLong least = whole(schema, "minimum", where);
        OptionalLong greatest = whole(schema, "maximum", where);
        if (least.isEmpty() && greatest.isEmpty()) {
            return JsonForm.INTEGER;
        }
        requireOrder(least, greatest, where, "minimum", "maximum");
        return IntegerRange.of(least, greatest);
    }

    /** A string by its length in characters and its pattern. */
    static Form string(JsonNode schema, String where) {
        int least = count(schema, "minLength", where, 0);
        int greatest = count(schema, "maxLength", where, -1);
        boolean lengths = schema.has("minLength") || schema.has("maxLength");
        Form byLength = JsonForm.string(new Form.Repeat(ANY, least, greatest));
        if (!schema.has("pattern")) {
            return byLength;
        }
        if (!schema.get("pattern").isTextual()) {
            throw SchemaReader.refused(where + "/pattern", "is no text");
        }
        Form byPattern = JsonForm.string(RegexReader.found(schema.get("pattern").textValue()));
        return lengths ? new Form.Both(byPattern, byLength) : byPattern;
    }

    private static OptionalLong whole(JsonNode schema, String key, String where) {
        JsonNode value = schema.path(key);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isNumber()
                || !value.canConvertToLong()
                || value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw SchemaReader.refused(where + "/" + key, "is no whole number of at most 64 bits, but " + value);
        }
        return OptionalLong.of(value.longValue());
    }

    private static void requireOrder(OptionalLong least, OptionalLong greatest, String where, String low, String high) {
        if (least.isPresent() && greatest.isPresent() && least.getAsLong() > greatest.getAsLong()) {
            throw SchemaReader.refused(where, "has a " + low + " above its " + high);
        }
    }

    /** A count such as {@code minItems}; the default where it is not given. */
    static int count(JsonNode schema, String key, String where, int absent) {
        OptionalLong given = whole(schema, key, where);
        if (given.isEmpty()) {
            return absent;
        }
        if (given.getAsLong() < 0 || given.getAsLong() > RegexReader.MOST_REPEATS) {
            throw SchemaReader.refused(where + "/" + key, "is not between 0 and " + RegexReader.MOST_REPEATS);
        }
        String other = key.replace("max", "min");
        if (key.startsWith("max") && schema.path(other).asLong(0) > given.getAsLong()) {
            throw SchemaReader.refused(where, "has a " + other + " above its " + key);
        }
        return (int) given.getAsLong();
    }
}

package org.readingroom.grammar.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Objects and arrays of a schema. */
final class SchemaContainers {
    private static final Form COMMA = Form.sequence(Form.text(","), JsonForm.SPACE);

    private SchemaContainers() {}

    /** One property: its form and whether it may be left out. */
    private record Member(Form form, boolean required) {}

    static Form object(JsonNode schema, String where, int depth) {
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            throw SchemaReader.refused(
                    where, "lets an object hold anything beside its properties; add \"additionalProperties\": false");
        }
        Set<String> required = required(schema, where);
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> p : schema.path("properties").properties()) {
            String at = where + "/properties/" + p.getKey();
            Form value = SchemaReader.read(p.getValue(), at, depth + 1);
            members.add(new Member(JsonForm.member(p.getKey(), value), required.remove(p.getKey())));
        }
        if (!required.isEmpty()) {
            throw SchemaReader.refused(where + "/required", "names " + required + ", which are no properties");
        }
        List<Form> ways = new ArrayList<>();
        boolean none = true;
        for (int first = 0; first < members.size() && none; first++) {
            ways.add(Form.sequence(JsonForm.SPACE, startingWith(members, first), JsonForm.SPACE));
            none = !members.get(first).required();
        }
        if (none) {
            ways.add(JsonForm.SPACE);
        }
        return Form.sequence(Form.text("{"), new Form.Choice(ways), Form.text("}"));
    }

    private static Set<String> required(JsonNode schema, String where) {
        Set<String> names = new TreeSet<>();
        JsonNode list = schema.path("required");
        if (!list.isMissingNode() && !list.isArray()) {
            throw SchemaReader.refused(where + "/required", "is no list of names");
        }
        list.forEach(n -> names.add(n.asText()));
        return names;
    }

    /** The members from one on, it being the first that is written. */
    private static Form startingWith(List<Member> members, int first) {
        List<Form> parts = new ArrayList<>();
        parts.add(members.get(first).form());
        for (Member m : members.subList(first + 1, members.size())) {
            Form more = Form.sequence(COMMA, m.form());
            parts.add(m.required() ? more : Form.optional(more));
        }
        return new Form.Sequence(parts);
    }

    static Form array(JsonNode schema, String where, int depth) {
        int least = SchemaScalars.count(schema, "minItems", where, 0);
        int greatest = SchemaScalars.count(schema, "maxItems", where, -1);
        Form none = Form.sequence(Form.text("["), JsonForm.SPACE, Form.text("]"));
        if (greatest == 0) {
            return none;
        }
        if (!schema.has("items")) {
            throw SchemaReader.refused(where, "does not say what its items are; add \"items\"");
        }
        Form item = SchemaReader.read(schema.get("items"), where + "/items", depth + 1);
        Form more =
                new Form.Repeat(Form.sequence(COMMA, item), Math.max(least - 1, 0), greatest < 0 ? -1 : greatest - 1);
        Form some = Form.sequence(Form.text("["), JsonForm.SPACE, item, more, JsonForm.SPACE, Form.text("]"));
        return least == 0 ? Form.choice(none, some) : some;
    }
}

package org.readingroom.grammar.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How JSON is written, in one way: a character stands for itself, but for the quotation mark, the backslash and control
 * characters, which are escaped ({@code \b \f \n \r \t}, else <code>\</code>{@code u00HH}); between the signs of JSON
 * stands nothing, one space, or a line's end and at most 16 spaces; a value that is given is written as Jackson writes it,
 * a number that is whole without a fraction.
 */
final class JsonForm {
    private static final String SHORT = "\b\f\n\r\t";
    private static final String LETTERS = "bfnrt";
    private static final CodePoints PLAIN = CodePoints.of(0x20, 0x21, 0x23, 0x5B, 0x5D, 0x10FFFF);
    private static final Form DIGITS = new Form.Repeat(Form.chars('0', '9'), 1, -1);

    /** What may stand between signs. */
    static final Form SPACE = Form.optional(
            Form.choice(Form.text(" "), Form.sequence(Form.text("\n"), new Form.Repeat(Form.text(" "), 0, 16))));

    /** A whole number: digits, no leading zero, no minus before 0. */
    static final Form INTEGER = Form.choice(
            Form.text("0"),
            Form.sequence(
                    Form.optional(Form.text("-")), Form.chars('1', '9'), new Form.Repeat(Form.chars('0', '9'), 0, -1)));

    /** A number as JSON has them. */
    static final Form NUMBER = Form.sequence(
            Form.optional(Form.text("-")),
            Form.choice(
                    Form.text("0"), Form.sequence(Form.chars('1', '9'), new Form.Repeat(Form.chars('0', '9'), 0, -1))),
            Form.optional(Form.sequence(Form.text("."), DIGITS)),
            Form.optional(Form.sequence(
                    Form.chars('e', 'e', 'E', 'E'), Form.optional(Form.chars('+', '+', '-', '-')), DIGITS)));

    private JsonForm() {}

    /** A string in its quotation marks whose content has a form. */
    static Form string(Form content) {
        return Form.sequence(Form.text("\""), encoded(content), Form.text("\""));
    }

    private static Form encoded(Form form) {
        return switch (form) {
            case Form.Chars chars -> encoded(chars.set());
            case Form.Sequence s ->
                new Form.Sequence(s.parts().stream().map(JsonForm::encoded).toList());
            case Form.Choice c ->
                new Form.Choice(c.parts().stream().map(JsonForm::encoded).toList());
            case Form.Repeat r -> new Form.Repeat(encoded(r.part()), r.min(), r.max());
            case Form.Both b -> new Form.Both(encoded(b.first()), encoded(b.second()));
        };
    }

    private static Form encoded(CodePoints set) {
        List<Form> ways = new ArrayList<>();
        CodePoints plain = set.and(PLAIN);
        if (!plain.isEmpty()) {
            ways.add(new Form.Chars(plain));
        }
        for (int c : new int[] {'"', '\\'}) {
            if (set.contains(c)) {
                ways.add(Form.text("\\" + (char) c));
            }
        }
        for (int c = 0; c < 0x20; c++) {
            if (set.contains(c)) {
                ways.add(control(c));
            }
        }
        return ways.size() == 1 ? ways.get(0) : new Form.Choice(ways);
    }

    private static Form control(int c) {
        int at = SHORT.indexOf(c);
        if (at >= 0) {
            return Form.text("\\" + LETTERS.charAt(at));
        }
        Form digit = c % 16 < 10
                ? Form.text(Character.toString("0123456789".charAt(c % 16)))
                : Form.chars('a' + c % 16 - 10, 'a' + c % 16 - 10, 'A' + c % 16 - 10, 'A' + c % 16 - 10);
        return Form.sequence(Form.text("\\u00" + c / 16), digit);
    }

    /** A value that is given. */
    static Form value(JsonNode value) {
        if (value.isTextual()) {
            return string(Form.text(value.textValue()));
        }
        if (value.isNumber()) {
            return Form.text(number(value));
        }
        List<Form> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(v -> parts.add(value(v)));
            return list("[", parts, "]");
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                parts.add(member(field.getKey(), value(field.getValue())));
            }
            return list("{", parts, "}");
        }
        return Form.text(value.toString());
    }

    private static String number(JsonNode value) {
        java.math.BigDecimal exact = value.decimalValue().stripTrailingZeros();
        return exact.signum() == 0
                ? "0"
                : exact.scale() <= 0 && exact.precision() < 30 ? exact.toPlainString() : exact.toString();
    }

    /** A key and what stands after it. */
    static Form member(String key, Form value) {
        return Form.sequence(string(Form.text(key)), Form.text(":"), SPACE, value);
    }

    private static Form list(String open, List<Form> parts, String close) {
        List<Form> all = new ArrayList<>(List.of(Form.text(open), SPACE));
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                all.add(Form.text(","));
                all.add(SPACE);
            }
            all.add(parts.get(i));
        }
        if (!parts.isEmpty()) {
            all.add(SPACE);
        }
        all.add(Form.text(close));
        return new Form.Sequence(all);
    }
}

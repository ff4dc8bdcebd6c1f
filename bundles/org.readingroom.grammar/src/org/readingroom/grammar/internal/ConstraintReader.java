package org.readingroom.grammar.internal;

import java.util.List;
import org.readingroom.api.model.Constraint;
import org.readingroom.grammar.GrammarException;

/** Reads a constraint of any kind into a form. */
public final class ConstraintReader {
    private static final int LONGEST = 200_000;

    private ConstraintReader() {}

    /**
     * The form of a constraint.
     *
     * @throws GrammarException where it cannot be read
     */
    public static Form read(Constraint constraint) {
        if (constraint.text().length() > LONGEST) {
            throw new GrammarException("the constraint is too large: "
                    + constraint.text().length() + " characters, of at most " + LONGEST);
        }
        return switch (constraint.kind()) {
            case "regex" -> RegexReader.whole(constraint.text());
            case "json-schema" -> SchemaReader.read(constraint.text());
            case "choices" -> choices(constraint.text().lines().toList());
            default ->
                throw new GrammarException(
                        "a constraint is one of regex, json-schema and choices, not '" + constraint.kind() + "'");
        };
    }

    private static Form choices(List<String> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(String::isEmpty)) {
            throw new GrammarException("the choices have "
                    + (lines.isEmpty() ? "no line" : "an empty line at " + (lines.indexOf("") + 1))
                    + "; write one choice a line");
        }
        return new Form.Choice(lines.stream().map(Form::text).toList());
    }
}

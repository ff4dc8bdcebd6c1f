package org.readingroom.openai.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.ModelException;
import org.readingroom.grammar.Grammar;
import org.readingroom.grammar.GrammarState;

/**
 * Looks whether a server obeyed: servers that do not know a constraint's field pass over it in silence, and an arm that says
 * "constrained" would be a free one. A JSON text is held to be JSON only, since servers differ in spaces and order.
 */
record ConstraintProof(Constraint constraint, Grammar grammar, ServerProbe.Server server) {
    /** @throws ModelException where the text shows that the constraint was not obeyed */
    void require(String text, Answer.Stop stop) {
        boolean exact = !constraint.kind().equals("json-schema");
        boolean obeyed;
        if (stop == Answer.Stop.LENGTH) {
            GrammarState state = grammar.advance(grammar.start(), text);
            obeyed = !exact || !state.dead();
        } else {
            obeyed = exact ? grammar.accepts(text) : isJson(text);
        }
        if (!obeyed) {
            String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
            throw new ModelException(
                    "the server (" + server.kind().word() + " " + server.version() + ") answered '" + shown
                            + "', which the constraint of kind " + constraint.kind()
                            + " forbids: it does not obey it; name the server's kind, or remove the constraint");
        }
    }

    private static boolean isJson(String text) {
        try {
            return !new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text)
                    .isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

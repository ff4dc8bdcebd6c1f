package org.readingroom.grammar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.readingroom.api.model.Constraint;
import org.readingroom.grammar.internal.ByteDfa;
import org.readingroom.grammar.internal.ConstraintReader;
import org.readingroom.grammar.internal.Form;
import org.readingroom.grammar.internal.Gbnf;

/**
 * The texts that a constraint allows, as an exact automaton over the bytes of UTF-8 without dead ends. Immutable; used by
 * any number of threads.
 *
 * <p>Kinds of constraint:
 *
 * <ul>
 *   <li>{@code regex}: the texts that match as a whole. Characters, {@code .}, classes, {@code \d \w \s} and their
 *       complements, groups, alternatives, {@code * + ? {m,n}} and their lazy forms, with the meaning they have in
 *       {@link java.util.regex.Pattern}.
 *   <li>{@code json-schema}: the JSON texts valid under the schema, properties in the schema's order, at most one space, or a
 *       line's end and 16 spaces, between signs. Keywords: type, enum, const, anyOf, oneOf (disjoint), properties, required,
 *       additionalProperties (false), items, minItems, maxItems, minimum and maximum (integers), minLength, maxLength,
 *       pattern; title, description, $schema and $comment are read over.
 *   <li>{@code choices}: one a line, exactly.
 * </ul>
 *
 * Anything else is a {@link GrammarException} that names it.
 */
public final class Grammar {
    private final Form form;
    private final ByteDfa automaton;

    private Grammar(Form form, ByteDfa automaton) {
        this.form = form;
        this.automaton = automaton;
    }

    /**
     * The grammar of a constraint.
     *
     * @throws GrammarException where the constraint cannot be read, allows no text, or is too large
     */
    public static Grammar of(Constraint constraint) {
        Form form = ConstraintReader.read(constraint);
        ByteDfa automaton = ByteDfa.of(form);
        if (automaton.size() == 0) {
            throw new GrammarException("the constraint of kind " + constraint.kind() + " allows no text at all");
        }
        return new Grammar(form, automaton);
    }

    /** Before the first character. */
    public GrammarState start() {
        return new GrammarState(automaton.start());
    }

    /** The state after more text; dead where no text of the grammar goes on so. Takes whole characters. */
    public GrammarState advance(GrammarState state, CharSequence text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return advance(state, exact);
        } catch (CharacterCodingException e) {
            return GrammarState.DEAD; // half a surrogate pair is no character of any text
        }
    }

    /** The state after more bytes of UTF-8, which may end inside a character. */
    public GrammarState advance(GrammarState state, byte[] bytes) {
        int at = state.index();
        for (int b = 0; b < bytes.length && at >= 0; b++) {
            at = automaton.next(at, bytes[b] & 0xFF);
        }
        return at < 0 ? GrammarState.DEAD : new GrammarState(at);
    }

    /** Whether the text may end here. */
    public boolean accepts(GrammarState state) {
        return !state.dead() && automaton.accepts(state.index());
    }

    /** Whether a whole text is allowed. */
    public boolean accepts(CharSequence text) {
        return accepts(advance(start(), text));
    }

    /** Whether more text may follow. */
    public boolean canContinue(GrammarState state) {
        return !state.dead() && automaton.continues(state.index());
    }

    /**
     * The grammar over the tokens of a vocabulary: what a decoder asks at each step. Made once and kept; masks are
     * remembered.
     *
     * @throws GrammarException where the vocabulary can write no text of the grammar
     */
    public TokenGrammar over(Vocabulary vocabulary) {
        return new TokenGrammar(automaton, vocabulary);
    }

    /**
     * The tokens after which, and only after which, tokens of the vocabulary can still write a text of the grammar; its
     * ends of text where, and only where, the text may end. Of a dead state: none.
     */
    public TokenMask allowed(GrammarState state, Vocabulary vocabulary) {
        return over(vocabulary).allowed(state);
    }

    /**
     * The grammar in the notation of llama.cpp (GBNF).
     *
     * @throws GrammarException where it has a form the notation lacks: a string with a pattern and a length
     */
    public String gbnf() {
        return Gbnf.write(form);
    }
}

package org.readingroom.llama.generate;

import org.readingroom.api.model.Constraint;
import org.readingroom.grammar.Grammar;
import org.readingroom.grammar.GrammarState;
import org.readingroom.grammar.TokenGrammar;
import org.readingroom.grammar.Vocabulary;

/**
 * The texts that an answer may be, over a model's tokens.
 *
 * @param start before the first token
 * @param tokens which tokens may come next
 */
public record AnswerGrammar(GrammarState start, TokenGrammar tokens) {
    /** The grammar of a constraint. */
    public static AnswerGrammar of(Constraint constraint, Vocabulary vocabulary) {
        Grammar grammar = Grammar.of(constraint);
        return new AnswerGrammar(grammar.start(), grammar.over(vocabulary));
    }
}

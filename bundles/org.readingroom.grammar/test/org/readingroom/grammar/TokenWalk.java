package org.readingroom.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares a grammar with a plain test of whole texts over every sequence of tokens up to a length. */
final class TokenWalk {
    private final Grammar grammar;
    private final TokenGrammar tokens;
    private final Predicate<String> allowed;
    private final Predicate<String> mayGoOn;
    private final Map<GrammarState, Boolean> completes = new HashMap<>();
    private int sequences;
    private int texts;

    /**
     * @param allowed whether a whole text is allowed
     * @param mayGoOn false where no allowed text begins like this; true where that is not known
     */
    TokenWalk(Grammar grammar, Predicate<String> allowed, Predicate<String> mayGoOn) {
        this.grammar = grammar;
        this.tokens = grammar.over(FiftyTokens.VOCABULARY);
        this.allowed = allowed;
        this.mayGoOn = mayGoOn;
    }

    /** Sequences looked at. */
    int sequences() {
        return sequences;
    }

    /** Allowed texts among them. */
    int texts() {
        return texts;
    }

    TokenWalk run(int length) {
        completions();
        walk(new byte[0], grammar.start(), true, length);
        return this;
    }

    /** By each token from each state that is met, which states come to an end: found anew here, without the masks. */
    private void completions() {
        Map<GrammarState, Set<GrammarState>> from = new HashMap<>();
        List<GrammarState> open = new ArrayList<>(List.of(grammar.start()));
        Set<GrammarState> met = new HashSet<>(open);
        for (int at = 0; at < open.size(); at++) {
            for (byte[] token : FiftyTokens.TOKENS) {
                GrammarState to = grammar.advance(open.get(at), token);
                if (token.length > 0 && !to.dead()) {
                    from.computeIfAbsent(to, k -> new HashSet<>()).add(open.get(at));
                    if (met.add(to)) {
                        open.add(to);
                    }
                }
            }
        }
        List<GrammarState> alive =
                new ArrayList<>(met.stream().filter(grammar::accepts).toList());
        Set<GrammarState> known = new HashSet<>(alive);
        for (int at = 0; at < alive.size(); at++) {
            for (GrammarState s : from.getOrDefault(alive.get(at), Set.of())) {
                if (known.add(s)) {
                    alive.add(s);
                }
            }
        }
        met.forEach(s -> completes.put(s, known.contains(s)));
    }

    private void walk(byte[] bytes, GrammarState state, boolean masked, int left) {
        sequences++;
        Optional<String> text = text(bytes);
        boolean whole = text.isPresent() && allowed.test(text.get());
        String shown = text.orElseGet(() -> java.util.Arrays.toString(bytes));
        assertEquals(whole, grammar.accepts(state), "accepts '" + shown + "'");
        if (whole) {
            texts++;
            assertTrue(masked, "every mask on the way let '" + shown + "' pass");
        }
        if (state.dead() && (text.isEmpty() || !mayGoOn.test(text.get()))) {
            return;
        }
        TokenMask mask = tokens.allowed(state);
        assertEquals(whole, mask.allows(FiftyTokens.END), "may end at '" + shown + "'");
        if (masked) {
            assertTrue(mask.count() > 0, "no dead end at '" + shown + "'");
        }
        if (left == 0) {
            return;
        }
        for (int t = 0; t < FiftyTokens.END; t++) {
            byte[] token = FiftyTokens.TOKENS.get(t);
            byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + token.length);
            System.arraycopy(token, 0, longer, bytes.length, token.length);
            GrammarState to = grammar.advance(state, token);
            boolean can = !to.dead() && completes.getOrDefault(to, false);
            assertEquals(can, mask.allows(t), "token " + t + " after '" + shown + "'");
            walk(longer, to, masked && mask.allows(t), left - 1);
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

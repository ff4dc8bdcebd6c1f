package org.readingroom.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.readingroom.grammar.internal.ByteDfa;

/**
 * A grammar over the tokens of a vocabulary. Thread-safe; keeps each mask it made.
 *
 * <p>Where each single byte is a token, what bytes can complete tokens can, and the automaton's own pruning is exact. A
 * vocabulary without some bytes has dead ends of its own; then the states that tokens can reach are walked once, and only
 * those are kept from which tokens reach an end.
 */
public final class TokenGrammar {
    private static final long MOST_WORK = 200_000_000L;
    private static final int MOST_MASKS = 4_096;

    private final ByteDfa automaton;
    private final Vocabulary vocabulary;
    private final BitSet viable;
    private final Map<Integer, TokenMask> masks = new ConcurrentHashMap<>();

    TokenGrammar(ByteDfa automaton, Vocabulary vocabulary) {
        this.automaton = automaton;
        this.vocabulary = vocabulary;
        this.viable = vocabulary.everyByte() ? null : viable();
        if (viable != null && !viable.get(automaton.start())) {
            throw new GrammarException("the vocabulary's " + vocabulary.size()
                    + " tokens can write no text of the grammar; use a constraint of characters that it has");
        }
    }

    /** The tokens after which a text of the grammar can still be written, and the ends of text where one may end. */
    public TokenMask allowed(GrammarState state) {
        if (state.dead()) {
            return new TokenMask(new BitSet(), vocabulary.size());
        }
        TokenMask known = masks.get(state.index());
        if (known == null) {
            known = mask(state.index());
            if (masks.size() < MOST_MASKS) {
                masks.put(state.index(), known);
            }
        }
        return known;
    }

    /** The state after a token; dead after an end of text and after a token that writes none. */
    public GrammarState advance(GrammarState state, int token) {
        byte[] bytes = vocabulary.bytes(token);
        int at = bytes.length == 0 ? -1 : state.index();
        for (int b = 0; b < bytes.length && at >= 0; b++) {
            at = automaton.next(at, bytes[b] & 0xFF);
        }
        return at < 0 || viable != null && !viable.get(at) ? GrammarState.DEAD : new GrammarState(at);
    }

    private TokenMask mask(int state) {
        BitSet tokens = new BitSet(vocabulary.size());
        walk(state, (token, target) -> {
            if (viable == null || viable.get(target)) {
                tokens.set(token);
            }
        });
        if (automaton.accepts(state)) {
            for (int end : vocabulary.ends()) {
                tokens.set(end);
            }
        }
        return new TokenMask(tokens, vocabulary.size());
    }

    private interface Step {
        void to(int token, int target);
    }

    /** Takes each token that the automaton can take, in the order of bytes, so that common beginnings are walked once. */
    private void walk(int state, Step step) {
        int[] order = vocabulary.order();
        int[] shared = vocabulary.shared();
        int[] path = new int[1 + maxLength()];
        path[0] = state;
        int reached = 0;
        for (int at = 0; at < order.length; at++) {
            byte[] token = vocabulary.bytes(order[at]);
            reached = Math.min(reached, shared[at]);
            boolean deadBefore = at > 0 && shared[at] > reached;
            while (!deadBefore && reached < token.length) {
                int next = automaton.next(path[reached], token[reached] & 0xFF);
                if (next < 0) {
                    break;
                }
                path[++reached] = next;
            }
            if (!deadBefore && reached == token.length) {
                step.to(order[at], path[reached]);
            }
        }
    }

    private int maxLength() {
        int longest = 0;
        for (int token : vocabulary.order()) {
            longest = Math.max(longest, vocabulary.bytes(token).length);
        }
        return longest;
    }

    /** The states that tokens reach and from which tokens reach an end. */
    private BitSet viable() {
        Map<Integer, List<Integer>> from = new HashMap<>();
        BitSet met = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(automaton.start()));
        met.set(automaton.start());
        long work = 0;
        while (!open.isEmpty()) {
            int state = open.poll();
            work += vocabulary.order().length;
            if (work > MOST_WORK) {
                throw new GrammarException("the constraint is too large for this vocabulary of " + vocabulary.size()
                        + " tokens, which lacks some single bytes; repeat less or shorten it");
            }
            BitSet targets = new BitSet();
            walk(state, (token, target) -> targets.set(target));
            targets.stream().forEach(t -> {
                from.computeIfAbsent(t, k -> new ArrayList<>()).add(state);
                if (!met.get(t)) {
                    met.set(t);
                    open.add(t);
                }
            });
        }
        BitSet alive = new BitSet();
        met.stream().filter(automaton::accepts).forEach(s -> {
            alive.set(s);
            open.add(s);
        });
        while (!open.isEmpty()) {
            for (int s : from.getOrDefault(open.poll(), List.of())) {
                if (!alive.get(s)) {
                    alive.set(s);
                    open.add(s);
                }
            }
        }
        return alive;
    }
}

package org.readingroom.grammar.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.grammar.GrammarException;

/**
 * A deterministic automaton over bytes without dead ends: from each state an accepting one can be reached. Immutable. One
 * that accepts nothing has no states.
 */
public final class ByteDfa {
    static final int MOST_STATES = 50_000;
    private static final int DEAD = -1;

    private final int[] classOf;
    private final int classes;
    private final int[] next;
    private final BitSet accepting;

    ByteDfa(int[] classOf, int classes, int[] next, BitSet accepting) {
        this.classOf = classOf;
        this.classes = classes;
        this.next = next;
        this.accepting = accepting;
    }

    /**
     * The automaton of a form.
     *
     * @throws GrammarException where it would be too large
     */
    public static ByteDfa of(Form form) {
        return new SubsetConstruction(ByteNfa.of(form)).run().pruned();
    }

    /** States in it; 0 where it accepts nothing. */
    public int size() {
        return next.length / classes;
    }

    /** The state of the empty text. */
    public int start() {
        return 0;
    }

    /** Whether a text may end here. */
    public boolean accepts(int state) {
        return accepting.get(state);
    }

    /** The state after a byte, 0 to 255; -1 where no text goes on so. */
    public int next(int state, int value) {
        return next[state * classes + classOf[value]];
    }

    /** Whether some byte may follow. */
    public boolean continues(int state) {
        for (int c = 0; c < classes; c++) {
            if (next[state * classes + c] >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What both accept. */
    ByteDfa intersect(ByteDfa other) {
        if (size() == 0 || other.size() == 0) {
            return new ByteDfa(new int[256], 1, new int[0], new BitSet());
        }
        Map<Long, Integer> numbers = new HashMap<>();
        List<long[]> pairs = new ArrayList<>();
        numbers.put(0L, 0);
        pairs.add(new long[] {0, 0});
        List<int[]> rows = new ArrayList<>();
        BitSet both = new BitSet();
        for (int at = 0; at < pairs.size(); at++) {
            int mine = (int) pairs.get(at)[0];
            int its = (int) pairs.get(at)[1];
            both.set(at, accepts(mine) && other.accepts(its));
            int[] row = new int[256];
            for (int b = 0; b < 256; b++) {
                int x = next(mine, b);
                int y = other.next(its, b);
                row[b] = x < 0 || y < 0
                        ? DEAD
                        : numbers.computeIfAbsent(((long) x << 32) | y, k -> {
                            pairs.add(new long[] {x, y});
                            return pairs.size() - 1;
                        });
            }
            rows.add(row);
            requireStates(pairs.size());
        }
        int[] identity = new int[256];
        Arrays.setAll(identity, b -> b);
        int[] flat = new int[rows.size() * 256];
        for (int s = 0; s < rows.size(); s++) {
            System.arraycopy(rows.get(s), 0, flat, s * 256, 256);
        }
        return new ByteDfa(identity, 256, flat, both).pruned();
    }

    static void requireStates(int states) {
        if (states > MOST_STATES) {
            throw new GrammarException("the constraint is too large: its automaton needs more than " + MOST_STATES
                    + " states; repeat less, or let fewer alternatives begin alike");
        }
    }

    /** Without the states that no accepting one can be reached from. */
    private ByteDfa pruned() {
        int states = size();
        BitSet alive = alive(states);
        int[] renumbered = new int[states];
        int kept = 0;
        for (int s = 0; s < states; s++) {
            renumbered[s] = alive.get(s) ? kept++ : DEAD;
        }
        if (!alive.get(0)) {
            return new ByteDfa(new int[256], 1, new int[0], new BitSet());
        }
        int[] to = new int[kept * classes];
        BitSet ends = new BitSet();
        for (int s = 0; s < states; s++) {
            if (alive.get(s)) {
                ends.set(renumbered[s], accepting.get(s));
                for (int c = 0; c < classes; c++) {
                    int target = next[s * classes + c];
                    to[renumbered[s] * classes + c] = target < 0 ? DEAD : renumbered[target];
                }
            }
        }
        return new ByteDfa(classOf, classes, to, ends);
    }

    private BitSet alive(int states) {
        int[] count = new int[states + 1];
        for (int target : next) {
            if (target >= 0) {
                count[target + 1]++;
            }
        }
        for (int s = 0; s < states; s++) {
            count[s + 1] += count[s];
        }
        int[] from = new int[count[states]];
        int[] at = Arrays.copyOf(count, states);
        for (int e = 0; e < next.length; e++) {
            if (next[e] >= 0) {
                from[at[next[e]]++] = e / classes;
            }
        }
        BitSet alive = (BitSet) accepting.clone();
        Deque<Integer> open = new ArrayDeque<>();
        accepting.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int s = open.poll();
            for (int e = count[s]; e < count[s + 1]; e++) {
                if (!alive.get(from[e])) {
                    alive.set(from[e]);
                    open.add(from[e]);
                }
            }
        }
        return alive;
    }
}

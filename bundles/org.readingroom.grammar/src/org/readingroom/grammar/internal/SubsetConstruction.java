package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.grammar.GrammarException;

/** Makes a deterministic automaton of a nondeterministic one; states and work are bounded, so that it never hangs. */
final class SubsetConstruction {
    private static final long MOST_WORK = 100_000_000L;

    private final ByteNfa nfa;
    private final int[] classOf = new int[256];
    private final int classes;
    private final int[] seen;
    private int stamp;
    private long work;

    /** A set of states, sorted. */
    private record States(int[] states) {
        @Override
        public boolean equals(Object other) {
            return other instanceof States s && Arrays.equals(states, s.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    SubsetConstruction(ByteNfa nfa) {
        this.nfa = nfa;
        this.seen = new int[nfa.size()];
        this.classes = classes();
    }

    /** Bytes that no edge tells apart are one class; classes are intervals, numbered from byte 0 up. */
    private int classes() {
        BitSet starts = new BitSet(257);
        starts.set(0);
        for (int s = 0; s < nfa.size(); s++) {
            for (ByteNfa.Edge e : nfa.edges(s)) {
                starts.set(e.from());
                starts.set(e.to() + 1);
            }
        }
        int count = 0;
        for (int b = 0; b < 256; b++) {
            count += starts.get(b) ? 1 : 0;
            classOf[b] = count - 1;
        }
        return count;
    }

    ByteDfa run() {
        Map<States, Integer> numbers = new HashMap<>();
        List<States> sets = new ArrayList<>();
        sets.add(closure(new int[] {nfa.start()}, 1));
        numbers.put(sets.get(0), 0);
        List<int[]> rows = new ArrayList<>();
        BitSet accepting = new BitSet();
        for (int at = 0; at < sets.size(); at++) {
            int[] states = sets.get(at).states();
            accepting.set(at, Arrays.binarySearch(states, nfa.end()) >= 0);
            int[] row = new int[classes];
            Arrays.fill(row, -1);
            Targets[] targets = targets(states);
            for (int c = 0; c < classes; c++) {
                if (targets[c] != null) {
                    States set = closure(targets[c].states, targets[c].count);
                    row[c] = numbers.computeIfAbsent(set, k -> {
                        sets.add(k);
                        return sets.size() - 1;
                    });
                }
            }
            rows.add(row);
            ByteDfa.requireStates(sets.size());
        }
        int[] next = new int[rows.size() * classes];
        for (int s = 0; s < rows.size(); s++) {
            System.arraycopy(rows.get(s), 0, next, s * classes, classes);
        }
        return new ByteDfa(classOf, classes, next, accepting);
    }

    private static final class Targets {
        private int[] states = new int[4];
        private int count;

        void add(int state) {
            if (count == states.length) {
                states = Arrays.copyOf(states, 2 * count);
            }
            states[count++] = state;
        }
    }

    private Targets[] targets(int[] states) {
        Targets[] targets = new Targets[classes];
        for (int s : states) {
            for (ByteNfa.Edge e : nfa.edges(s)) {
                for (int c = classOf[e.from()]; c <= classOf[e.to()]; c++) {
                    targets[c] = targets[c] == null ? new Targets() : targets[c];
                    targets[c].add(e.target());
                    spend(1);
                }
            }
        }
        return targets;
    }

    /** All that is reached without a byte, of which only states with edges and the end are kept. */
    private States closure(int[] from, int count) {
        stamp++;
        int[] open = Arrays.copyOf(from, Math.max(count, 8));
        int top = 0;
        for (int i = 0; i < count; i++) {
            if (seen[from[i]] != stamp) {
                seen[from[i]] = stamp;
                open[top++] = from[i];
            }
        }
        int[] kept = new int[8];
        int size = 0;
        while (top > 0) {
            int s = open[--top];
            if (s == nfa.end() || !nfa.edges(s).isEmpty()) {
                kept = size == kept.length ? Arrays.copyOf(kept, 2 * size) : kept;
                kept[size++] = s;
            }
            for (int f : nfa.free(s)) {
                spend(1);
                if (seen[f] != stamp) {
                    seen[f] = stamp;
                    open = top == open.length ? Arrays.copyOf(open, 2 * top) : open;
                    open[top++] = f;
                }
            }
        }
        spend(size);
        int[] states = Arrays.copyOf(kept, size);
        Arrays.sort(states);
        return new States(states);
    }

    private void spend(long steps) {
        work += steps;
        if (work > MOST_WORK) {
            throw new GrammarException("the constraint is too large: its automaton is not ready after " + MOST_WORK
                    + " steps; repeat less, or let fewer alternatives begin alike");
        }
    }
}

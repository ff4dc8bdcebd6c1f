package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.grammar.GrammarException;

/** A nondeterministic automaton over bytes, built of a form piece by piece; its size is bounded. */
final class ByteNfa {
    private static final int MOST_STATES = 400_000;

    /** An edge over the bytes {@code from} to {@code to}. */
    record Edge(int from, int to, int target) {}

    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<int[]> free = new ArrayList<>();
    private final int start;
    private final int end;

    private ByteNfa(Form form) {
        start = state();
        end = state();
        add(form, start, end);
    }

    static ByteNfa of(Form form) {
        return new ByteNfa(form);
    }

    int size() {
        return edges.size();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    List<Edge> edges(int state) {
        return edges.get(state);
    }

    /** Where a state leads without a byte. */
    int[] free(int state) {
        return free.get(state);
    }

    private int state() {
        if (edges.size() == MOST_STATES) {
            throw new GrammarException("the constraint is too large: its automaton needs more than " + MOST_STATES
                    + " states; repeat less or shorten it");
        }
        edges.add(List.of());
        free.add(new int[0]);
        return edges.size() - 1;
    }

    private void link(int from, int to) {
        int[] old = free.get(from);
        int[] grown = java.util.Arrays.copyOf(old, old.length + 1);
        grown[old.length] = to;
        free.set(from, grown);
    }

    private void edge(int from, int low, int high, int to) {
        List<Edge> old = edges.get(from);
        List<Edge> grown = old.isEmpty() ? new ArrayList<>(1) : old;
        grown.add(new Edge(low, high, to));
        edges.set(from, grown);
    }

    private void add(Form form, int from, int to) {
        switch (form) {
            case Form.Chars chars -> addChars(chars.set(), from, to);
            case Form.Sequence sequence -> addSequence(sequence.parts(), from, to);
            case Form.Choice choice -> {
                for (Form part : choice.parts()) {
                    int own = state();
                    link(from, own);
                    add(part, own, to);
                }
            }
            case Form.Repeat repeat -> addRepeat(repeat, from, to);
            case Form.Both both ->
                addAutomaton(ByteDfa.of(both.first()).intersect(ByteDfa.of(both.second())), from, to);
        }
    }

    private void addSequence(List<Form> parts, int from, int to) {
        int at = from;
        for (Form part : parts) {
            int next = state();
            add(part, at, next);
            at = next;
        }
        link(at, to);
    }

    private void addChars(CodePoints set, int from, int to) {
        for (int[][] sequence : Utf8Ranges.of(set)) {
            int at = from;
            for (int b = 0; b < sequence.length; b++) {
                int next = b == sequence.length - 1 ? to : state();
                edge(at, sequence[b][0], sequence[b][1], next);
                at = next;
            }
        }
    }

    /** The needed copies, then optional ones that may each end it, or a loop. */
    private void addRepeat(Form.Repeat repeat, int from, int to) {
        int at = from;
        for (int copy = 0; copy < repeat.min(); copy++) {
            int next = state();
            add(repeat.part(), at, next);
            at = next;
        }
        if (repeat.max() < 0) {
            int loop = state();
            int back = state();
            link(at, loop);
            add(repeat.part(), loop, back);
            link(back, loop);
            link(loop, to);
            return;
        }
        for (int copy = repeat.min(); copy < repeat.max(); copy++) {
            int own = state();
            link(at, to);
            link(at, own);
            int next = state();
            add(repeat.part(), own, next);
            at = next;
        }
        link(at, to);
    }

    private void addAutomaton(ByteDfa automaton, int from, int to) {
        int[] states = new int[automaton.size()];
        for (int s = 0; s < states.length; s++) {
            states[s] = state();
        }
        if (states.length > 0) {
            link(from, states[automaton.start()]);
        }
        for (int s = 0; s < states.length; s++) {
            if (automaton.accepts(s)) {
                link(states[s], to);
            }
            for (int low = 0; low < 256; ) {
                int target = automaton.next(s, low);
                int high = low;
                while (high < 255 && automaton.next(s, high + 1) == target) {
                    high++;
                }
                if (target >= 0) {
                    edge(states[s], low, high, states[target]);
                }
                low = high + 1;
            }
        }
    }
}

package org.readingroom.prompts.internal.answer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.readingroom.prompts.internal.answer.PointList.State;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Finds brackets that hold a number and are no point, "(42, x)" or "(60, 80, 3)": a list that such a bracket stands in is
 * not what is left of it without.
 */
final class BrokenBrackets {
    private final Tokens tokens;
    private final BitSet opens = new BitSet();
    private final BitSet closes = new BitSet();

    private BrokenBrackets(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Marks the lists that a broken bracket follows or goes before, with a comma or line end between. */
    static void mark(Tokens tokens, List<PointList> single, List<PointList> lists) {
        BrokenBrackets broken = new BrokenBrackets(tokens);
        broken.find(single);
        if (!broken.opens.isEmpty()) {
            lists.replaceAll(l -> broken.beside(l) ? l.elided() : l);
        }
    }

    private void find(List<PointList> single) {
        BitSet points = new BitSet();
        single.forEach(l -> points.set(l.token()));
        int[] open = new int[16];
        BitSet numbers = new BitSet();
        BitSet nested = new BitSet();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.OPEN)) {
                nested.set(depth);
                open = ++depth < open.length ? open : Arrays.copyOf(open, depth * 2);
                open[depth] = i;
                numbers.clear(depth);
                nested.clear(depth);
            } else if (tokens.is(i, Kind.CLOSE) && depth > 0) {
                if (numbers.get(depth) && !nested.get(depth) && !points.get(open[depth])) {
                    opens.set(open[depth]);
                    closes.set(i);
                }
                depth--;
            } else if (tokens.is(i, Kind.NUMBER) || tokens.is(i, Kind.SIGN)) {
                numbers.set(depth);
            }
        }
    }

    private boolean beside(PointList list) {
        if (list.state() != State.WHOLE) {
            return false;
        }
        int before = list.token() - 1;
        while (separates(before)) {
            before--;
        }
        int after = list.lastToken() + 1;
        while (separates(after)) {
            after++;
        }
        return before < list.token() - 1 && before >= 0 && closes.get(before)
                || after > list.lastToken() + 1 && opens.get(after);
    }

    private boolean separates(int i) {
        return tokens.is(i, Kind.COMMA) || tokens.is(i, Kind.LINE) || tokens.is(i, Kind.ITEM);
    }
}

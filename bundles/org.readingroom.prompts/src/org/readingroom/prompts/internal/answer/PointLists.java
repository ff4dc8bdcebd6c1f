package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.AND;
import static org.readingroom.prompts.internal.answer.Vocabulary.ANSWER;
import static org.readingroom.prompts.internal.answer.Vocabulary.BUT;
import static org.readingroom.prompts.internal.answer.Vocabulary.CENTRE;
import static org.readingroom.prompts.internal.answer.Vocabulary.CITATION;
import static org.readingroom.prompts.internal.answer.Vocabulary.LIST;
import static org.readingroom.prompts.internal.answer.Vocabulary.MARKER;
import static org.readingroom.prompts.internal.answer.Vocabulary.OR;
import static org.readingroom.prompts.internal.answer.Vocabulary.SIZE;
import static org.readingroom.prompts.internal.answer.Vocabulary.THAN;
import static org.readingroom.prompts.internal.answer.Vocabulary.TUMOUR;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.readingroom.prompts.internal.answer.PointList.Form;
import org.readingroom.prompts.internal.answer.PointList.State;
import org.readingroom.prompts.internal.answer.Tokens.Kind;

/**
 * Finds the lists of points of an answer: points that follow each other with nothing but commas,
 * brackets, line ends and names of corners between them are one list; a bracket or line of four or more numbers is one by itself.
 *
 * <p>A list that is opened and not closed where the text ends was cut off, and so was one that ends on a comma.
 */
final class PointLists {
    /** Words that go before a position. */
    private static final long ANNOUNCES =
            LIST | ANSWER | CENTRE | TUMOUR | SIZE | VERB | AND | OR | MARKER | THAN | BUT;

    private final Tokens tokens;
    private final Brackets brackets;
    private final List<PointList> found = new ArrayList<>();
    private int cutFrom;
    private boolean numbersAmiss;

    private PointLists(Tokens tokens) {
        this.tokens = tokens;
        this.brackets = new Brackets(tokens);
        this.cutFrom = tokens.size();
    }

    /** The lists of an answer, in its order. */
    static PointLists of(Tokens tokens) {
        PointLists lists = new PointLists(tokens);
        List<PointList> single = lists.brackets();
        LooseNumbers.add(tokens, single, lists.cutFrom);
        lists.group(single);
        BrokenBrackets.mark(tokens, single, lists.found);
        return lists;
    }

    List<PointList> found() {
        return found;
    }

    /** The token from which on the text stands in a bracket that it never closes; the number of tokens where none is. */
    int cutFrom() {
        return cutFrom;
    }

    /** Whether a bracket held numbers that are no points. */
    boolean numbersAmiss() {
        return numbersAmiss;
    }

    private List<PointList> brackets() {
        List<PointList> single = new ArrayList<>();
        BitSet calls = new BitSet();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth = tokens.is(i, Kind.CLOSE) ? Math.max(0, depth - 1) : depth;
            if (!tokens.is(i, Kind.OPEN)) {
                continue;
            }
            depth++;
            calls.set(depth, calls.get(depth - 1) || call(i));
            Brackets.Content content = brackets.read(i);
            if (content == Brackets.Content.CUT) {
                cutFrom = Math.min(cutFrom, i);
            } else if (content == Brackets.Content.NUMBERS && !calls.get(depth) && !citation(i)) {
                Optional<PointList> points = brackets.points(i);
                points.ifPresent(single::add);
                numbersAmiss |= points.isEmpty() && brackets.count() > 1;
            }
        }
        return single;
    }

    /** The arguments of a function: a name of none of our words touches the bracket. */
    private boolean call(int open) {
        if (!tokens.is(open - 1, Kind.WORD) || tokens.end(open - 1) != tokens.start(open)) {
            return false;
        }
        return !tokens.says(open - 1, ANNOUNCES) && tokens.value(open - 1) != Tokens.UNSPACED;
    }

    /** "[3, 4]" behind a word that announces no position, or "Figure (3, 4)": the numbers of other texts. */
    private boolean citation(int open) {
        if (!tokens.is(open - 1, Kind.WORD)) {
            return false;
        }
        boolean bare = tokens.value(open) == '['
                && !tokens.says(open - 1, ANNOUNCES)
                && tokens.value(open - 1) != Tokens.UNSPACED;
        return bare || tokens.says(open - 1, CITATION);
    }

    private void group(List<PointList> single) {
        boolean broken = false;
        int i = 0;
        while (i < single.size()) {
            PointList first = single.get(i);
            if (first.form() == Form.FLAT) {
                found.add(first);
                i++;
                continue;
            }
            List<PointList> members = new ArrayList<>(List.of(first));
            Glue glue = new Glue(outer(first.token()));
            glue.elided = broken;
            while (++i < single.size() && single.get(i).form() == Form.POINTS) {
                if (!glue.joins(members.get(members.size() - 1), single.get(i))) {
                    break;
                }
                members.add(single.get(i));
            }
            broken = glue.broken;
            glue.elided |= broken;
            int next = i < single.size() ? single.get(i).token() : tokens.size();
            found.add(joined(members, glue, next));
        }
    }

    /** How many brackets stand open round a list, with nothing but names of what follows between them and it. */
    private int outer(int token) {
        int open = 0;
        for (int i = token - 1; i >= 0; i--) {
            if (tokens.is(i, Kind.OPEN)) {
                open++;
            } else if (!(tokens.is(i, Kind.LINE)
                    || tokens.is(i, Kind.COLON)
                    || tokens.says(i, LIST | ANSWER | CENTRE))) {
                break;
            }
        }
        return open;
    }

    private PointList joined(List<PointList> members, Glue glue, int next) {
        int size = members.size();
        double[] first = new double[size];
        double[] second = new double[size];
        for (int p = 0; p < size; p++) {
            PointList member = members.get(p);
            first[p] = member.first()[0];
            second[p] = member.second()[0];
            glue.elided |= member.state() == State.ELIDED;
        }
        PointList head = members.get(0);
        PointList tail = members.get(size - 1);
        State end = new ListEnd(tokens, cutFrom).after(tail.lastToken(), glue.outer, size > 1, next);
        State state = glue.elided ? State.ELIDED : end;
        return new PointList(
                first,
                second,
                head.order(),
                head.start(),
                tail.end(),
                head.token(),
                tail.lastToken(),
                state,
                Form.POINTS);
    }

    /** What stands between the points of a list. */
    private final class Glue {
        private final int outer;
        private int depth;
        private boolean elided;
        private boolean broken;

        Glue(int outer) {
            this.outer = outer;
            this.depth = outer;
        }

        boolean joins(PointList a, PointList b) {
            if (a.order() != b.order()) {
                return false;
            }
            int level = depth;
            boolean dots = false;
            for (int i = a.lastToken() + 1; i < b.token(); i++) {
                Kind kind = tokens.kind(i);
                if (kind == Kind.CLOSE && --level <= 0) {
                    return false;
                }
                level += kind == Kind.OPEN ? 1 : 0;
                dots |= kind == Kind.ELLIPSIS;
                if (!ListEnd.glue(tokens, i)) {
                    broken = kind == Kind.NUMBER || kind == Kind.SIGN;
                    return false;
                }
            }
            depth = level;
            elided |= dots;
            return true;
        }
    }
}

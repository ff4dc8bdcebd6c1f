package org.readingroom.grammar.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of Unicode characters as sorted, separate ranges; halves of surrogate pairs are no characters and never in it.
 *
 * @param ranges from and to, both inclusive
 */
record CodePoints(List<Range> ranges) {
    /**
     * Characters from one to another.
     *
     * @param from the first
     * @param to the last
     */
    record Range(int from, int to) {}

    static final CodePoints NONE = new CodePoints(List.of());
    static final CodePoints ANY = new CodePoints(List.of(new Range(0, 0xD7FF), new Range(0xE000, 0x10FFFF)));

    static CodePoints of(int... fromTo) {
        List<Range> ranges = new ArrayList<>();
        for (int at = 0; at < fromTo.length; at += 2) {
            ranges.add(new Range(fromTo[at], fromTo[at + 1]));
        }
        return normal(ranges).and(ANY);
    }

    static CodePoints single(int character) {
        return of(character, character);
    }

    private static CodePoints normal(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range r : sorted) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && r.from() <= last.to() + 1) {
                merged.set(merged.size() - 1, new Range(last.from(), Math.max(last.to(), r.to())));
            } else {
                merged.add(r);
            }
        }
        return new CodePoints(List.copyOf(merged));
    }

    CodePoints or(CodePoints other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return normal(all);
    }

    CodePoints and(CodePoints other) {
        List<Range> both = new ArrayList<>();
        for (Range a : ranges) {
            for (Range b : other.ranges) {
                if (Math.max(a.from(), b.from()) <= Math.min(a.to(), b.to())) {
                    both.add(new Range(Math.max(a.from(), b.from()), Math.min(a.to(), b.to())));
                }
            }
        }
        return normal(both);
    }

    /** Every character that is not in it. */
    CodePoints complement() {
        List<Range> gaps = new ArrayList<>();
        int from = 0;
        for (Range r : ranges) {
            if (from < r.from()) {
                gaps.add(new Range(from, r.from() - 1));
            }
            from = r.to() + 1;
        }
        if (from <= 0x10FFFF) {
            gaps.add(new Range(from, 0x10FFFF));
        }
        return normal(gaps).and(ANY);
    }

    boolean contains(int character) {
        return ranges.stream().anyMatch(r -> r.from() <= character && character <= r.to());
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }
}

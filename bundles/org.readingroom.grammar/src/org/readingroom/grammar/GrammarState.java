package org.readingroom.grammar;

/**
 * Where in a grammar a text stands: a value, equal for texts that allow the same continuations. Of use only with the
 * grammar that gave it.
 */
public final class GrammarState {
    static final GrammarState DEAD = new GrammarState(-1);

    private final int index;

    GrammarState(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Whether no text of the grammar begins like this. */
    public boolean dead() {
        return index < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrammarState s && s.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return dead() ? "dead" : "state " + index;
    }
}

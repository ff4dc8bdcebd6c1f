package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way to a piece of a study file.
 *
 * @param steps keys, and 0-based indices into lists
 */
record YamlPath(List<Object> steps) {
    /** The whole file. */
    static final YamlPath ROOT = new YamlPath(List.of());

    YamlPath {
        steps = List.copyOf(steps);
    }

    static YamlPath of(Object... steps) {
        return new YamlPath(Arrays.asList(steps));
    }

    YamlPath with(Object... more) {
        List<Object> all = new ArrayList<>(steps);
        all.addAll(Arrays.asList(more));
        return new YamlPath(all);
    }

    YamlPath parent() {
        return new YamlPath(steps.subList(0, steps.size() - 1));
    }

    Object last() {
        return steps.get(steps.size() - 1);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** Its first steps. */
    YamlPath first(int n) {
        return new YamlPath(steps.subList(0, n));
    }

    @Override
    public String toString() {
        return steps.stream().map(Object::toString).collect(Collectors.joining("/"));
    }
}

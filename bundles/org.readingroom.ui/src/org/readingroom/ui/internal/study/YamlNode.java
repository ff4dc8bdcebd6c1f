package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;

/**
 * A piece of YAML with the range of text that it takes up.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset behind its last, without the blanks, comments and line ends after it
 * @param text a scalar's text; empty for anything else
 * @param flow whether it is written in braces or brackets
 * @param entries of a mapping, in the order written
 * @param items of a list
 */
record YamlNode(Kind kind, int start, int end, String text, boolean flow, List<Entry> entries, List<YamlNode> items) {
    /** What a node is. */
    enum Kind {
        MAPPING,
        LIST,
        SCALAR,
        NOTHING
    }

    /**
     * A key with its value.
     *
     * @param key its text
     * @param start offset of the key
     * @param keyEnd offset behind it
     */
    record Entry(String key, int start, int keyEnd, YamlNode value) {
        int end() {
            return Math.max(keyEnd + 1, value.end());
        }
    }

    YamlNode {
        entries = List.copyOf(entries);
        items = List.copyOf(items);
    }

    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    boolean isScalar() {
        return kind == Kind.SCALAR;
    }

    /** The entry of a key. */
    Optional<Entry> entry(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    /** The value of a key. */
    Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** What stands at a path of keys and indices. */
    Optional<YamlNode> at(YamlPath path) {
        Optional<YamlNode> node = Optional.of(this);
        for (Object step : path.steps()) {
            node = node.flatMap(n -> n.step(step));
        }
        return node;
    }

    private Optional<YamlNode> step(Object step) {
        if (step instanceof String key) {
            return get(key);
        }
        int index = (Integer) step;
        // A value alone is a list of one.
        if (!isList()) {
            return index == 0 && kind != Kind.NOTHING ? Optional.of(this) : Optional.empty();
        }
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /** The text of a scalar at a key; empty where there is none. */
    String textOf(String key) {
        return get(key).filter(YamlNode::isScalar).map(YamlNode::text).orElse("");
    }
}

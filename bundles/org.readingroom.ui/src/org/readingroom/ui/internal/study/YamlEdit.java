package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;
import org.readingroom.ui.internal.study.YamlNode.Entry;
import org.readingroom.ui.internal.study.YamlNode.Kind;

/**
 * Changes a value in a study file by changing its own text and nothing else, so that comments, order and spacing stay as the
 * author has them.
 */
final class YamlEdit {
    private final String text;
    private final YamlNode root;

    YamlEdit(String text, YamlNode root) {
        this.text = text;
        this.root = root;
    }

    /** The edit of a text; none where it is not YAML. */
    static Optional<YamlEdit> of(String text) {
        return YamlTree.parse(text).map(root -> new YamlEdit(text, root));
    }

    /**
     * Sets the value at a path; what lacks on the way is made.
     *
     * @param value as it is to be written, on one line
     */
    TextEdit set(YamlPath path, String value) {
        Optional<YamlNode> there = root.at(path);
        if (there.isPresent() && !path.isRoot()) {
            return replace(there.get(), path, value);
        }
        YamlPath parent = path.parent();
        Optional<YamlNode> holder = root.at(parent);
        if (path.last() instanceof Integer) {
            return holder.isPresent() ? append(holder.get(), parent, value) : set(parent, "[" + value + "]");
        }
        String entry = path.last() + ": " + value;
        if (holder.isEmpty()) {
            return set(parent, "{ " + entry + " }");
        }
        return switch (holder.get().kind()) {
            case MAPPING -> insert(holder.get(), entry);
            case SCALAR -> replace(holder.get(), parent, "{ id: " + raw(holder.get()) + ", " + entry + " }");
            case LIST, NOTHING -> replace(holder.get(), parent, "{ " + entry + " }");
        };
    }

    private String raw(YamlNode node) {
        return text.substring(node.start(), node.end());
    }

    private TextEdit replace(YamlNode node, YamlPath path, String value) {
        if (node.kind() == Kind.NOTHING && node.start() == node.end() && path.last() instanceof String key) {
            Entry entry = root.at(path.parent()).flatMap(p -> p.entry(key)).orElseThrow();
            int colon = text.indexOf(':', entry.keyEnd()) + 1;
            return new TextEdit(colon, 0, " " + value);
        }
        boolean block = (node.isMapping() || node.isList()) && !node.flow() && node.end() > node.start();
        if (block && path.last() instanceof String key) {
            // From behind the colon, so that the value does not stand on a line of its own.
            Entry entry = root.at(path.parent()).flatMap(p -> p.entry(key)).orElseThrow();
            int colon = text.indexOf(':', entry.keyEnd()) + 1;
            return new TextEdit(colon, node.end() - colon, " " + value);
        }
        return new TextEdit(node.start(), node.end() - node.start(), value);
    }

    private TextEdit insert(YamlNode mapping, String entry) {
        if (mapping.flow()) {
            int brace = mapping.end() - 1;
            int last = mapping.entries().isEmpty()
                    ? mapping.start() + 1
                    : lastOf(mapping).end();
            String before = mapping.entries().isEmpty() ? " " : ", ";
            return new TextEdit(last, brace - last, before + entry + " ");
        }
        if (mapping.entries().isEmpty()) {
            String line = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            return new TextEdit(text.length(), 0, line + entry + "\n");
        }
        int indent = column(mapping.entries().get(0).start());
        return line(lastOf(mapping).end(), " ".repeat(indent) + entry);
    }

    private static Entry lastOf(YamlNode mapping) {
        return mapping.entries().get(mapping.entries().size() - 1);
    }

    /** Adds an item to a list. */
    TextEdit append(YamlPath list, String value) {
        return root.at(list).map(l -> append(l, list, value)).orElseGet(() -> set(list, "[" + value + "]"));
    }

    private TextEdit append(YamlNode list, YamlPath path, String value) {
        if (!list.isList()) {
            String first = list.kind() == Kind.NOTHING ? "" : raw(list) + ", ";
            return replace(list, path, "[" + first + value + "]");
        }
        if (list.flow()) {
            int bracket = list.end() - 1;
            int last = list.items().isEmpty()
                    ? list.start() + 1
                    : list.items().get(list.items().size() - 1).end();
            return new TextEdit(last, bracket - last, (list.items().isEmpty() ? "" : ", ") + value);
        }
        int dash = column(list.start());
        return line(list.end(), " ".repeat(dash) + "- " + value);
    }

    /** Takes a value out, with its key. What held it alone is taken out too. */
    Optional<TextEdit> remove(YamlPath path) {
        Optional<YamlNode> there = root.at(path);
        Optional<YamlNode> holder = path.isRoot() ? Optional.empty() : root.at(path.parent());
        if (there.isEmpty() || holder.isEmpty()) {
            return Optional.empty();
        }
        YamlNode from = holder.get();
        List<int[]> parts = from.isMapping()
                ? from.entries().stream()
                        .map(e -> new int[] {e.start(), e.end()})
                        .toList()
                : from.items().stream().map(i -> new int[] {i.start(), i.end()}).toList();
        if (parts.size() < 2 && !path.parent().isRoot()) {
            return from.isList() ? Optional.of(replace(from, path.parent(), "[]")) : remove(path.parent());
        }
        int index = path.last() instanceof Integer i ? i : indexOf(from, (String) path.last());
        return Optional.of(from.flow() ? cut(parts, index) : cutLines(from, parts.get(index)));
    }

    private static int indexOf(YamlNode mapping, String key) {
        for (int i = 0; i < mapping.entries().size(); i++) {
            if (mapping.entries().get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException(key);
    }

    private static TextEdit cut(List<int[]> parts, int index) {
        int from = index == 0 ? parts.get(0)[0] : parts.get(index - 1)[1];
        int to = index == 0 && parts.size() > 1 ? parts.get(1)[0] : parts.get(index)[1];
        return new TextEdit(from, to - from, "");
    }

    private TextEdit cutLines(YamlNode holder, int[] part) {
        int from = lineStart(part[0]);
        int to = Math.min(text.length(), lineEnd(part[1]) + 1);
        boolean afterDash = holder.isMapping() && !text.substring(from, part[0]).isBlank();
        if (afterDash) {
            // The first key stands on the line of its item's dash: the next key takes its place.
            int next = to;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return new TextEdit(part[0], next - part[0], "");
        }
        return new TextEdit(from, to - from, "");
    }

    /** A line behind the one that holds an offset. */
    private TextEdit line(int offset, String line) {
        int end = lineEnd(offset);
        return new TextEdit(end, 0, "\n" + line);
    }

    private int column(int offset) {
        return offset - lineStart(offset);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    /** A text as a value on one line: plain where YAML reads it as the same text, else in quotes. */
    static String scalar(String value) {
        boolean plain = value.matches("[A-Za-z0-9_./][A-Za-z0-9_./ @%+=<>()-]*")
                && !value.endsWith(" ")
                && !value.matches("(?i)(null|~|)");
        return plain
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}

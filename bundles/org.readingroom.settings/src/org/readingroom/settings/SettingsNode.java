package org.readingroom.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.readingroom.api.settings.SettingsException;

/**
 * A piece of a settings file as it was written: a mapping, a list, a text or nothing, each with the file and line it
 * stands at. Immutable.
 *
 * <p>Numbers and truth values are texts here; {@link SettingsBinder} gives them their types.
 */
public final class SettingsNode {
    /** What a node holds. */
    private sealed interface Content permits Mapping, Sequence, Scalar {}

    private record Mapping(Map<String, SettingsNode> entries) implements Content {}

    private record Sequence(List<SettingsNode> items) implements Content {}

    /** A text; {@code plain} where it stood without quotes, so that {@code 5} may be a number; null for nothing. */
    private record Scalar(String text, boolean plain) implements Content {}

    private final Place place;
    private final String label;
    private final String within;
    private final Content content;

    private SettingsNode(Place place, String label, String within, Content content) {
        this.place = place;
        this.label = label;
        this.within = within;
        this.content = content;
    }

    /**
     * Reads a YAML file of at most one document, in UTF-8. Duplicate keys, tags, merge keys, aliases by the hundred and
     * files over 1 MB are refused.
     *
     * @throws SettingsException naming file and line
     */
    public static SettingsNode read(Path file) {
        return YamlReader.read(file);
    }

    /**
     * Reads YAML from a text, under the same rules as {@link #read}.
     *
     * @param name what messages call it, such as {@code study.yaml}
     * @throws SettingsException naming it and the line
     */
    public static SettingsNode parse(String name, String yaml) {
        return YamlReader.parse(new Place(name, null, 1), yaml);
    }

    /** Reads YAML that is, or will be, the text of a file: as {@link #read} would, without looking at the file. */
    public static SettingsNode parse(Path file, String yaml) {
        Path folder = file.toAbsolutePath().getParent();
        return YamlReader.parse(new Place(String.valueOf(file.getFileName()), folder, 1), yaml);
    }

    /** A mapping without keys; {@code where} is what messages call it. */
    public static SettingsNode empty(String where) {
        return mapping(new Place(where, null, 0), Map.of());
    }

    /**
     * Settings that come from elsewhere than YAML, such as a command line or JSON.
     *
     * @param where what messages call it
     * @param tree maps with text keys, collections, strings, numbers, booleans, nodes and nulls
     */
    public static SettingsNode of(String where, Object tree) {
        return of(new Place(where, null, 0), tree).relabelled("", "");
    }

    private static SettingsNode of(Place place, Object tree) {
        if (tree instanceof SettingsNode node) {
            return node;
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, SettingsNode> entries = new LinkedHashMap<>();
            map.forEach((k, v) -> entries.put(String.valueOf(k), of(place, v)));
            return mapping(place, entries);
        }
        if (tree instanceof Collection<?> list) {
            return sequence(place, list.stream().map(v -> of(place, v)).toList());
        }
        return scalar(place, tree == null ? null : tree.toString(), !(tree instanceof CharSequence));
    }

    static SettingsNode mapping(Place place, Map<String, SettingsNode> entries) {
        return new SettingsNode(place, "", "", new Mapping(Collections.unmodifiableMap(entries)));
    }

    static SettingsNode sequence(Place place, List<SettingsNode> items) {
        return new SettingsNode(place, "", "", new Sequence(List.copyOf(items)));
    }

    static SettingsNode scalar(Place place, String text, boolean plain) {
        return new SettingsNode(place, "", "", new Scalar(text, plain));
    }

    /** This node at another place: the value of a key is said to stand where its key does. */
    SettingsNode placed(Place newPlace) {
        return new SettingsNode(newPlace, label, within, content);
    }

    /** A mapping without keys in this node's place. */
    SettingsNode emptied() {
        return new SettingsNode(place, label, within, new Mapping(Map.of()));
    }

    /** This node under another name, and its children told so. */
    SettingsNode relabelled(String newLabel, String newWithin) {
        Content told =
                switch (content) {
                    case Scalar s -> s;
                    case Mapping m -> {
                        Map<String, SettingsNode> entries = new LinkedHashMap<>();
                        m.entries().forEach((k, v) -> entries.put(k, v.relabelled(k, newLabel)));
                        yield new Mapping(Collections.unmodifiableMap(entries));
                    }
                    case Sequence s -> {
                        List<SettingsNode> items = new ArrayList<>();
                        for (SettingsNode item : s.items()) {
                            String number = "item " + (items.size() + 1);
                            items.add(item.relabelled(
                                    newLabel.isEmpty() ? number : number + " of " + newLabel, newWithin));
                        }
                        yield new Sequence(Collections.unmodifiableList(items));
                    }
                };
        return new SettingsNode(place, newLabel, newWithin, told);
    }

    /** Whether it is a mapping of keys to values. */
    public boolean isMapping() {
        return content instanceof Mapping;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return content instanceof Sequence;
    }

    /** Whether nothing is written, as in {@code key:} alone. */
    public boolean isNothing() {
        return content instanceof Scalar s && s.text() == null;
    }

    /** Whether it is a text written without quotes. */
    boolean isPlain() {
        return content instanceof Scalar s && s.plain();
    }

    /** The value of a key; empty where there is none, or this is no mapping. */
    public Optional<SettingsNode> get(String key) {
        return content instanceof Mapping m ? Optional.ofNullable(m.entries().get(key)) : Optional.empty();
    }

    /** The keys of a mapping in the order written; none for anything else. */
    public List<String> keys() {
        return content instanceof Mapping m ? List.copyOf(m.entries().keySet()) : List.of();
    }

    /** The items of a list; a mapping or text alone counts as a list of one, nothing as an empty one. */
    public List<SettingsNode> items() {
        if (content instanceof Sequence s) {
            return s.items();
        }
        return isNothing() ? List.of() : List.of(this);
    }

    /**
     * The text of a scalar, as written.
     *
     * @throws SettingsException where it is a mapping, a list or nothing
     */
    public String text() {
        if (content instanceof Scalar s && s.text() != null) {
            return s.text();
        }
        throw new SettingsException(where() + ": " + name() + " is a single value, not " + found());
    }

    /** File and line, such as {@code study.yaml:12}. */
    public String where() {
        return place.toString();
    }

    /** The 1-based line; 0 where it came from no file. */
    public int line() {
        return place.line();
    }

    /** The folder that relative paths start from: the file's own. */
    public Optional<Path> folder() {
        return Optional.ofNullable(place.folder());
    }

    /** The key or item it is the value of, such as {@code train} or {@code item 2 of arms}; empty for the whole. */
    public String label() {
        return label;
    }

    /** For messages: {@code 'epochs' in train}. */
    String name() {
        if (label.isEmpty()) {
            return "this";
        }
        String own = label.startsWith("item ") && label.contains(" of ") ? label : "'" + label + "'";
        return within.isEmpty() ? own : own + " in " + within;
    }

    /** For messages: what stands here, in a few words. */
    String found() {
        return switch (content) {
            case Mapping m -> m.entries().isEmpty() ? "an empty mapping" : "a mapping of keys";
            case Sequence s -> "a list";
            case Scalar s when s.text() == null -> "nothing";
            case Scalar s -> "'" + (s.text().length() > 60 ? s.text().substring(0, 57) + "..." : s.text()) + "'";
        };
    }

    /** This mapping without a key; this where it has none. */
    public SettingsNode without(String key) {
        if (!(content instanceof Mapping m) || !m.entries().containsKey(key)) {
            return this;
        }
        Map<String, SettingsNode> entries = new LinkedHashMap<>(m.entries());
        entries.remove(key);
        return new SettingsNode(place, label, within, new Mapping(Collections.unmodifiableMap(entries)));
    }

    /** This mapping with a key set to a value. */
    public SettingsNode with(String key, SettingsNode value) {
        if (!(content instanceof Mapping m)) {
            throw new SettingsException(where() + ": " + name() + " should be a mapping of keys, not " + found());
        }
        Map<String, SettingsNode> entries = new LinkedHashMap<>(m.entries());
        entries.put(key, value);
        return new SettingsNode(place, label, within, new Mapping(Collections.unmodifiableMap(entries)));
    }

    /** This list with each item changed; this where it is no list. */
    public SettingsNode mapItems(UnaryOperator<SettingsNode> change) {
        if (!(content instanceof Sequence s)) {
            return this;
        }
        return new SettingsNode(
                place,
                label,
                within,
                new Sequence(s.items().stream().map(change).toList()));
    }

    /**
     * This with changes laid over it: mappings merge key by key and deeply, everything else (lists too) is replaced. It
     * stands where the changes stand.
     */
    public SettingsNode overlaid(SettingsNode changes) {
        if (!(content instanceof Mapping mine) || !(changes.content instanceof Mapping theirs)) {
            return changes;
        }
        Map<String, SettingsNode> entries = new LinkedHashMap<>(mine.entries());
        theirs.entries().forEach((k, v) -> entries.merge(k, v, SettingsNode::overlaid));
        return new SettingsNode(changes.place, changes.label, changes.within, new Mapping(entries))
                .relabelled(changes.label, changes.within);
    }

    /** Whether the other holds the same, wherever it stands. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SettingsNode n && content.equals(n.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** What it holds, without places. */
    @Override
    public String toString() {
        return switch (content) {
            case Mapping m -> m.entries().toString();
            case Sequence s -> s.items().toString();
            case Scalar s -> String.valueOf(s.text());
        };
    }
}

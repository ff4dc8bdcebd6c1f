package org.readingroom.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.SettingsException;

/**
 * Writes settings as a tree of maps, lists, strings, longs, doubles and booleans: the canonical form that digests and
 * identities are made of. Maps and sets are sorted; empty optionals are left out; a {@link Root} is its name alone,
 * never a folder of one machine.
 */
public final class SettingsWriter {
    private final Optional<Path> base;
    private final boolean all;

    private SettingsWriter(Optional<Path> base, boolean all) {
        this.base = base;
        this.all = all;
    }

    /** A record as a tree; paths as they are, with {@code /}. */
    public static Map<String, Object> write(Record settings) {
        return new SettingsWriter(Optional.empty(), true).record(settings);
    }

    /** A record as a tree; paths relative to a folder (the study's), so that moving it changes nothing. */
    public static Map<String, Object> write(Record settings, Path base) {
        return new SettingsWriter(Optional.of(base.toAbsolutePath().normalize()), true).record(settings);
    }

    /** A record as a tree, without the settings that results do not rest on ({@code identity = false}). */
    public static Map<String, Object> identity(Record settings) {
        return new SettingsWriter(Optional.empty(), false).record(settings);
    }

    /** The files that a record names, by key; those of nested records are left out. */
    public static Map<String, Path> paths(Record settings) {
        Map<String, Path> paths = new TreeMap<>();
        for (SettingModel model : SettingModel.of(settings.getClass())) {
            if (unwrapped(model.valueIn(settings)) instanceof Path path) {
                paths.put(model.key(), path);
            }
        }
        return paths;
    }

    /** A node as a tree: texts without quotes that are numbers, true or false become such. */
    public static Object write(SettingsNode node) {
        if (node.isNothing()) {
            throw new SettingsException(
                    node.where() + ": " + node.name() + " has no value; give one or remove the key");
        }
        if (node.isMapping()) {
            Map<String, Object> tree = new TreeMap<>();
            for (String key : node.keys()) {
                node.get(key).filter(v -> !v.isNothing()).ifPresent(v -> tree.put(key, write(v)));
            }
            return tree;
        }
        return node.isList() ? node.items().stream().map(SettingsWriter::write).toList() : ScalarBinder.plain(node);
    }

    private Map<String, Object> record(Record settings) {
        Map<String, Object> tree = new TreeMap<>();
        for (SettingModel model : SettingModel.of(settings.getClass())) {
            Object value = unwrapped(model.valueIn(settings));
            boolean part = all || model.setting() == null || model.setting().identity();
            if (value != null && part) {
                tree.put(model.key(), value(value));
            }
        }
        return tree;
    }

    /** What an optional holds, null where it is empty; anything else as it is. */
    private static Object unwrapped(Object value) {
        if (value instanceof Optional<?> o) {
            return o.orElse(null);
        }
        if (value instanceof OptionalInt o) {
            return o.isPresent() ? o.getAsInt() : null;
        }
        return value instanceof OptionalDouble o ? o.isPresent() ? o.getAsDouble() : null : value;
    }

    private Object value(Object value) {
        return switch (value) {
            case Integer i -> i.longValue();
            case Enum<?> e -> SettingModel.word(e);
            case Path p -> path(p);
            case Root r -> r.name();
            case PluginChoice c -> choice(c);
            case SettingsNode n -> write(n);
            case Record r -> record(r);
            case Set<?> s -> sorted(s);
            case Collection<?> c -> c.stream().map(this::value).toList();
            case Map<?, ?> m -> map(m);
            default -> value;
        };
    }

    private Object choice(PluginChoice choice) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("id", choice.id());
        for (String key : choice.settings().keys()) {
            choice.settings().get(key).filter(v -> !v.isNothing()).ifPresent(v -> tree.put(key, write(v)));
        }
        return tree;
    }

    private Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> tree = new TreeMap<>();
        map.forEach((k, v) -> tree.put((String) k, value(v)));
        return tree;
    }

    private List<Object> sorted(Set<?> set) {
        List<Object> values = new ArrayList<>();
        set.forEach(v -> values.add(value(v)));
        values.sort((a, b) -> a.toString().compareTo(b.toString()));
        return values;
    }

    private String path(Path path) {
        Path shown = path;
        if (base.isPresent()
                && path.isAbsolute()
                && path.getRoot().equals(base.get().getRoot())) {
            shown = base.get().relativize(path.normalize());
        }
        return shown.toString().replace('\\', '/');
    }
}

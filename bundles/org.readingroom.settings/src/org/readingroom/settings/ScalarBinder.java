package org.readingroom.settings;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/** Gives single values their types. */
final class ScalarBinder {
    private static final String NUMBER = "[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?";
    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Path> roots;

    ScalarBinder(Map<String, Path> roots) {
        this.roots = roots;
    }

    /** A value that is not what its setting takes. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SettingsNode where;

        Refused(SettingsNode where, String message) {
            super(message, null, false, false);
            this.where = where;
        }

        SettingsNode where() {
            return where;
        }
    }

    Object bind(SettingModel model, Class<?> raw, SettingsNode node) {
        if (raw == PluginChoice.class) {
            return choice(node);
        }
        if (raw.isEnum()) {
            String word = oneOf(SettingModel.words(raw), node);
            return raw.getEnumConstants()[SettingModel.words(raw).indexOf(word)];
        }
        if (raw == String.class) {
            boolean any = model.setting() == null || model.setting().choices().length == 0;
            return any
                    ? text(node, "text")
                    : oneOf(Arrays.asList(model.setting().choices()), node);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return truth(node);
        }
        if (raw == Path.class) {
            return path(node);
        }
        if (raw == Root.class) {
            return root(node);
        }
        return number(model.setting(), raw, node);
    }

    private static Object number(Setting setting, Class<?> raw, SettingsNode node) {
        boolean whole = raw != double.class && raw != Double.class && raw != OptionalDouble.class;
        String wanted = whole ? "a whole number" : "a number";
        String text = text(node, wanted);
        if (text.length() > LONGEST_NUMBER || !text.matches(NUMBER)) {
            throw wrong(node, wanted);
        }
        double value = Double.parseDouble(text.replace("_", ""));
        checkRange(setting, value, node);
        if (!whole) {
            if (Double.isInfinite(value)) {
                throw wrong(node, "a number a computer can hold");
            }
            return raw == OptionalDouble.class ? OptionalDouble.of(value) : (Object) value;
        }
        boolean wide = raw == long.class || raw == Long.class;
        if (Math.abs(value) > 1e19) {
            throw wrong(node, "a whole number of at most " + (wide ? "64" : "32") + " bits");
        }
        return whole(new BigDecimal(text.replace("_", "")), raw, wide, node);
    }

    private static Object whole(BigDecimal exact, Class<?> raw, boolean wide, SettingsNode node) {
        if (exact.stripTrailingZeros().scale() > 0) {
            throw wrong(node, "a whole number");
        }
        try {
            if (wide) {
                return exact.longValueExact();
            }
            int value = exact.intValueExact();
            return raw == OptionalInt.class ? OptionalInt.of(value) : (Object) value;
        } catch (ArithmeticException e) {
            throw wrong(node, "a whole number of at most " + (wide ? "64" : "32") + " bits");
        }
    }

    private static void checkRange(Setting setting, double value, SettingsNode node) {
        if (setting == null || value >= setting.min() && value <= setting.max()) {
            return;
        }
        String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
        String from = SettingDescription.number(setting.min()) + unit;
        String to = SettingDescription.number(setting.max()) + unit;
        boolean below = Double.isInfinite(setting.min());
        boolean above = Double.isInfinite(setting.max());
        throw wrong(node, below ? "at most " + to : above ? "at least " + from : "between " + from + " and " + to);
    }

    private static Boolean truth(SettingsNode node) {
        return switch (text(node, "true or false").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(node, "true or false");
        };
    }

    private static String oneOf(List<String> words, SettingsNode node) {
        String wanted = "one of " + String.join(", ", words);
        String word = text(node, wanted);
        if (!words.contains(word)) {
            throw new Refused(
                    node, node.name() + " is " + wanted + "; not " + node.found() + Nearest.hint(word, words));
        }
        return word;
    }

    private static Path path(SettingsNode node) {
        String text = text(node, "the path of a file");
        try {
            Path path = Path.of(text);
            return node.folder().map(folder -> folder.resolve(path).normalize()).orElse(path);
        } catch (InvalidPathException e) {
            throw new Refused(node, node.name() + " is no path: " + e.getMessage());
        }
    }

    private Root root(SettingsNode node) {
        String name = text(node, "the name of a root");
        Path folder = roots.get(name);
        if (folder == null) {
            String given = roots.isEmpty() ? "" : " (given: " + String.join(", ", new TreeSet<>(roots.keySet())) + ")";
            throw new Refused(
                    node,
                    "no folder is given for root '" + name + "'; add --root " + name + "=DIR" + given
                            + Nearest.hint(name, roots.keySet()));
        }
        if (!Files.isDirectory(folder)) {
            throw new Refused(
                    node,
                    "root '" + name + "' is at " + folder + ", where there is no folder; correct --root " + name
                            + "=DIR");
        }
        return new Root(name, folder.toAbsolutePath().normalize());
    }

    private static PluginChoice choice(SettingsNode node) {
        if (!node.isMapping()) {
            return new PluginChoice(text(node, "a plugin's id, or a mapping of its id and settings"), node.emptied());
        }
        SettingsNode id = node.get("id").orElseThrow(() -> {
            String in = node.label().isEmpty() ? "" : " in " + node.label();
            return new Refused(node, "the key 'id' is missing" + in + ": it says which plugin is meant");
        });
        return new PluginChoice(text(id, "a plugin's id"), node.without("id"));
    }

    /** A scalar as what it looks like: a long, a double, a boolean, else its text. */
    static Object plain(SettingsNode node) {
        String text = node.text();
        if (!node.isPlain() || text.length() > LONGEST_NUMBER) {
            return text;
        }
        if (text.matches("(?i)true|false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("[-+]?(0|[1-9][0-9]{0,17})")) {
            return Long.valueOf(text);
        }
        return text.matches(NUMBER) ? (Object) Double.valueOf(text.replace("_", "")) : text;
    }

    private static String text(SettingsNode node, String wanted) {
        if (node.isMapping() || node.isList() || node.isNothing()) {
            throw wrong(node, wanted);
        }
        return node.text();
    }

    private static Refused wrong(SettingsNode node, String wanted) {
        return new Refused(node, node.name() + " is " + wanted + ", not " + node.found());
    }
}

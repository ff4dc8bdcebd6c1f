package org.readingroom.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one setting: for help, the reference page, forms and content assist.
 *
 * @param key as written in YAML
 * @param kind what a form shows for it
 * @param type in words, such as {@code list of whole numbers}
 * @param doc what it does
 * @param def the default as written in YAML; empty where it has none
 * @param unit of a number; empty for none
 * @param min the least number allowed
 * @param max the greatest number allowed
 * @param choices the words allowed, of an enum too; none: any
 * @param required whether it must be given
 * @param position on a command line the 0-based position of an argument without a name; -1 for an option
 * @param children the settings of the record it is, or holds many of; else empty
 */
public record SettingDescription(
        String key,
        Kind kind,
        String type,
        String doc,
        Optional<String> def,
        String unit,
        OptionalDouble min,
        OptionalDouble max,
        List<String> choices,
        boolean required,
        int position,
        List<SettingDescription> children) {
    /** What a setting holds. */
    public enum Kind {
        TEXT("text", "texts"),
        WHOLE("whole number", "whole numbers"),
        NUMBER("number", "numbers"),
        TRUTH("true or false", "true or false"),
        CHOICE("one of", "words of"),
        PATH("path", "paths"),
        ROOT("root", "roots"),
        PLUGIN("plugin", "plugins"),
        SETTINGS("settings", "settings"),
        ANY("any value", "any values"),
        LIST("list of", "lists of"),
        SET("set of", "sets of"),
        MAP("names to", "mappings of names to");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String word(boolean plural) {
            return plural ? many : one;
        }
    }

    public SettingDescription {
        choices = List.copyOf(choices);
        children = List.copyOf(children);
    }

    /** The allowed range in words, such as {@code 0 to 1} or {@code at least 1}; empty where any number goes. */
    public String range() {
        if (min.isPresent() && max.isPresent()) {
            return number(min.getAsDouble()) + " to " + number(max.getAsDouble());
        }
        return min.isPresent()
                ? "at least " + number(min.getAsDouble())
                : max.isPresent() ? "at most " + number(max.getAsDouble()) : "";
    }

    /** A number without a needless fraction. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? BigDecimal.valueOf((long) value).toPlainString() : Double.toString(value);
    }
}

package org.readingroom.ui.internal.form;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.settings.SettingDescription;

/** What is said of a setting besides its key. */
final class FieldHint {
    private FieldHint() {}

    /** Documentation, type, range, unit and default: what the tooltip says. */
    static String full(SettingDescription setting) {
        List<String> parts = new ArrayList<>();
        if (!setting.doc().isEmpty()) {
            parts.add(setting.doc());
        }
        String range = setting.range().isEmpty() ? "" : ", " + setting.range();
        String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
        parts.add(sentence(setting.type()) + range + unit + "."
                + (setting.required() ? " Required." : "")
                + setting.def().map(d -> " Default: " + shown(d) + ".").orElse(""));
        return String.join("\n", parts);
    }

    /** The default as an empty field shows it. */
    static String empty(SettingDescription setting) {
        return setting.def()
                .filter(d -> !d.isBlank())
                .orElse(setting.required() ? "required" : setting.def().isPresent() ? "" : "not set");
    }

    /** Unit and range, beside the field. */
    static String beside(SettingDescription setting) {
        // A range of one value is no help.
        String range = setting.range().replaceFirst("^(\\S+) to \\1$", "");
        return setting.unit().isEmpty() ? range : range.isEmpty() ? setting.unit() : setting.unit() + ", " + range;
    }

    private static String shown(String def) {
        return def.isBlank() ? "empty" : def;
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package org.readingroom.ui.internal.study;

import org.readingroom.settings.SettingDescription;

/** What a setting is, in words: for hovers, proposals and tooltips. */
final class SettingText {
    private SettingText() {}

    /** A paragraph of what it does, then what it takes. */
    static String of(SettingDescription d) {
        StringBuilder text = new StringBuilder(d.key()).append(": ").append(d.type());
        if (!d.unit().isEmpty()) {
            text.append(", in ").append(d.unit());
        }
        if (!d.range().isEmpty()) {
            text.append(", ").append(d.range());
        }
        text.append('\n');
        if (!d.doc().isEmpty()) {
            text.append('\n').append(d.doc()).append('\n');
        }
        text.append('\n').append(defaultOf(d));
        return text.toString();
    }

    private static String defaultOf(SettingDescription d) {
        if (d.required()) {
            return "Must be given.";
        }
        return d.def()
                .filter(def -> !def.isBlank())
                .map(def -> "Default: " + (def.equals("{}") ? "those of its own keys" : def))
                .orElse("May be left out.");
    }
}

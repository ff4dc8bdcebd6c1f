package org.readingroom.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;

/** Words of {@code --help} for one setting. */
final class SettingHelp {
    private SettingHelp() {}

    /** What it does, its range, its choices and its default, in that order. */
    static String of(SettingDescription s) {
        List<String> facts = new ArrayList<>();
        if (!s.unit().isEmpty()) {
            facts.add("in " + s.unit());
        }
        if (!s.range().isEmpty()) {
            facts.add(s.range());
        }
        if (!s.choices().isEmpty()) {
            facts.add("one of " + String.join(", ", s.choices()));
        }
        if (s.kind() == Kind.LIST || s.kind() == Kind.SET || s.kind() == Kind.MAP) {
            facts.add("may be repeated");
        }
        s.def()
                .filter(def -> !List.of("", "{}", "[]", "false").contains(def))
                .ifPresent(def -> facts.add("default " + def));
        return facts.isEmpty() ? s.doc() : s.doc() + " (" + String.join("; ", facts) + ")";
    }

    /** The placeholder of its value. */
    static String value(SettingDescription s) {
        return switch (s.kind()) {
            case WHOLE, NUMBER -> "N";
            case PATH -> "PATH";
            case MAP -> "NAME=" + (s.key().contains("root") ? "DIR" : "VALUE");
            case CHOICE -> "WORD";
            default -> s.key().toUpperCase(Locale.ROOT);
        };
    }
}

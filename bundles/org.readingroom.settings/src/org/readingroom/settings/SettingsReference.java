package org.readingroom.settings;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingDescription.Kind;

/** Describes the settings that a record takes, from the same walk that binds it. */
public final class SettingsReference {
    private SettingsReference() {}

    /**
     * The settings of a record in order. A record that holds itself is described once; the inner one has no children.
     *
     * @throws org.readingroom.api.settings.SettingsException where a component has a type that settings cannot have
     */
    public static List<SettingDescription> of(Class<? extends Record> type) {
        return of(type, List.of(type));
    }

    private static List<SettingDescription> of(Class<? extends Record> type, List<Class<?>> outer) {
        return SettingModel.of(type).stream()
                .map(model -> describe(model, outer))
                .toList();
    }

    private static SettingDescription describe(SettingModel model, List<Class<?>> outer) {
        Setting s = model.setting();
        Type type = unwrapped(model.type());
        Class<?> innermost = innermost(type);
        List<String> choices =
                innermost.isEnum() ? SettingModel.words(innermost) : s == null ? List.of() : Arrays.asList(s.choices());
        return new SettingDescription(
                model.key(),
                kind(type, choices),
                words(type, choices, false),
                s == null ? "" : s.value(),
                model.def(),
                s == null ? "" : s.unit(),
                finite(s == null ? Double.NEGATIVE_INFINITY : s.min()),
                finite(s == null ? Double.POSITIVE_INFINITY : s.max()),
                choices,
                model.required(),
                s == null ? -1 : s.position(),
                children(innermost, outer));
    }

    private static List<SettingDescription> children(Class<?> innermost, List<Class<?>> outer) {
        boolean settings = kind(innermost, List.of()) == Kind.SETTINGS;
        if (!settings || outer.contains(innermost)) {
            return List.of();
        }
        List<Class<?>> path = new ArrayList<>(outer);
        path.add(innermost);
        return of(innermost.asSubclass(Record.class), path);
    }

    private static Kind kind(Type type, List<String> choices) {
        Class<?> raw = SettingModel.raw(type);
        if (raw == List.class) {
            return Kind.LIST;
        }
        if (raw == Set.class) {
            return Kind.SET;
        }
        if (raw == Map.class) {
            return Kind.MAP;
        }
        if (raw.isEnum() || raw == String.class) {
            return choices.isEmpty() ? Kind.TEXT : Kind.CHOICE;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Kind.TRUTH;
        }
        if (raw == Path.class) {
            return Kind.PATH;
        }
        if (raw == Root.class) {
            return Kind.ROOT;
        }
        return number(raw);
    }

    private static Kind number(Class<?> raw) {
        if (raw == double.class || raw == Double.class || raw == OptionalDouble.class) {
            return Kind.NUMBER;
        }
        if (raw == PluginChoice.class) {
            return Kind.PLUGIN;
        }
        if (raw == SettingsNode.class) {
            return Kind.ANY;
        }
        return raw.isRecord() ? Kind.SETTINGS : Kind.WHOLE;
    }

    private static String words(Type type, List<String> choices, boolean plural) {
        Kind kind = kind(type, choices);
        String word = kind.word(plural);
        return switch (kind) {
            case LIST, SET, MAP -> word + " " + words(SettingModel.held(type), choices, kind != Kind.MAP);
            case CHOICE -> word + " " + String.join(", ", choices);
            default -> word;
        };
    }

    private static Type unwrapped(Type type) {
        return SettingModel.raw(type) == Optional.class ? SettingModel.held(type) : type;
    }

    private static Class<?> innermost(Type type) {
        Class<?> raw = SettingModel.raw(type);
        return SettingModel.isContainer(raw) ? innermost(SettingModel.held(type)) : raw;
    }

    private static OptionalDouble finite(double bound) {
        return Double.isInfinite(bound) ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }
}

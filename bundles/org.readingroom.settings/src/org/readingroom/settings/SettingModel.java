package org.readingroom.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.settings.SettingsException;

/**
 * One component of a settings record: what binding, writing and describing all walk over.
 *
 * @param owner the record it belongs to
 * @param component the component
 * @param setting its annotation; null where it has none
 */
record SettingModel(Class<? extends Record> owner, RecordComponent component, Setting setting) {
    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class,
            Path.class,
            Root.class,
            PluginChoice.class,
            SettingsNode.class,
            OptionalInt.class,
            OptionalDouble.class);

    /**
     * The components of a record in order.
     *
     * @throws SettingsException where one has a type that settings cannot have, or two have one key: the plugin's
     *     defect
     */
    static List<SettingModel> of(Class<? extends Record> type) {
        List<SettingModel> models = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            SettingModel model = new SettingModel(type, component, component.getAnnotation(Setting.class));
            model.checkType(component.getGenericType());
            if (models.stream().anyMatch(m -> m.key().equals(model.key()))) {
                throw new SettingsException(
                        "two settings of " + type.getName() + " have the key '" + model.key() + "'");
            }
            models.add(model);
        }
        return models;
    }

    String key() {
        return setting == null || setting.key().isEmpty() ? kebab(component.getName()) : setting.key();
    }

    Type type() {
        return component.getGenericType();
    }

    Optional<String> def() {
        return setting == null || setting.def().equals(Setting.NONE) ? Optional.empty() : Optional.of(setting.def());
    }

    boolean required() {
        return def().isEmpty() && !isOptional(component.getType());
    }

    /** Its value in a record. */
    Object valueIn(Record owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new SettingsException(
                    "setting '" + key() + "' of " + owner.getClass().getName() + " cannot be read: " + e, e);
        }
    }

    static boolean isOptional(Class<?> raw) {
        return raw == Optional.class || raw == OptionalInt.class || raw == OptionalDouble.class;
    }

    /** The class of a type, its parameters left off. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : Object.class;
    }

    /** The parameter that says what an Optional, List, Set or Map holds. */
    static Type held(Type type) {
        Type[] parameters =
                type instanceof ParameterizedType p ? p.getActualTypeArguments() : new Type[] {Object.class};
        return parameters[parameters.length - 1];
    }

    static boolean isContainer(Class<?> raw) {
        return raw == Optional.class || raw == List.class || raw == Set.class || raw == Map.class;
    }

    /** The words of an enum as settings write them. */
    static List<String> words(Class<?> enumType) {
        List<String> words = new ArrayList<>();
        for (Object constant : enumType.getEnumConstants()) {
            words.add(word((Enum<?>) constant));
        }
        return words;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private void checkType(Type type) {
        Class<?> raw = raw(type);
        boolean textKeys = raw != Map.class
                || type instanceof ParameterizedType p && p.getActualTypeArguments()[0] == String.class;
        if (isContainer(raw) && textKeys) {
            checkType(held(type));
        } else if (!LEAVES.contains(raw) && !raw.isEnum() && !raw.isRecord()) {
            throw new SettingsException("setting '" + key() + "' of " + owner.getName() + " is of type "
                    + type.getTypeName() + ", which settings cannot have; the plugin's author has to change it");
        }
    }
}

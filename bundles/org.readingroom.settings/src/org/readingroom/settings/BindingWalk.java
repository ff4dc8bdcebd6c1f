package org.readingroom.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.SettingsException;

/**
 * One binding, with what it has found wrong so far. A value that could not be bound is null, and its problem is listed.
 */
final class BindingWalk {
    private final List<String> problems = new ArrayList<>();
    private final ScalarBinder scalars;

    BindingWalk(ScalarBinder scalars) {
        this.scalars = scalars;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Object record(Class<?> type, SettingsNode node) {
        if (!node.isMapping()) {
            return problem(node, node.name() + " is a mapping of keys to values, not " + node.found());
        }
        List<SettingModel> models = SettingModel.of(type.asSubclass(Record.class));
        int before = problems.size();
        findUnknownKeys(models, node);
        Object[] values = new Object[models.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(models.get(i), node);
        }
        return problems.size() == before ? construct(type, values, node) : null;
    }

    private void findUnknownKeys(List<SettingModel> models, SettingsNode node) {
        List<String> allowed = models.stream().map(SettingModel::key).toList();
        for (String key : node.keys()) {
            if (!allowed.contains(key)) {
                SettingsNode value = node.get(key).orElseThrow();
                String list = allowed.isEmpty() ? "no key is allowed here" : "Allowed: " + String.join(", ", allowed);
                String hint = Nearest.hint(key, allowed);
                String after = allowed.isEmpty() ? "; " : hint.isEmpty() ? ". " : hint + " ";
                problem(value, "unknown key " + value.name() + after + list);
            }
        }
    }

    private Object component(SettingModel model, SettingsNode node) {
        Optional<SettingsNode> written = node.get(model.key());
        if (written.isPresent()) {
            return value(model, model.type(), written.get());
        }
        if (model.def().isPresent()) {
            return value(model, model.type(), defaultOf(model, node));
        }
        if (!model.required()) {
            return nothing(SettingModel.raw(model.type()));
        }
        String in = node.label().isEmpty() ? "" : " in " + node.label();
        String doc = model.setting() == null ? "" : ": " + model.setting().value();
        return problem(node, "the key '" + model.key() + "' is missing" + in + doc);
    }

    private static SettingsNode defaultOf(SettingModel model, SettingsNode node) {
        String def = model.def().orElseThrow();
        Place place = new Place(node.where() + ": default", node.folder().orElse(null), 0);
        SettingsNode value = def.isBlank()
                ? SettingsNode.scalar(place, def, false)
                : YamlReader.parse(place, "v: " + def).get("v").orElseThrow();
        return value.placed(place).relabelled(model.key(), node.label());
    }

    private Object value(SettingModel model, Type type, SettingsNode node) {
        Class<?> raw = SettingModel.raw(type);
        if (node.isNothing() && SettingModel.isOptional(raw)) {
            return nothing(raw);
        }
        if (raw == SettingsNode.class) {
            return node;
        }
        if (node.isNothing()) {
            return problem(node, node.name() + " has no value; give one or remove the key");
        }
        if (raw == Optional.class) {
            Object held = value(model, SettingModel.held(type), node);
            return held == null ? null : Optional.of(held);
        }
        if (raw == List.class || raw == Set.class) {
            return many(model, SettingModel.held(type), raw == Set.class, node);
        }
        if (raw == Map.class) {
            return map(model, SettingModel.held(type), node);
        }
        if (raw.isRecord() && raw != Root.class && raw != PluginChoice.class) {
            return record(raw, node);
        }
        try {
            return scalars.bind(model, raw, node);
        } catch (ScalarBinder.Refused e) {
            return problem(e.where(), e.getMessage());
        }
    }

    private Object many(SettingModel model, Type held, boolean distinct, SettingsNode node) {
        List<Object> values = new ArrayList<>();
        int before = problems.size();
        for (SettingsNode item : node.items()) {
            Object value = value(model, held, item);
            if (distinct && value != null && values.contains(value)) {
                problem(item, item.name() + " is there twice: " + item.found());
            }
            values.add(value);
        }
        if (problems.size() > before) {
            return null;
        }
        return distinct ? Collections.unmodifiableSet(new LinkedHashSet<>(values)) : List.copyOf(values);
    }

    private Object map(SettingModel model, Type held, SettingsNode node) {
        if (!node.isMapping()) {
            return problem(node, node.name() + " is a mapping of keys to values, not " + node.found());
        }
        int before = problems.size();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : node.keys()) {
            values.put(key, value(model, held, node.get(key).orElseThrow()));
        }
        return problems.size() > before ? null : Collections.unmodifiableMap(values);
    }

    private static Object nothing(Class<?> raw) {
        if (raw == OptionalInt.class) {
            return OptionalInt.empty();
        }
        return raw == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
    }

    private Object construct(Class<?> type, Object[] values, SettingsNode node) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return refusedByConstructor(type, e.getCause(), node);
        } catch (ReflectiveOperationException e) {
            throw new SettingsException("settings record " + type.getName() + " cannot be made: " + e, e);
        }
    }

    private Object refusedByConstructor(Class<?> type, Throwable why, SettingsNode node) {
        if (why instanceof Error error) {
            throw error;
        }
        String in = node.label().isEmpty() ? "" : node.label() + ": ";
        boolean meant = why instanceof IllegalArgumentException || why instanceof ReadingRoomException;
        return problem(
                meant ? blamed(node, why.getMessage()) : node,
                in + (meant ? why.getMessage() : "the settings were refused by " + type.getName() + ": " + why));
    }

    /** The key that a refusal opens with, where it is one of the mapping's, so that its line is given. */
    private static SettingsNode blamed(SettingsNode node, String message) {
        String first = message == null ? "" : message.split("[ :]", 2)[0];
        return node.isMapping() ? node.get(first).orElse(node) : node;
    }

    private Object problem(SettingsNode node, String what) {
        problems.add(node.where() + ": " + what);
        return null;
    }
}

package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Availability;
import org.readingroom.api.Plugin;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/**
 * What every plugin promises: a well-formed id, a service in prototype scope, settings that can be bound, and a quick
 * answer to whether it is available.
 *
 * @param <S> its settings
 * @param <P> its contract
 */
public abstract class PluginContractTest<S extends Record, P extends Plugin<S>> {
    /** The plugin under test, a new one. */
    protected abstract P plugin();

    /** The contract that it is a service of, such as {@code ModelPlugin.class}. */
    protected abstract Class<?> contract();

    /** Its annotations, those for the build included. */
    protected final Map<String, Object> annotation(String type) {
        Map<String, Object> found = ClassFileAnnotations.of(plugin().getClass()).get(type);
        assertNotNull(found, plugin().getClass().getName() + " carries @" + type);
        return found;
    }

    /** The id that its {@code @PluginId} gives. */
    protected final String pluginId() {
        return (String) annotation("org.readingroom.api.PluginId").get("id");
    }

    @Test
    void idLabelAndVersionAreWellFormed() {
        Map<String, Object> id = annotation("org.readingroom.api.PluginId");
        String label = (String) id.get("label");
        assertAll(
                () -> assertTrue(pluginId().matches("[a-z0-9]+(-[a-z0-9]+)*"), "id '" + pluginId() + "'"),
                () -> assertTrue(!label.isBlank() && !label.contains("\n"), "label '" + label + "' is one line"),
                () -> assertFalse(((String) id.getOrDefault("version", "1.0.0")).isBlank(), "version"));
    }

    @Test
    void isAServiceOfItsContractInPrototypeScope() {
        Map<String, Object> component = annotation("org.osgi.service.component.annotations.Component");
        assertAll(
                () -> assertTrue(
                        contract().isInstance(plugin()),
                        "implements " + contract().getName()),
                () -> assertEquals(List.of(contract().getName()), component.get("service"), "@Component(service)"),
                () -> assertEquals("PROTOTYPE", component.get("scope"), "@Component(scope)"));
    }

    @Test
    void canBeMadeByTheFramework() throws ReflectiveOperationException {
        Class<?> type = plugin().getClass();
        assertTrue(Modifier.isPublic(type.getModifiers()), type.getName() + " is public");
        assertTrue(
                Arrays.stream(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0),
                type.getName() + " has a public constructor without parameters");
        assertNotNull(type.getConstructor().newInstance());
    }

    @Test
    void availabilityIsQuickAndSteady() {
        Availability first = assertTimeout(Duration.ofSeconds(2), () -> plugin().availability());
        assertEquals(first, plugin().availability(), "availability asked twice");
    }

    @Test
    void everySettingIsDescribed() {
        Class<S> type = plugin().settingsType();
        assertTrue(Modifier.isPublic(type.getModifiers()), type.getName() + " is public, so that it can be bound");
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            String name = type.getSimpleName() + "." + component.getName();
            assertNotNull(setting, name + " carries @Setting");
            assertFalse(setting.value().isBlank(), name + " is documented");
            assertTrue(setting.min() <= setting.max(), name + ": least and greatest value");
        }
    }

    @Test
    void defaultsBind() {
        Class<S> type = plugin().settingsType();
        long required = Arrays.stream(type.getRecordComponents())
                .filter(PluginContractTest::required)
                .count();
        SettingsBinder.Bound<S> bound =
                new SettingsBinder(Map.of()).check(type, SettingsNode.empty(type.getSimpleName()));
        assertEquals(required, bound.problems().size(), "problems besides missing settings: " + bound.problems());
        assertEquals(required == 0, bound.value().isPresent(), "defaults alone bind where nothing is required");
    }

    /** The settings that a plugin has when a study gives none. */
    protected final S defaults() {
        Class<S> type = plugin().settingsType();
        return new SettingsBinder(Map.of()).bind(type, SettingsNode.empty(type.getSimpleName()));
    }

    private static boolean required(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        boolean none = setting == null || setting.def().equals(Setting.NONE);
        return none
                && !List.of(Optional.class, OptionalInt.class, OptionalDouble.class)
                        .contains(component.getType());
    }
}

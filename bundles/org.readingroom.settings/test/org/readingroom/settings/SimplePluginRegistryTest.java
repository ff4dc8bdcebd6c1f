package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Plugin;
import org.readingroom.api.PluginException;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.settings.fixture.GoodMetric;

class SimplePluginRegistryTest {
    private static PluginRegistry with(Supplier<? extends Plugin<?>> maker) {
        return SimplePluginRegistry.builder()
                .add(PluginKind.METRIC, "dice", "Dice", maker)
                .build();
    }

    private static String failureOf(PluginRegistry registry, String id) {
        return assertThrows(PluginException.class, () -> registry.open(PluginKind.METRIC, id, MetricPlugin.class))
                .getMessage();
    }

    private static PluginException failureOfCall(Throwable thrown) {
        try (PluginHandle<MetricPlugin> handle =
                with(GoodMetric::new).open(PluginKind.METRIC, "dice", MetricPlugin.class)) {
            return assertThrows(
                    PluginException.class,
                    () -> handle.call(m -> SimplePluginRegistryTest.<Object, Error>fail(thrown)));
        }
    }

    @SuppressWarnings("unchecked")
    private static <R, E extends Throwable> R fail(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aPluginIsMadeAnewForEachUse() {
        PluginRegistry registry = with(GoodMetric::new);
        try (PluginHandle<MetricPlugin> one = registry.open(PluginKind.METRIC, "dice", MetricPlugin.class);
                PluginHandle<MetricPlugin> two = registry.open(PluginKind.METRIC, "dice", MetricPlugin.class)) {
            assertEquals(NoSettings.class, one.call(MetricPlugin::settingsType));
            assertTrue(one.call(m -> m) != two.call(m -> m));
            assertEquals("Dice", one.entry().label());
        }
    }

    @Test
    void anUnknownIdSuggestsTheNearest() {
        assertEquals(
                "there is no metric 'dcie'; did you mean 'dice'? (installed: dice)",
                failureOf(with(GoodMetric::new), "dcie"));
        assertEquals(
                "there is no metric 'x' (none is installed)",
                failureOf(SimplePluginRegistry.builder().build(), "x"));
    }

    @Test
    void twoOfOneIdAreBothRefusedByName() {
        PluginRegistry registry = SimplePluginRegistry.builder()
                .add(new PluginEntry(PluginKind.METRIC, "dice", "Dice", "1", "acme.b 1"), GoodMetric::new)
                .add(new PluginEntry(PluginKind.METRIC, "dice", "Dice", "1", "acme.a 1"), GoodMetric::new)
                .add(PluginKind.METRIC, "hd95", "HD95", GoodMetric::new)
                .add(PluginKind.METRIC, "Not An Id", "x", GoodMetric::new)
                .build();
        assertEquals(
                List.of("hd95"),
                registry.entries(PluginKind.METRIC).stream()
                        .map(PluginEntry::id)
                        .toList());
        assertTrue(failureOf(registry, "dice").contains("acme.a 1 and acme.b 1"));
        assertEquals(2, registry.problems().size());
        assertEquals(List.of(), registry.entries(PluginKind.MODEL));
    }

    @Test
    void whatAPluginThrowsNamesIt() {
        String linkage = failureOfCall(new NoSuchMethodError("gone()")).getMessage();
        assertEquals(
                "metric 'dice' 1.0.0 of here failed: NoSuchMethodError: gone(); it does not fit what is installed: "
                        + "update it or remove it",
                linkage);
        assertTrue(failureOfCall(new IllegalStateException("x")).getMessage().contains("a defect of the plugin"));
        assertTrue(failureOfCall(new StackOverflowError()).getMessage().contains("StackOverflowError"));
        assertTrue(failureOfCall(new AssertionError("x")).getMessage().contains("AssertionError: x"));
    }

    @Test
    void whatIsMeantForTheUserAndWhatEndsTheMachinePassThrough() {
        MetricException said = new MetricException("masks of different shape");
        OutOfMemoryError full = new OutOfMemoryError("heap");
        try (PluginHandle<MetricPlugin> handle =
                with(GoodMetric::new).open(PluginKind.METRIC, "dice", MetricPlugin.class)) {
            assertSame(
                    said,
                    assertThrows(
                            MetricException.class,
                            () -> handle.call(m -> SimplePluginRegistryTest.<Object, Error>fail(said))));
            assertSame(
                    full,
                    assertThrows(
                            OutOfMemoryError.class,
                            () -> handle.call(m -> SimplePluginRegistryTest.<Object, Error>fail(full))));
        }
    }

    @Test
    void aPluginThatCannotBeMadeIsNamed() {
        String message = failureOf(
                with(() -> {
                    throw new ExceptionInInitializerError("no natives");
                }),
                "dice");
        assertTrue(
                message.startsWith(
                        "metric 'dice' 1.0.0 of here cannot be made: ExceptionInInitializerError: no natives"),
                message);
        assertTrue(failureOf(with(() -> null), "dice").contains("nothing was made"));
    }

    @Test
    void aPluginOfAnotherContractIsRefused() {
        Supplier<Plugin<NoSettings>> odd = () -> () -> NoSettings.class;
        assertTrue(failureOf(with(odd), "dice").contains("is not of the contract"));
    }

    @Test
    void aClosedHandleIsNotCalled() {
        PluginHandle<MetricPlugin> handle = with(GoodMetric::new).open(PluginKind.METRIC, "dice", MetricPlugin.class);
        handle.close();
        handle.close();
        assertThrows(IllegalStateException.class, () -> handle.call(m -> m));
    }
}

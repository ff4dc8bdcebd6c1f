package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.readingroom.ui.internal.plugins.PluginsView;

/** The Plugins view, on the registry of the running framework. */
class PluginsViewTest {
    private Table table;

    @BeforeEach
    void show() {
        table = Workbench.show(PluginsView.ID, PluginsView.class).table().table();
        Workbench.await("the plugins are listed", () -> ids().contains("three-cases"));
    }

    private List<String> ids() {
        return Workbench.column(table, 1);
    }

    private List<String> row(String id) {
        int row = ids().indexOf(id);
        return List.of(0, 2, 3, 4, 6).stream()
                .map(c -> table.getItem(row).getText(c))
                .toList();
    }

    @Test
    void listsWhatWorksAndSaysOfTheRestWhyNot() {
        assertEquals(List.of("dataset", "Three cases", "1.0.0", "ready", ""), row("three-cases"));
        assertEquals(
                List.of("dataset", "An archive that is not there", "1.0.0", "unavailable", UnavailableDataset.REASON),
                row("no-archive"));
        List<String> throwing = row("throwing");
        assertEquals("failed", throwing.get(3));
        assertTrue(throwing.get(4).contains("availability is gone"), throwing.get(4));
        assertEquals("ready", row("brats").get(3));
        assertEquals("ready", row("dice").get(3));
        Workbench.picture("plugins.png");
    }

    @Test
    void pluginThatComesIsShownAndOneThatGoesIsNot() {
        BundleContext context = FrameworkUtil.getBundle(PluginsViewTest.class).getBundleContext();
        ServiceRegistration<?> late = TestPlugins.publish(context, "late", "Came late", new ThreeCases());
        try {
            Workbench.await("the new plugin is listed", () -> ids().contains("late"));
            assertEquals(List.of("dataset", "Came late", "1.0.0"), row("late").subList(0, 3));
        } finally {
            late.unregister();
        }
        Workbench.await("it is gone", () -> !ids().contains("late"));
    }
}

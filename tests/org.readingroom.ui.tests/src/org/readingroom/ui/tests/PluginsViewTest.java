package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Hashtable;
import java.util.List;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.readingroom.api.data.DatasetPlugin;
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
        return List.of(0, 2, 3, 4, 5).stream().map(c -> table.getItem(row).getText(c)).toList();
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
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("readingroom.id", "late");
        properties.put("readingroom.label", "Came late");
        properties.put("readingroom.version", "2.1.0");
        properties.put(Constants.SERVICE_DESCRIPTION, "test");
        ServiceRegistration<?> late = FrameworkUtil.getBundle(PluginsViewTest.class)
                .getBundleContext()
                .registerService(DatasetPlugin.class, new ThreeCases(), properties);
        try {
            Workbench.await("the new plugin is listed", () -> ids().contains("late"));
            assertEquals(List.of("dataset", "Came late", "2.1.0"), row("late").subList(0, 3));
        } finally {
            late.unregister();
        }
        Workbench.await("it is gone", () -> !ids().contains("late"));
    }
}

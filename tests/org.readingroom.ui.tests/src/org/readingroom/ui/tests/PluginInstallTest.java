package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.ui.internal.Services;
import org.readingroom.ui.internal.plugins.PluginsView;

/** A plugin is installed from a zipped update site, used, and removed, on the Plugins page. */
class PluginInstallTest {
    private static final String METRIC = "volume-gap";
    private static final Path JAR =
            Path.of(System.getProperty("readingroom.test.example")).normalize();

    @TempDir
    Path folder;

    private PluginsView view;
    private Table table;

    @BeforeEach
    void show() {
        view = Workbench.show(PluginsView.ID, PluginsView.class);
        table = view.table().table();
        Workbench.await("the plugins are listed", () -> ids().contains("three-cases"));
    }

    @AfterEach
    void leaveNothing() throws IOException {
        Path addons = Path.of(System.getProperty("readingroom.home"), "addons");
        if (Files.isDirectory(addons)) {
            try (var files = Files.list(addons)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<String> ids() {
        return Workbench.column(table, 1);
    }

    private Path site() throws IOException {
        Path zip = folder.resolve("site.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("artifacts.xml"));
            out.putNextEntry(new ZipEntry("plugins/org.example.metric.volumeerror_0.1.0.jar"));
            Files.copy(JAR, out);
        }
        return zip;
    }

    @Test
    void aZippedSiteIsInstalledUsedAndRemoved() throws Exception {
        assertFalse(ids().contains(METRIC));
        Dialogs told = Dialogs.atNext(dialog ->
                assertTrue(texts(dialog).contains("Installed org.example.metric.volumeerror"), () -> texts(dialog)));
        view.install(site());
        told.await("the page says what was installed");
        Workbench.await("the metric is listed", () -> ids().contains(METRIC));
        int row = ids().indexOf(METRIC);
        assertEquals("ready", table.getItem(row).getText(4));
        assertTrue(table.getItem(row).getText(5).startsWith("org.example.metric.volumeerror 0.1.0"));
        assertEquals("Volume gap", definitionName());
        Workbench.picture("plugin-installed.png");

        select(row);
        Dialogs asked = Dialogs.atNext(dialog -> press(dialog, "Remove"));
        view.getSite()
                .getService(IHandlerService.class)
                .executeCommand("org.readingroom.ui.command.removePlugin", null);
        asked.await("the page asks before it removes");
        Dialogs done = Dialogs.atNext(dialog -> assertTrue(texts(dialog).contains("Removed"), () -> texts(dialog)));
        done.await("the page says what was removed");
        Workbench.await("the metric is gone", () -> !ids().contains(METRIC));
    }

    @Test
    void partsOfTheInstallationCannotBeRemoved() throws Exception {
        select(ids().indexOf("dice"));
        assertFalse(PlatformUI.getWorkbench()
                .getService(org.eclipse.ui.commands.ICommandService.class)
                .getCommand("org.readingroom.ui.command.removePlugin")
                .isEnabled());
    }

    @SuppressWarnings("unchecked")
    private static String definitionName() {
        PluginRegistry registry = Services.get(PluginRegistry.class);
        try (PluginHandle<MetricPlugin<?>> handle =
                registry.open(PluginKind.METRIC, METRIC, (Class<MetricPlugin<?>>) (Class<?>) MetricPlugin.class)) {
            return handle.call(plugin -> ((MetricPlugin<NoSettings>) plugin)
                    .create(new NoSettings())
                    .definition()
                    .label());
        }
    }

    private void select(int row) {
        table.setSelection(row);
        table.notifyListeners(SWT.Selection, new Event());
    }

    private static void press(Shell dialog, String name) {
        Button button = all(dialog, Button.class).stream()
                .filter(b -> b.getText().replace("&", "").equals(name))
                .findFirst()
                .orElseThrow();
        button.notifyListeners(SWT.Selection, new Event());
    }

    private static String texts(Shell dialog) {
        return String.join(
                "\n",
                all(dialog, org.eclipse.swt.widgets.Label.class).stream()
                        .map(org.eclipse.swt.widgets.Label::getText)
                        .toList());
    }

    private static <W extends Control> List<W> all(Composite parent, Class<W> type) {
        return Arrays.stream(parent.getChildren())
                .flatMap(c -> type.isInstance(c)
                        ? java.util.stream.Stream.of(type.cast(c))
                        : c instanceof Composite inner ? all(inner, type).stream() : java.util.stream.Stream.empty())
                .toList();
    }
}

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.plugins.PluginsView;

/** Title, menus, views and dialogs of the window. */
class WindowTest {
    private static List<String> items(Menu menu) {
        menu.notifyListeners(SWT.Show, null);
        return Arrays.stream(menu.getItems())
                .map(MenuItem::getText)
                .filter(t -> !t.isEmpty())
                .map(t -> t.replace("&", "").replaceFirst("\t.*", ""))
                .toList();
    }

    private static Menu menu(Menu parent, String name) {
        return Arrays.stream(parent.getItems())
                .filter(i -> i.getText().replace("&", "").equals(name))
                .findFirst()
                .orElseThrow()
                .getMenu();
    }

    @Test
    void hasTitleAndMenus() {
        Menu bar = Workbench.window().getShell().getMenuBar();
        assertTrue(Workbench.window().getShell().getText().contains("Reading Room"));
        assertEquals(List.of("File", "Edit", "Run", "Window", "Help"), items(bar));
        // The test harness brings the IDE's own items along; ours are the first and the last.
        List<String> file = items(menu(bar, "File"));
        assertEquals("Open Dataset Folder...", file.get(0));
        assertEquals("Exit", file.get(file.size() - 1));
        Menu window = menu(bar, "Window");
        assertTrue(items(window).contains("Show View"), items(window).toString());
        List<String> views = items(menu(window, "Show View"));
        assertTrue(views.containsAll(List.of("Cases", "Plugins", "Error Log", "Progress")), views.toString());
        List<String> help = items(menu(bar, "Help"));
        assertEquals("Documentation", help.get(0));
        assertTrue(help.contains("About Reading Room"), help.toString());
    }

    @Test
    void perspectiveHasTheViews() {
        assertEquals(CasesPerspective.ID, Workbench.page().getPerspective().getId());
        assertNotNull(Workbench.page().findViewReference(CasesView.ID));
        assertNotNull(Workbench.page().findViewReference(PluginsView.ID));
        assertNotNull(Workbench.show(CasesPerspective.ERROR_LOG));
        assertNotNull(Workbench.show("org.eclipse.ui.views.ProgressView"));
    }

    @Test
    void openDatasetOffersThePluginsThatWork() throws Exception {
        Dialogs dialog = Dialogs.atNext(WindowTest::checkDatasetKinds);
        PlatformUI.getWorkbench()
                .getService(IHandlerService.class)
                .executeCommand("org.readingroom.ui.command.openDataset", null);
        dialog.await("the Open Dataset dialog opens");
    }

    private static void checkDatasetKinds(Shell dialog) {
        Workbench.picture(dialog, "open-dataset.png");
        List<String> kinds = List.of(Workbench.find(dialog, Combo.class).getItems());
        assertTrue(kinds.contains("Three cases (three-cases)"), kinds.toString());
        assertFalse(kinds.stream().anyMatch(k -> k.contains("no-archive")), kinds.toString());
        assertFalse(kinds.stream().anyMatch(k -> k.contains("throwing")), kinds.toString());
    }

    @Test
    void aboutNamesTheProduct() {
        Dialogs dialog = Dialogs.atNext(shell -> {
            Workbench.picture(shell, "about.png");
            assertTrue(shell.getText().contains("Reading Room"), shell.getText());
        });
        ActionFactory.ABOUT.create(Workbench.window()).run();
        dialog.await("the About dialog opens");
    }
}

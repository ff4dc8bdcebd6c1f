package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.bench.BenchView;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.plugins.PluginsView;
import org.readingroom.ui.internal.results.AnswersView;
import org.readingroom.ui.internal.results.CompareView;
import org.readingroom.ui.internal.results.FiguresView;
import org.readingroom.ui.internal.results.PatientsView;
import org.readingroom.ui.internal.results.ResultsView;
import org.readingroom.ui.internal.run.RunView;
import org.readingroom.ui.internal.study.NewStudyHandler;
import org.readingroom.ui.internal.study.NewStudyWizard;
import org.readingroom.ui.internal.study.StudyEditor;
import org.readingroom.ui.internal.study.StudyOutlineView;
import org.readingroom.ui.internal.study.StudyProblemsView;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.welcome.WelcomeView;

/** Every control of every view has a name for a screen reader, and whatever a mouse does a key does. */
class AccessibilityTest {
    private static final List<String> VIEWS = List.of(
            CasesView.ID,
            CaseViewerView.ID,
            PluginsView.ID,
            ResultsView.ID,
            CompareView.ID,
            PatientsView.ID,
            AnswersView.ID,
            FiguresView.ID,
            StudyOutlineView.ID,
            StudyProblemsView.ID,
            RunView.ID,
            BenchView.ID,
            WelcomeView.ID);

    @TempDir
    Path folder;

    @Test
    void everyViewCanBeHeardAndTyped() throws Exception {
        List<String> problems = new ArrayList<>();
        SmallRun small = SmallRun.in(folder);
        OpenedRun.open(small.run());
        try {
            for (String id : VIEWS) {
                IViewPart view = Workbench.show(id);
                Workbench.paint(Workbench.window().getShell());
                Composite part = Controls.of(view);
                assertTrue(part.getChildren().length > 0, id);
                problems.addAll(Controls.problems(view.getTitle(), part));
                problems.addAll(items(view, part));
            }
        } finally {
            // A view that another perspective shows too outlives the next test's closing of it.
            for (String id : VIEWS) {
                Workbench.page().hideView(Workbench.page().findView(id));
            }
            OpenedRun.close();
        }
        assertEquals("", String.join("\n", problems));
    }

    /** Tool items, tabs and columns, which are no controls of their own. */
    private static List<String> items(IViewPart view, Composite part) {
        List<String> problems = new ArrayList<>();
        for (Control c : Controls.within(part)) {
            if (c instanceof CTabFolder tabs) {
                for (CTabItem item : tabs.getItems()) {
                    check(problems, view, "tab", item.getText());
                }
            }
            if (c instanceof Table table && table.getHeaderVisible()) {
                for (TableColumn column : table.getColumns()) {
                    check(problems, view, "column", column.getText());
                }
            }
        }
        ToolBar bar = view.getViewSite().getActionBars().getToolBarManager() instanceof ToolBarManager m
                ? m.getControl()
                : null;
        if (bar != null) {
            for (ToolItem item : bar.getItems()) {
                check(problems, view, "tool item", item.getText() + item.getToolTipText());
            }
        }
        return problems;
    }

    private static void check(List<String> problems, IViewPart view, String what, String text) {
        if (text.isBlank()) {
            problems.add(view.getTitle() + ": no name for a " + what);
        }
    }

    @Test
    void theFormOfAStudyCanBeHeardAndTyped() throws Exception {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        List<String> problems = new ArrayList<>();
        try {
            editor.showPage(1);
            for (String part :
                    List.of("Study", "Dataset", "Cohort", "Input", "blob", "Metrics", "Analysis", "Report")) {
                editor.formPage().select(part);
                Workbench.paint(Workbench.window().getShell());
                problems.addAll(Controls.problems("Form, " + part, editor.formPage()));
            }
        } finally {
            Studies.close();
        }
        assertEquals("", String.join("\n", problems));
    }

    @Test
    void wizardsCanBeHeardAndTyped() throws Exception {
        List<String> problems = new ArrayList<>();
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        Dialogs dataset = Dialogs.atNext(shell -> problems.addAll(wizard("Open Dataset", shell)));
        handlers.executeCommand("org.readingroom.ui.command.openDataset", null);
        dataset.await("the Open Dataset dialog opens");
        Display.getCurrent().timerExec(300, () -> {
            NewStudyWizard wizard = NewStudyHandler.shown().orElseThrow();
            Shell shell = wizard.getShell();
            Arrays.stream(wizard.getPages()).forEach(page -> {
                wizard.getContainer().showPage(page);
                Workbench.paint(shell);
                problems.addAll(Controls.problems(page.getTitle(), (Composite) page.getControl()));
            });
            shell.close();
        });
        handlers.executeCommand(NewStudyHandler.ID, null);
        assertEquals("", String.join("\n", problems));
    }

    private static List<String> wizard(String title, Shell shell) {
        Composite page =
                (Composite) ((WizardDialog) shell.getData()).getCurrentPage().getControl();
        assertTrue(Controls.within(page).stream().anyMatch(Text.class::isInstance), title);
        return Controls.problems(title, page);
    }
}

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.cases.OpenDatasets;
import org.readingroom.ui.internal.viewer.CaseViewerView;

/** The Cases view, with a dataset opened through the registry. */
class CasesViewTest {
    @TempDir
    Path folder;

    private CasesView view;
    private Table table;

    @BeforeEach
    void open() throws IOException {
        view = Workbench.show(CasesView.ID, CasesView.class);
        table = view.table().table();
        Path dataset = Files.createDirectories(folder.resolve("training"));
        OpenDatasets.instance().open(new DatasetChoice("three-cases", Optional.of(dataset)), Display.getCurrent());
        Workbench.await("the cases are listed", () -> table.getItemCount() == 3);
    }

    @AfterEach
    void restore() {
        view.table().filter().setText("");
        ErrorDialog.AUTOMATED_MODE = true;
    }

    @Test
    void listsTheCasesOfTheOpenedDataset() {
        assertEquals(List.of("case_10", "case_2", "case_1"), Workbench.column(table, 0));
        assertEquals(List.of("HGG", "LGG", ""), Workbench.column(table, 1));
        assertEquals(List.of("flair t1", "flair t1", "flair t1"), Workbench.column(table, 4));
        assertEquals(List.of("p1", "p2", "p3"), Workbench.column(table, 5));
        assertEquals(
                "training (three-cases): 3 cases, 3 patients, 2 with a mask, 1 HGG, 1 LGG",
                view.table().summary());
        Workbench.picture("cases.png");
    }

    @Test
    void clickOnHeadingSortsNumbersByValueAndASecondTurnsRound() {
        table.getColumn(0).notifyListeners(SWT.Selection, null);
        assertEquals(List.of("case_1", "case_2", "case_10"), Workbench.column(table, 0));
        assertEquals(SWT.UP, table.getSortDirection());
        table.getColumn(0).notifyListeners(SWT.Selection, null);
        assertEquals(List.of("case_10", "case_2", "case_1"), Workbench.column(table, 0));
        assertEquals(SWT.DOWN, table.getSortDirection());
        table.getColumn(5).notifyListeners(SWT.Selection, null);
        assertEquals(List.of("case_10", "case_2", "case_1"), Workbench.column(table, 0));
    }

    @Test
    void filterKeepsRowsThatHaveEveryWordInAnyColumn() {
        view.table().filter().setText("lgg FLAIR");
        assertEquals(List.of("case_2"), Workbench.column(table, 0));
        assertTrue(view.table().summary().startsWith("training (three-cases): 1 of 3 cases"));
        view.table().filter().setText("nowhere");
        assertEquals(0, table.getItemCount());
        view.table().filter().setText("");
        assertEquals(3, table.getItemCount());
    }

    @Test
    void datasetThatDoesNotOpenLeavesTheOneBefore() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        // The test harness switches dialogs on problems off.
        ErrorDialog.AUTOMATED_MODE = false;
        Dialogs dialog = Dialogs.atNext(shell -> Workbench.picture(shell, "failure.png"));
        Job job = OpenDatasets.instance()
                .open(new DatasetChoice("three-cases", Optional.of(broken)), Display.getCurrent());
        Workbench.await("the job is over", () -> job.getResult() != null);
        assertTrue(
                job.getResult().getMessage().contains("nothing usable in " + broken),
                job.getResult().getMessage());
        dialog.await("a dialog says so");
        assertEquals(3, table.getItemCount());
    }

    @Test
    void tumourVolumesComeInTheBackgroundAndAreSortedByValue() {
        Workbench.await(
                "the volumes are counted", () -> Workbench.column(table, 3).equals(List.of("9.0", "20.0", "no mask")));
        table.getColumn(3).notifyListeners(SWT.Selection, null);
        assertEquals(List.of("9.0", "20.0", "no mask"), Workbench.column(table, 3));
        table.getColumn(3).notifyListeners(SWT.Selection, null);
        assertEquals(List.of("case_1", "case_2", "case_10"), Workbench.column(table, 0));
        // The order stays for the tests after this one: by patient is as the cases came.
        table.getColumn(5).notifyListeners(SWT.Selection, null);
    }

    @Test
    void splitsAreShownWhereACohortIsKnown() {
        assertEquals(List.of("", "", ""), Workbench.column(table, 2));
        CohortCase test = new CohortCase("case_2", "p2", Set.of("p2"), "", Map.of(), "d1", Split.TEST, 0);
        CohortCase train = new CohortCase("case_1", "p3", Set.of("p3"), "", Map.of(), "d2", Split.TRAIN, 0);
        OpenDatasets.instance().setCohort(Optional.of(new Cohort("training", 1, List.of(train, test))));
        assertEquals(List.of("", "test", "train"), Workbench.column(table, 2));
        OpenDatasets.instance().setCohort(Optional.empty());
        assertEquals(List.of("", "", ""), Workbench.column(table, 2));
    }

    @Test
    void enterShowsTheCaseInTheViewer() {
        table.setSelection(1);
        table.notifyListeners(SWT.DefaultSelection, null);
        CaseViewerView viewer = (CaseViewerView) Workbench.page().findView(CaseViewerView.ID);
        assertEquals("case_2", viewer.getTitle());
        Workbench.await("it is over", () -> !viewer.busy());
        assertTrue(viewer.trouble().contains("has no images"), viewer.trouble());
        viewer.close();
    }

    @Test
    void folderDroppedIsOpenedByThePluginThatKnowsIt() throws Exception {
        Path phantoms = folder.resolve("broken");
        PhantomFolder.write(phantoms, new PhantomGenerator(5, PhantomSize.SMALL), 1, Monitor.NONE);
        view.dropped(phantoms);
        Workbench.await("the phantom is listed", () -> table.getItemCount() == 1);
        assertTrue(
                view.table().summary().startsWith("broken (brats): 1 cases"),
                view.table().summary());
    }

    @Test
    void folderThatSeveralPluginsKnowIsAskedAbout() {
        Path phantoms = folder.resolve("several");
        PhantomFolder.write(phantoms, new PhantomGenerator(5, PhantomSize.SMALL), 1, Monitor.NONE);
        Dialogs dialog = Dialogs.atNext(shell -> {
            assertEquals("Open Dataset", shell.getText());
            Workbench.picture(shell, "open-dropped.png");
        });
        view.dropped(phantoms);
        dialog.await("the wizard opens");
        assertEquals(3, table.getItemCount());
    }
}

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.cases.OpenDatasets;

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
        assertEquals(List.of("p1", "p2", "p3"), Workbench.column(table, 1));
        assertEquals(List.of("HGG", "LGG", ""), Workbench.column(table, 2));
        assertEquals(List.of("flair t1", "flair t1", "flair t1"), Workbench.column(table, 3));
        assertEquals(List.of("yes", "yes", "no"), Workbench.column(table, 4));
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
        table.getColumn(1).notifyListeners(SWT.Selection, null);
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
}

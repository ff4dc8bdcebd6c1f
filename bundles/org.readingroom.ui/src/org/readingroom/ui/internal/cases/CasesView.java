package org.readingroom.ui.internal.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.ui.internal.FileDrop;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.VolumeUnit;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.table.Column;
import org.readingroom.ui.internal.table.RowTable;
import org.readingroom.ui.internal.viewer.CaseViewer;
import org.readingroom.ui.internal.viewer.ViewedCase;

/** Lists the cases of the opened dataset; Enter or a double click shows one in the viewer. */
public final class CasesView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.cases";

    private static final String NONE = "No dataset is open. Choose File > Open Dataset, or drag its folder here.";
    private static final int SETTLE_MS = 400;

    private final Consumer<OpenedDataset> listener = this::show;
    private final Runnable cohortListener = this::showAgain;
    private Optional<TumourCounting> counting = Optional.empty();
    private RowTable<CaseRow> table;
    private boolean due;

    @Override
    public void createPartControl(Composite parent) {
        table = new RowTable<>(parent, "cases", columns());
        table.say(NONE);
        AccessibleName.give(table.table(), "Cases", "");
        table.table().addListener(SWT.DefaultSelection, e -> table.selected().ifPresent(this::open));
        FileDrop.on(parent, files -> dropped(files.get(0)));
        OpenDatasets.instance().addListener(listener);
        OpenDatasets.instance().addCohortListener(cohortListener);
        OpenDatasets.instance().current().ifPresent(this::show);
    }

    private static List<Column<CaseRow>> columns() {
        return List.of(
                Column.of("Case", 24, r -> r.info().caseId()),
                Column.of("Grade", 8, r -> r.info().labels().getOrDefault("grade", "")),
                Column.of("Split", 10, CaseRow::split),
                new Column<>(
                        "Tumour " + VolumeUnit.preferred().word(),
                        13,
                        CaseRow::tumourWords,
                        Comparator.comparingDouble(CaseRow::tumour)),
                Column.of("Volumes", 22, r -> String.join(" ", r.info().volumes())),
                Column.of("Patient", 18, r -> r.info().patientId()),
                Column.of("Source", 14, r -> r.info().source()));
    }

    /** Opens the dataset of a folder, or of the folder of a file. */
    public void dropped(Path path) {
        Path folder = Files.isDirectory(path) ? path : path.getParent();
        DroppedFolder.open(folder, getSite().getShell());
    }

    private void open(CaseRow row) {
        String dataset =
                OpenDatasets.instance().current().map(OpenedDataset::name).orElse("");
        CaseViewer.show(new ViewedCase(row.subject(), dataset), Optional.empty(), List.of());
    }

    private void show(OpenedDataset dataset) {
        counting.ifPresent(TumourCounting::cancel);
        Display display = table.table().getDisplay();
        TumourCounting next = new TumourCounting(dataset, () -> soon(display));
        counting = Optional.of(next);
        fill(dataset);
        next.schedule();
    }

    /** The texts anew, at most every {@link #SETTLE_MS}: volumes come by the hundred. */
    private void soon(Display display) {
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            if (!due && !display.isDisposed()) {
                due = true;
                display.timerExec(SETTLE_MS, () -> {
                    due = false;
                    table.refreshTexts();
                });
            }
        });
    }

    private void showAgain() {
        OpenDatasets.instance().current().ifPresent(this::fill);
    }

    private void fill(OpenedDataset dataset) {
        List<CaseInfo> infos = dataset.cases();
        long patients = infos.stream().map(CaseInfo::patientId).distinct().count();
        long masks = infos.stream().filter(CaseInfo::hasReference).count();
        Map<String, String> splits =
                OpenDatasets.instance().cohort().map(CasesView::splits).orElse(Map.of());
        Map<String, OptionalDouble> volumes =
                counting.map(TumourCounting::found).orElse(Map.of());
        List<CaseRow> rows = dataset.subjects().stream()
                .map(c -> new CaseRow(c, splits.getOrDefault(c.id(), ""), volumes))
                .toList();
        String detail = patients + " patients, " + masks + " with a mask" + grades(infos);
        table.show(dataset.name() + " (" + dataset.plugin() + ")", detail, rows);
    }

    private static Map<String, String> splits(Cohort cohort) {
        return cohort.cases().stream()
                .collect(Collectors.toMap(CohortCase::caseId, c -> c.split().word(), (a, b) -> a));
    }

    private static String grades(List<CaseInfo> infos) {
        return infos.stream()
                .filter(c -> c.labels().containsKey("grade"))
                .collect(Collectors.groupingBy(c -> c.labels().get("grade"), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> ", " + e.getValue() + " " + e.getKey())
                .collect(Collectors.joining());
    }

    /** The table, for tests. */
    public RowTable<CaseRow> table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        counting.ifPresent(TumourCounting::cancel);
        OpenDatasets.instance().removeListener(listener);
        OpenDatasets.instance().removeCohortListener(cohortListener);
        super.dispose();
    }
}

package org.readingroom.ui.internal.cases;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.table.Column;
import org.readingroom.ui.internal.table.RowTable;

/** Lists the cases of the opened dataset. */
public final class CasesView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.cases";

    private static final String NONE = "No dataset is open. Choose File > Open Dataset Folder.";

    private final Consumer<OpenedDataset> listener = this::show;
    private RowTable<CaseInfo> table;

    @Override
    public void createPartControl(Composite parent) {
        table = new RowTable<>(parent, "cases", columns());
        table.say(NONE);
        OpenDatasets.instance().addListener(listener);
        OpenDatasets.instance().current().ifPresent(this::show);
    }

    private static List<Column<CaseInfo>> columns() {
        return List.of(
                Column.of("Case", 28, CaseInfo::caseId),
                Column.of("Patient", 28, CaseInfo::patientId),
                Column.of("Grade", 10, c -> c.labels().getOrDefault("grade", "")),
                Column.of("Volumes", 28, c -> String.join(" ", c.volumes())),
                Column.of("Mask", 8, c -> c.hasReference() ? "yes" : "no"),
                Column.of("Source", 16, CaseInfo::source));
    }

    private void show(OpenedDataset dataset) {
        long patients =
                dataset.cases().stream().map(CaseInfo::patientId).distinct().count();
        long masks = dataset.cases().stream().filter(CaseInfo::hasReference).count();
        String detail = patients + " patients, " + masks + " with a mask" + grades(dataset);
        table.show(dataset.name() + " (" + dataset.plugin() + ")", detail, dataset.cases());
    }

    private static String grades(OpenedDataset dataset) {
        return dataset.cases().stream()
                .filter(c -> c.labels().containsKey("grade"))
                .collect(Collectors.groupingBy(c -> c.labels().get("grade"), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> ", " + e.getValue() + " " + e.getKey())
                .collect(Collectors.joining());
    }

    /** The table, for tests. */
    public RowTable<CaseInfo> table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        OpenDatasets.instance().removeListener(listener);
        super.dispose();
    }
}

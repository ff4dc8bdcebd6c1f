package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.VolumeUnit;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** Every patient of the open run as every arm read it, with the metrics of the scores looked at; failures as wrong. */
public final class PatientsView extends ViewPart implements RunListener {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.patients";

    private final OpenRun open = OpenRun.instance();
    private ArmColours colours;
    private Text filter;
    private Button pairOnly;
    private Label count;
    private SortTable<CaseRow> table;
    private List<CaseRow> rows = List.of();
    private Optional<ScoreGroup> group = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        colours = new ArmColours(parent.getDisplay());
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(6, 4)
                .spacing(8, 4)
                .applyTo(parent);
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter by patient, grade, source or arm");
        AccessibleName.give(filter, "Filter readings by patient, grade, source or arm", "");
        GridDataFactory.swtDefaults().hint(260, SWT.DEFAULT).applyTo(filter);
        filter.addListener(SWT.Modify, e -> narrow());
        pairOnly = CheckBox.in(parent, "&Only the two arms compared");
        pairOnly.addListener(SWT.Selection, e -> narrow());
        count = new Label(parent, SWT.NONE);
        count.setToolTipText("A reading that failed counts as wrong");
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(count);
        table = new SortTable<>(parent, SWT.SINGLE, "Patients and their scores");
        GridDataFactory.fillDefaults()
                .span(3, 1)
                .grab(true, true)
                .minSize(60, 60)
                .applyTo(table.table());
        table.image(row -> Optional.of(colours.sample(row.arm())));
        table.onSelection(selected -> selected.stream()
                .findFirst()
                .ifPresent(row -> open.look(open.focus().withCase(row.fact().caseId()))));
        table.onOpen(this::openCase);
        table.openOnClick();
        open.addListener(this);
        runChanged();
    }

    private void openCase(CaseRow row) {
        open.results().ifPresent(run -> CaseOpener.instance()
                .open(run, row.fact().caseId(), getSite().getShell()));
    }

    @Override
    public void runChanged() {
        colours.dispose();
        group = Optional.empty();
        table.select(List.of());
        focusChanged();
    }

    @Override
    public void focusChanged() {
        Optional<RunResults> run = open.results();
        if (run.isEmpty() || open.focus().group().isEmpty()) {
            rows = List.of();
            table.columns(List.of());
            narrow();
            return;
        }
        if (!open.focus().group().equals(group)) {
            group = open.focus().group();
            rows = CaseRow.of(run.get(), group.get());
            table.columns(columns(run.get(), group.get()));
        }
        narrow();
    }

    private static List<SortColumn<CaseRow>> columns(RunResults run, ScoreGroup group) {
        List<SortColumn<CaseRow>> columns = new ArrayList<>();
        columns.add(SortColumn.words("Arm", 20, row -> row.arm().id()));
        columns.add(SortColumn.words("Case", 21, row -> row.fact().caseId()));
        columns.add(SortColumn.words("Grade", 7, row -> row.fact().grade()));
        columns.add(SortColumn.words("Source", 8, row -> row.fact().source()));
        columns.add(SortColumn.numbers(
                "Tumour (" + VolumeUnit.preferred().word() + ")",
                "volume of the true tumour",
                12,
                row -> Double.isNaN(row.fact().tumourMl())
                        ? NumberText.value(Double.NaN, 1)
                        : VolumeUnit.preferred().of(row.fact().tumourMl()),
                row -> row.fact().tumourMl()));
        for (String id : run.groups().get(group).metricsOfCases()) {
            MetricInfo metric = run.metric(id);
            columns.add(SortColumn.numbers(
                    metric.heading(),
                    id,
                    Math.max(9, metric.heading().length()),
                    row -> metric.format(row.value(id)),
                    row -> row.value(id)));
        }
        return columns;
    }

    private void narrow() {
        String[] words = TextSearch.words(filter.getText());
        ResultsFocus focus = open.focus();
        List<CaseRow> shown = rows.stream()
                .filter(row ->
                        !pairOnly.getSelection() || focus.compares(row.arm().id()))
                .filter(row -> row.mentions(words))
                .toList();
        table.rows(shown);
        shown.stream()
                .filter(row -> table.selected().isEmpty() && row.fact().caseId().equals(focus.caseId()))
                .findFirst()
                .ifPresent(row -> table.select(List.of(row)));
        count.setText(
                rows.isEmpty()
                        ? open.results().isEmpty() ? "No run is open." : "Nothing is scored yet."
                        : (shown.size() == rows.size() ? "" : shown.size() + " of ") + rows.size() + " readings");
        count.requestLayout();
    }

    /** The table, for tests. */
    public Table table() {
        return table.table();
    }

    /** The filter, for tests. */
    public Text filter() {
        return filter;
    }

    /** The choice to show the two arms alone, for tests. */
    public Button pairOnly() {
        return pairOnly;
    }

    /** Sorts by a column as a click on its heading does. */
    public void sortBy(String heading) {
        table.sortBy(heading);
    }

    @Override
    public void setFocus() {
        table.table().setFocus();
    }

    @Override
    public void dispose() {
        open.removeListener(this);
        colours.dispose();
        super.dispose();
    }
}

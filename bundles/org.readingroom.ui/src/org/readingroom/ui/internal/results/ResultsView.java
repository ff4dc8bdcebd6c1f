package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.Ink;

/** The arms of the open run by their metrics, with intervals, and the published numbers of the same frame and unit. */
public final class ResultsView extends ViewPart implements RunListener {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.results";

    private static final String NONE = "No run is open. Choose File > Open Run Folder, or drag a run's folder in here.";

    private final OpenRun open = OpenRun.instance();
    private ArmColours colours;
    private Label title;
    private Label banner;
    private Combo group;
    private Label notices;
    private SortTable<ArmRow> table;
    private Label footnote;
    private List<ScoreGroup> groups = List.of();

    @Override
    public void createPartControl(Composite parent) {
        colours = new ArmColours(parent.getDisplay());
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(6, 4)
                .spacing(8, 4)
                .applyTo(parent);
        title = new Label(parent, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        wide(title, 2);
        banner = new Label(parent, SWT.WRAP);
        banner.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        wide(banner, 2);
        new Label(parent, SWT.NONE).setText("&Scores of");
        group = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        wide(group, 1);
        group.addListener(SWT.Selection, e -> open.look(open.focus().withGroup(groups.get(group.getSelectionIndex()))));
        table = new SortTable<>(parent, SWT.MULTI, "Arms and their scores");
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .minSize(60, 60)
                .applyTo(table.table());
        table.image(row -> row.arm().filter(a -> !a.ceiling()).map(colours::sample));
        table.colour(row -> row.comparable() ? Optional.empty() : Optional.of(Ink.QUIET.on(table.table())));
        table.onSelection(this::compare);
        table.onOpen(row -> row.arm().filter(a -> !a.ceiling()).ifPresent(a -> AnswersView.show(this, a.id())));
        footnote = new Label(parent, SWT.WRAP);
        wide(footnote, 2);
        notices = new Label(parent, SWT.WRAP);
        wide(notices, 2);
        RunDrop.on(parent);
        RunDrop.on(table.table());
        open.addListener(this);
        runChanged();
    }

    private static void wide(org.eclipse.swt.widgets.Control control, int span) {
        GridDataFactory.fillDefaults()
                .span(span, 1)
                .grab(true, false)
                .hint(200, SWT.DEFAULT)
                .applyTo(control);
    }

    /** Two selected arms are compared. */
    private void compare(List<ArmRow> rows) {
        List<String> arms = rows.stream()
                .filter(ArmRow::comparable)
                .map(r -> r.arm().orElseThrow().id())
                .distinct()
                .toList();
        if (arms.size() == 2) {
            open.look(open.focus().withArms(arms.get(0), arms.get(1)));
            CompareView.front(getSite().getPage());
        }
    }

    @Override
    public void runChanged() {
        colours.dispose();
        Optional<RunResults> run = open.results();
        title.setText(run.map(r -> r.study().name() + "  \u2014  " + r.path()).orElse(NONE));
        String lacking = run.map(r -> String.join(", ", r.lacking())).orElse("");
        banner.setForeground(Ink.BAD.on(banner));
        say(banner, lacking.isEmpty() ? "" : "INCOMPLETE: " + lacking + ". Run the study again to go on.");
        say(notices, run.map(r -> String.join("  ", r.notices())).orElse(""));
        groups = run.map(r -> List.copyOf(r.groups().keySet())).orElse(List.of());
        group.setItems(groups.stream().map(ScoreGroup::heading).toArray(String[]::new));
        group.setEnabled(!groups.isEmpty());
        focusChanged();
        title.getParent().layout(true, true);
    }

    /** A label that says nothing takes no room. */
    private static void say(Label label, String text) {
        label.setText(text.replace("&", "&&"));
        label.setVisible(!text.isEmpty());
        ((GridData) label.getLayoutData()).exclude = text.isEmpty();
    }

    @Override
    public void focusChanged() {
        Optional<ScoreGroup> shown = open.focus().group();
        if (shown.isEmpty() || open.results().isEmpty()) {
            table.columns(List.of());
            table.rows(List.of());
            say(footnote, "");
            return;
        }
        RunResults run = open.results().get();
        group.select(groups.indexOf(shown.get()));
        table.columns(new ArmColumns(run, shown.get(), open.focus()).all());
        table.rows(ArmRows.of(run, shown.get()));
        say(footnote, footnote(run, shown.get()));
        footnote.setToolTipText("Intervals: " + run.intervals().methods()
                + ". A score over another number of patients carries its own in brackets.");
        footnote.getParent().layout(true, true);
    }

    private static String footnote(RunResults run, ScoreGroup group) {
        String methods = run.intervals().methods();
        boolean beside = run.published().stream().anyMatch(p -> p.group().equals(group));
        return "n: patients scored / asked. "
                + (methods.isEmpty() ? "" : "[ ]: 95 % interval over patients. ")
                + (beside ? "Published: same frame and unit, other patients. " : "")
                + "Select two arms to compare them; Enter lists an arm's answers.";
    }

    /** The table, for tests. */
    public org.eclipse.swt.widgets.Table table() {
        return table.table();
    }

    /** The choice of scores, for tests. */
    public Combo group() {
        return group;
    }

    /** What stands above the table in red; empty for a whole run. */
    public String banner() {
        return banner.getText();
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

package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.form.AccessibleName;

/** Two arms against each other: the difference with its interval and p-value, and a chart of the patients. */
public final class CompareView extends ViewPart implements RunListener {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.compare";

    private final OpenRun open = OpenRun.instance();
    private Combo a;
    private Combo b;
    private Combo metric;
    private Text text;
    private PairChart chart;
    private List<String> arms = List.of();
    private List<String> metrics = List.of();

    /** Brings the comparison to the front; the focus stays where it is. */
    static void front(IWorkbenchPage page) {
        try {
            page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            ILog.of(CompareView.class).error("the Compare view does not open", e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .margins(6, 4)
                .spacing(6, 4)
                .applyTo(parent);
        a = combo(parent, "&A");
        Button swap = new Button(parent, SWT.PUSH);
        b = combo(parent, "&B");
        swap.moveBelow(a);
        swap.setText("\u21C4");
        AccessibleName.give(swap, "Change A and B over", "Change A and B over");
        swap.addListener(
                SWT.Selection,
                e -> open.look(
                        open.focus().withArms(open.focus().b(), open.focus().a())));
        metric = combo(parent, "&Metric");
        GridDataFactory.fillDefaults().span(4, 1).grab(true, false).applyTo(metric);
        text = new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        AccessibleName.give(text, "Difference of the two arms", "");
        GridDataFactory.fillDefaults()
                .span(5, 1)
                .grab(true, false)
                .hint(200, text.getLineHeight() * 4 + 6)
                .applyTo(text);
        chart = new PairChart(parent);
        GridDataFactory.fillDefaults()
                .span(5, 1)
                .grab(true, true)
                .hint(240, 200)
                .applyTo(chart);
        chart.onSelection(p -> open.look(open.focus().withCase(p.caseId())));
        chart.onOpen(p -> open.results().ifPresent(run -> CaseOpener.instance()
                .open(run, p.caseId(), getSite().getShell())));
        a.addListener(SWT.Selection, e -> choose());
        b.addListener(SWT.Selection, e -> choose());
        metric.addListener(
                SWT.Selection, e -> open.look(open.focus().withMetric(metrics.get(metric.getSelectionIndex()))));
        open.addListener(this);
        focusChanged();
    }

    private static Combo combo(Composite parent, String label) {
        new Label(parent, SWT.NONE).setText(label);
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    /** The same arm on both sides is no comparison: the other side gives way. */
    private void choose() {
        String first = arms.get(Math.max(0, a.getSelectionIndex()));
        String second = arms.get(Math.max(0, b.getSelectionIndex()));
        ResultsFocus before = open.focus();
        if (first.equals(second)) {
            open.look(
                    first.equals(before.a())
                            ? before.withArms(before.b(), second)
                            : before.withArms(first, before.a()));
        } else {
            open.look(before.withArms(first, second));
        }
    }

    @Override
    public void runChanged() {
        focusChanged();
    }

    @Override
    public void focusChanged() {
        Optional<RunResults> run = open.results();
        ResultsFocus focus = open.focus();
        boolean scored = run.isPresent() && focus.group().isPresent();
        arms = scored ? FocusChoice.readers(run.get(), focus.group().get()) : List.of();
        metrics = scored ? run.get().groups().get(focus.group().get()).metrics() : List.of();
        fill(a, arms, arms.indexOf(focus.a()));
        fill(b, arms, arms.indexOf(focus.b()));
        fill(
                metric,
                metrics.stream().map(m -> run.get().metric(m).heading()).toList(),
                metrics.indexOf(focus.metric()));
        if (!scored) {
            text.setText(run.isPresent() ? "Nothing is scored yet." : "No run is open.");
            chart.say("");
            return;
        }
        List<PairPoint> points = PairPoints.of(run.get(), focus);
        text.setText(new PairText(run.get(), focus).text(points));
        draw(run.get(), focus, points);
    }

    private static void fill(Combo combo, List<String> items, int selected) {
        if (!List.of(combo.getItems()).equals(items)) {
            combo.setItems(items.toArray(String[]::new));
        }
        combo.setEnabled(!items.isEmpty());
        if (selected >= 0) {
            combo.select(selected);
        }
    }

    private void draw(RunResults run, ResultsFocus focus, List<PairPoint> points) {
        Optional<ResultArm> first = run.arm(focus.a());
        Optional<ResultArm> second = run.arm(focus.b());
        MetricInfo shown = run.metric(focus.metric());
        if (points.isEmpty() || first.isEmpty() || second.isEmpty()) {
            List<String> single = run.groups().get(focus.group().orElseThrow()).metricsOfCases();
            chart.say(
                    single.contains(focus.metric()) || single.isEmpty()
                            ? "No patient has a score of both arms."
                            : shown.heading() + " is a score of all patients together. For a mark a patient choose "
                                    + run.metric(single.get(0)).heading() + ".");
        } else {
            chart.show(points, new PairLabels(first.get(), second.get(), shown), focus.caseId());
        }
    }

    /** What is said of the two arms, for tests. */
    public String text() {
        return text.getText();
    }

    /** The chart, for tests. */
    public PairChart chart() {
        return chart;
    }

    /** The choice of the metric, for tests. */
    public Combo metric() {
        return metric;
    }

    @Override
    public void setFocus() {
        chart.setFocus();
    }

    @Override
    public void dispose() {
        open.removeListener(this);
        super.dispose();
    }
}

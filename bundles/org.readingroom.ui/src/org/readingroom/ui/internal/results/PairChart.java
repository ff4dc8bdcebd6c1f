package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A chart of two arms, a mark a patient. A click or Enter opens the patient; arrow keys go from patient to patient in
 * the order of their differences.
 */
public final class PairChart extends Canvas {
    private List<PairPoint> points = List.of();
    private Optional<PairLabels> labels = Optional.empty();
    private String instead = "";
    private int selected = -1;
    private int hovered = -1;
    private Consumer<PairPoint> selection = p -> {};
    private Consumer<PairPoint> opening = p -> {};

    PairChart(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        addListener(SWT.Paint, e -> new PairPainter(e.gc, getDisplay(), getClientArea()).paint(this));
        addListener(SWT.MouseMove, this::hover);
        addListener(SWT.MouseExit, e -> hovered(-1));
        addListener(SWT.MouseDown, this::click);
        addListener(SWT.KeyDown, this::key);
        addListener(
                SWT.Traverse,
                e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                        || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
                        || e.detail == SWT.TRAVERSE_ESCAPE);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Resize, e -> redraw());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Patients by the scores of two arms. " + (selected < 0 ? instead : told(selected));
            }
        });
    }

    /** Shows patients. */
    void show(List<PairPoint> newPoints, PairLabels newLabels, String selectedCase) {
        points = List.copyOf(newPoints);
        labels = Optional.of(newLabels);
        instead = "";
        select(selectedCase);
    }

    /** Says why there is nothing to show. */
    void say(String text) {
        points = List.of();
        labels = Optional.empty();
        instead = text;
        selected = -1;
        redraw();
    }

    /** Marks a patient, where it is one of them; no listener is told. */
    void select(String caseId) {
        selected = -1;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).caseId().equals(caseId)) {
                selected = i;
            }
        }
        redraw();
    }

    /** Called with the patient that a user goes to. */
    void onSelection(Consumer<PairPoint> listener) {
        selection = listener;
    }

    /** Called with the patient that a user opens. */
    void onOpen(Consumer<PairPoint> listener) {
        opening = listener;
    }

    /** The patients, by difference. */
    public List<PairPoint> points() {
        return points;
    }

    Optional<PairLabels> labels() {
        return labels;
    }

    /** What is said where there is nothing to show. */
    public String instead() {
        return instead;
    }

    /** The marked patient's place in the list; -1 for none. */
    public int selectedIndex() {
        return selected;
    }

    int hoveredIndex() {
        return hovered;
    }

    /** Where a patient's mark is. */
    public Point place(int index) {
        return plot().place(index);
    }

    PairPlot plot() {
        return new PairPlot(points, getClientArea());
    }

    /** What is said of a patient: who it is and both scores. */
    public String told(int index) {
        PairPoint p = points.get(index);
        PairLabels l = labels.orElseThrow();
        String grade = p.grade().isEmpty() ? "" : " (" + p.grade() + ")";
        return p.caseId() + grade + "\n" + l.a().id() + " " + l.metric().format(p.a()) + "\n" + l.b().id() + " "
                + l.metric().format(p.b());
    }

    private void hover(Event e) {
        hovered(points.isEmpty() ? -1 : plot().at(e.x, e.y));
    }

    private void hovered(int index) {
        if (index != hovered) {
            hovered = index;
            setToolTipText(index < 0 ? null : told(index));
            setCursor(index < 0 ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND));
            redraw();
        }
    }

    private void click(Event e) {
        setFocus();
        int at = e.button == 1 && !points.isEmpty() ? plot().at(e.x, e.y) : -1;
        if (at >= 0) {
            go(at);
            opening.accept(points.get(at));
        }
    }

    private void key(Event e) {
        int last = points.size() - 1;
        if (last < 0) {
            return;
        }
        switch (e.keyCode) {
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> go(Math.min(last, selected + 1));
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> go(selected < 0 ? last : Math.max(0, selected - 1));
            case SWT.HOME -> go(0);
            case SWT.END -> go(last);
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (selected >= 0) {
                    opening.accept(points.get(selected));
                }
            }
            default -> {}
        }
    }

    private void go(int index) {
        selected = index;
        redraw();
        selection.accept(points.get(index));
    }
}

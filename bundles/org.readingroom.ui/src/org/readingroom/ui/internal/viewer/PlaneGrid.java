package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.api.data.Plane;

/** The planes of one volume or of two, what the model sees, and the panel of the case, in rows that suit the room there is. */
final class PlaneGrid extends Composite {
    private static final List<Plane> PLANES = List.of(Plane.AXIAL, Plane.SAGITTAL, Plane.CORONAL);
    private static final double WIDE = 2.2;
    private static final double TALL = 1.15;

    private final ViewerModel model;
    private final Map<Plane, PlaneCanvas> first = new EnumMap<>(Plane.class);
    private final Map<Plane, PlaneCanvas> second = new EnumMap<>(Plane.class);
    private final InputCanvas input;
    private final CasePanel panel;
    private final PlaneLayout cells = new PlaneLayout();
    private List<List<Control>> rows = List.of();

    PlaneGrid(Composite parent, ViewerModel model, ModelInput prepared) {
        super(parent, SWT.NONE);
        this.model = model;
        setLayout(cells);
        setBackground(getDisplay().getSystemColor(SWT.COLOR_DARK_GRAY));
        for (Plane plane : PLANES) {
            first.put(plane, new PlaneCanvas(this, model, plane, false));
        }
        for (Plane plane : PLANES) {
            second.put(plane, new PlaneCanvas(this, model, plane, true));
        }
        input = new InputCanvas(this, model, prepared);
        panel = new CasePanel(this, model);
        addListener(SWT.Resize, e -> arrange());
        model.addListener(this::refresh);
        arrange();
    }

    private void refresh() {
        if (!isDisposed()) {
            arrange();
            for (Control child : getChildren()) {
                if (child.getVisible() && child != panel.control()) {
                    child.redraw();
                }
            }
        }
    }

    private void arrange() {
        List<List<Control>> now = arrangement();
        cells.setRows(now);
        if (!now.equals(rows)) {
            rows = now;
            layout();
        }
    }

    private List<List<Control>> arrangement() {
        Point size = getSize();
        double aspect = size.y == 0 ? 1 : (double) size.x / size.y;
        if (model.alone().isPresent()) {
            return List.of(alone(model.alone().get()));
        }
        if (model.beside().isEmpty()) {
            List<Control> all = row(first, Optional.of(model.inputShown() ? input : panel.control()));
            return aspect > WIDE ? List.of(all) : List.of(all.subList(0, 2), all.subList(2, 4));
        }
        if (aspect < TALL) {
            return pairs();
        }
        Optional<Control> above = model.inputShown() ? Optional.of(input) : Optional.empty();
        return List.of(row(first, above), row(second, above.map(any -> panel.control())));
    }

    private List<Control> alone(Plane plane) {
        List<Control> row = new ArrayList<>(List.of(first.get(plane)));
        if (model.beside().isPresent()) {
            row.add(second.get(plane));
        }
        if (model.inputShown() && plane == Plane.AXIAL) {
            row.add(input);
        }
        return row;
    }

    private List<List<Control>> pairs() {
        List<List<Control>> pairs = new ArrayList<>();
        PLANES.forEach(p -> pairs.add(List.of(first.get(p), second.get(p))));
        if (model.inputShown()) {
            pairs.add(List.of(input, panel.control()));
        }
        return pairs;
    }

    private static List<Control> row(Map<Plane, PlaneCanvas> canvases, Optional<Control> more) {
        List<Control> row = new ArrayList<>();
        PLANES.forEach(p -> row.add(canvases.get(p)));
        more.ifPresent(row::add);
        return row;
    }

    /** A plane of the volume that is shown. */
    PlaneCanvas plane(Plane plane) {
        return first.get(plane);
    }

    /** A plane of the volume beside it. */
    PlaneCanvas beside(Plane plane) {
        return second.get(plane);
    }

    /** What the model sees. */
    InputCanvas input() {
        return input;
    }

    /** Lets go of the case. */
    void forget() {
        first.values().forEach(PlaneCanvas::forget);
        second.values().forEach(PlaneCanvas::forget);
    }
}

package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.api.data.Plane;

/** The planes of one volume or of two, what the model sees, and the panel of the case, laid out so that the slices are large. */
final class PlaneGrid extends Composite {
    private static final List<Plane> PLANES = List.of(Plane.AXIAL, Plane.SAGITTAL, Plane.CORONAL);
    /** How much of the room the first plane may have. */
    private static final double[] SHARES = {0.5, 0.58, 2 / 3.0};

    /** A head, where no case says how large it is. */
    private static final double USUAL_MM = 240;

    private static final int PANEL_WIDTH = 250;
    private static final double PANEL_HEIGHT = 260;
    private static final double PANEL_WORTH = 1;

    private final ViewerModel model;
    private final Map<Plane, PlaneCanvas> first = new EnumMap<>(Plane.class);
    private final Map<Plane, PlaneCanvas> second = new EnumMap<>(Plane.class);
    private final InputCanvas input;
    private final CasePanel panel;
    private final PlaneLayout cells = new PlaneLayout();
    private Arrangement<Control> shown = new Arrangement<>(List.of());

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
        Arrangement<Control> best = Arrangement.best(choices(), getSize(), this::worth);
        if (!best.equals(shown)) {
            shown = best;
            cells.set(best);
            layout();
        }
    }

    /** How large the slice in a cell is, in pixels a millimetre; the panel is no slice, but of some use. */
    private double worth(Control what, Point cell) {
        if (what == panel.control()) {
            return cell.x < PANEL_WIDTH ? 0 : PANEL_WORTH * Math.min(1, cell.y / PANEL_HEIGHT);
        }
        double[] mm = what instanceof PlaneCanvas plane ? plane.extent() : new double[] {USUAL_MM, USUAL_MM};
        return Math.min(cell.x / mm[0], cell.y / mm[1]);
    }

    private List<Arrangement<Control>> choices() {
        if (model.alone().isPresent()) {
            return List.of(Arrangement.rows(List.of(alone(model.alone().get()))));
        }
        return model.beside().isPresent() ? twoVolumes() : oneVolume();
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

    private List<Arrangement<Control>> oneVolume() {
        Control large = first.get(PLANES.get(0));
        List<Control> small = new ArrayList<>(List.of(first.get(PLANES.get(1)), first.get(PLANES.get(2))));
        if (model.inputShown()) {
            small.add(input);
        }
        List<Control> all = new ArrayList<>(small);
        all.add(0, large);
        List<Arrangement<Control>> choices = new ArrayList<>();
        for (double share : SHARES) {
            choices.add(Arrangement.beside(large, share, small));
            choices.add(Arrangement.above(large, share, small));
        }
        choices.add(Arrangement.rows(List.of(all)));
        choices.add(Arrangement.rows(all.stream().map(List::of).toList()));
        Control last = model.inputShown() ? input : panel.control();
        Arrangement<Control> square = Arrangement.rows(List.of(all.subList(0, 2), List.of(all.get(2), last)));
        withPanel(choices);
        choices.add(square);
        return choices;
    }

    private List<Arrangement<Control>> twoVolumes() {
        List<List<Control>> pairs = new ArrayList<>();
        PLANES.forEach(p -> pairs.add(List.of(first.get(p), second.get(p))));
        List<List<Control>> rows = new ArrayList<>(List.of(row(first), row(second)));
        if (model.inputShown()) {
            pairs.add(List.of(input));
            rows.set(0, Stream.concat(rows.get(0).stream(), Stream.of(input)).toList());
            rows.set(
                    1,
                    Stream.concat(rows.get(1).stream(), Stream.of(panel.control()))
                            .toList());
        }
        List<Arrangement<Control>> choices = new ArrayList<>();
        choices.add(Arrangement.rows(pairs));
        if (!model.inputShown()) {
            choices.add(Arrangement.rows(rows));
            withPanel(choices);
        } else {
            choices.add(Arrangement.rows(rows));
        }
        return choices;
    }

    /** The same choices again, each with the panel in a strip at the right. */
    private void withPanel(List<Arrangement<Control>> choices) {
        double strip = Math.min(0.5, (PANEL_WIDTH + 4.0) / Math.max(1, getSize().x));
        List.copyOf(choices).forEach(c -> choices.add(c.leaving(strip, panel.control())));
    }

    private static List<Control> row(Map<Plane, PlaneCanvas> canvases) {
        return PLANES.stream().<Control>map(canvases::get).toList();
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

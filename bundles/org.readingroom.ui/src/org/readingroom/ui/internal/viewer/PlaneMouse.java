package org.readingroom.ui.internal.viewer;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/**
 * The mouse on a plane: the wheel goes through slices, with Ctrl it zooms; the left button is the tool's, the right one
 * drags the window, the middle one (or the left with Shift) moves the slice.
 */
final class PlaneMouse {
    private static final double ZOOM_STEP = 1.2;
    private static final double DRAG_ZOOM = 0.01;
    private static final double WINDOW_STEP = 1 / 300.0;

    private final PlaneCanvas canvas;
    private final ViewerModel model;
    private Optional<Tool> dragging = Optional.empty();
    private Point last = new Point(0, 0);

    PlaneMouse(PlaneCanvas canvas, ViewerModel model) {
        this.canvas = canvas;
        this.model = model;
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, e -> dragging = Optional.empty());
    }

    private void wheel(Event e) {
        if (model.crosshair().isEmpty() || e.count == 0) {
            return;
        }
        e.doit = false;
        if ((e.stateMask & SWT.MOD1) != 0) {
            model.setZoom(model.zoom() * (e.count > 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
        } else {
            model.moveTo(model.crosshair().get().moved(canvas.plane(), Integer.signum(e.count)));
        }
    }

    private void down(Event e) {
        canvas.setFocus();
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        dragging = switch (e.button) {
            case 1 -> Optional.of(shift ? Tool.PAN : model.tool());
            case 2 -> Optional.of(Tool.PAN);
            case 3 -> Optional.of(Tool.WINDOW);
            default -> Optional.empty();
        };
        last = new Point(e.x, e.y);
        if (dragging.equals(Optional.of(Tool.CROSSHAIR))) {
            cross(e);
        }
    }

    private void move(Event e) {
        if (dragging.isEmpty()) {
            return;
        }
        int dx = e.x - last.x;
        int dy = e.y - last.y;
        last = new Point(e.x, e.y);
        switch (dragging.get()) {
            case CROSSHAIR -> cross(e);
            case WINDOW -> window(dx, dy);
            case PAN -> pan(dx, dy);
            case ZOOM -> model.setZoom(model.zoom() * Math.exp(-dy * DRAG_ZOOM));
        }
    }

    private void cross(Event e) {
        canvas.transform()
                .ifPresent(t -> model.moveTo(
                        model.crosshair().orElseThrow().at(canvas.plane(), (int) Math.round(t.row(e.y)), (int)
                                Math.round(t.column(e.x)))));
    }

    /** To the right: a wider window; upwards: a lower level, which is brighter. */
    private void window(int dx, int dy) {
        canvas.volume().ifPresent(v -> {
            Window w = model.window(v);
            double range = WindowPreset.READERS.of(v.values()).width() * WINDOW_STEP;
            model.setWindow(v.name(), Window.of(w.level() + dy * range, w.width() + dx * range));
        });
    }

    private void pan(int dx, int dy) {
        ViewerModel.Pan p = model.pan(canvas.plane());
        double scale = canvas.pixelsAMm();
        model.setPan(canvas.plane(), new ViewerModel.Pan(p.x() + dx / scale, p.y() + dy / scale));
    }
}

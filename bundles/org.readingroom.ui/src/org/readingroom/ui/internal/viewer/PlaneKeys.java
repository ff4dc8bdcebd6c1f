package org.readingroom.ui.internal.viewer;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.readingroom.api.data.SliceRef;

/** The keyboard on a plane. */
final class PlaneKeys {
    /** What the keys do, for the help text. */
    static final String HELP = """
            Page Up, Page Down: next, previous slice (with Shift: ten)
            Home, End: last, first slice
            Arrows: crosshair; with Ctrl: move the slice
            + - 0: zoom in, out, fit
            [ ]: narrower, wider window;  , .: darker, brighter
            1 to 4: window presets
            V: next volume;  B: two side by side
            M: mask outlined, filled, hidden;  O, Shift+O: opacity
            T: truth's box, centre, polygon;  X: crosshair on, off
            I: what the model sees;  F: this plane alone
            C W P Z: what dragging with the left button does
            Wheel: slices; with Ctrl: zoom
            Right button: window;  middle: move the slice""";

    private static final int FAR = 10;
    private static final double ZOOM_STEP = 1.2;
    private static final double PAN_MM = 10;
    private static final double WINDOW_STEP = 1.1;
    private static final double OPACITY_STEP = 0.1;

    private final PlaneCanvas canvas;
    private final ViewerModel model;

    PlaneKeys(PlaneCanvas canvas, ViewerModel model) {
        this.canvas = canvas;
        this.model = model;
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.Traverse, e -> {
            // Tab leaves the plane; arrows are ours.
            e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS;
        });
    }

    private void pressed(Event e) {
        if (model.crosshair().isEmpty()) {
            return;
        }
        boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        if (!moved(e.keyCode, ctrl, shift) && !ctrl) {
            typed(Character.toLowerCase(e.character), shift);
        }
    }

    private boolean moved(int key, boolean ctrl, boolean shift) {
        Crosshair at = model.crosshair().orElseThrow();
        switch (key) {
            case SWT.PAGE_UP -> model.moveTo(at.moved(canvas.plane(), shift ? FAR : 1));
            case SWT.PAGE_DOWN -> model.moveTo(at.moved(canvas.plane(), shift ? -FAR : -1));
            case SWT.HOME -> model.moveTo(at.on(new SliceRef(canvas.plane(), at.count(canvas.plane()) - 1)));
            case SWT.END -> model.moveTo(at.on(new SliceRef(canvas.plane(), 0)));
            case SWT.ARROW_UP -> arrow(0, -1, ctrl);
            case SWT.ARROW_DOWN -> arrow(0, 1, ctrl);
            case SWT.ARROW_LEFT -> arrow(-1, 0, ctrl);
            case SWT.ARROW_RIGHT -> arrow(1, 0, ctrl);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void arrow(int columns, int rows, boolean pan) {
        if (pan) {
            ViewerModel.Pan p = model.pan(canvas.plane());
            model.setPan(canvas.plane(), new ViewerModel.Pan(p.x() + columns * PAN_MM, p.y() + rows * PAN_MM));
        } else {
            Crosshair at = model.crosshair().orElseThrow();
            model.moveTo(at.at(canvas.plane(), at.row(canvas.plane()) + rows, at.column(canvas.plane()) + columns));
        }
    }

    private void typed(char c, boolean shift) {
        switch (c) {
            case '+', '=' -> model.setZoom(model.zoom() * ZOOM_STEP);
            case '-' -> model.setZoom(model.zoom() / ZOOM_STEP);
            case '0' -> model.fit();
            case '[' -> window(1 / WINDOW_STEP, 0);
            case ']' -> window(WINDOW_STEP, 0);
            case ',' -> window(1, 1);
            case '.' -> window(1, -1);
            case '1', '2', '3', '4' -> model.preset(WindowPreset.values()[c - '1']);
            case 'm' ->
                model.setMaskStyle(MaskStyle.values()[(model.maskStyle().ordinal() + 1) % MaskStyle.values().length]);
            case 'o' -> model.setOpacity(model.opacity() + (shift ? -OPACITY_STEP : OPACITY_STEP));
            case 't' -> model.setTruth(!model.truth());
            case 'x' -> model.showCrosshair(!model.crosshairShown());
            case 'v' -> model.setVolume(next(model.volume()));
            case 'b' ->
                model.setBeside(model.beside().isPresent() ? Optional.empty() : Optional.of(next(model.volume())));
            case 'i' -> model.setInputShown(!model.inputShown());
            case 'f' -> model.showAlone(canvas.plane());
            default -> tool(c);
        }
    }

    private void tool(char c) {
        for (Tool tool : Tool.values()) {
            if (tool.key() == c) {
                model.setTool(tool);
            }
        }
    }

    private void window(double widen, int darken) {
        canvas.volume().ifPresent(v -> {
            Window w = model.window(v);
            double step = w.width() * OPACITY_STEP;
            model.setWindow(v.name(), Window.of(w.level() + darken * step, w.width() * widen));
        });
    }

    private String next(String name) {
        List<String> names = model.shown().orElseThrow().names();
        return names.get((names.indexOf(name) + 1) % names.size());
    }
}

package org.readingroom.ui.internal.viewer;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.api.data.Plane;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.ui.internal.form.CheckBox;

/** One plane of the shown case, painted from the voxels themselves. */
final class PlaneCanvas extends Canvas {
    private static final Color LETTER = new Color(255, 214, 120);
    private static final Color TEXT = new Color(235, 235, 235);
    private static final Color FOCUS = new Color(86, 180, 233);
    private static final double USUAL_MM = 240;
    private static final int MARGIN = 6;

    private final ViewerModel model;
    private final Plane plane;
    private final boolean second;
    private final PlanePicture picture = new PlanePicture();
    private final SliceShapes shapes = new SliceShapes();
    private LongConsumer clock = nanos -> {};
    private int slicesPainted;

    /** @param second whether it shows the volume beside */
    PlaneCanvas(Composite parent, ViewerModel model, Plane plane, boolean second) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.model = model;
        this.plane = plane;
        this.second = second;
        // The theme would lighten the black that scans lie on.
        CheckBox.withoutTheme(this);
        setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        addListener(SWT.Paint, e -> timed(e.gc));
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Dispose, e -> forget());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = title();
            }
        });
        new PlaneMouse(this, model);
        new PlaneKeys(this, model);
    }

    Plane plane() {
        return plane;
    }

    /** The volume it shows, once it is read. */
    Optional<ShownVolume> volume() {
        String name = second ? model.beside().orElse("") : model.volume();
        return model.shown().flatMap(c -> c.volume(name));
    }

    /** Tells the time that each paint takes, in nanoseconds. */
    void setClock(LongConsumer newClock) {
        clock = newClock;
    }

    /** How many times a slice of the shown case has been painted. */
    int slicesPainted() {
        return slicesPainted;
    }

    /** Lets go of the case. */
    void forget() {
        slicesPainted = 0;
        picture.forget();
        shapes.forget();
    }

    /** Such as {@code Axial 78/155, flair}. */
    String title() {
        String name = plane.name().charAt(0) + plane.name().substring(1).toLowerCase(Locale.ROOT);
        return model.crosshair()
                .map(c -> name + " " + (c.slice(plane).index() + 1) + "/" + c.count(plane)
                        + volume().map(v -> ", " + v.name()).orElse(""))
                .orElse(name);
    }

    /** Where the slice's pixels lie now; empty where there is no slice. */
    Optional<PlaneTransform> transform() {
        return geometry().map(g -> {
            Point size = getSize();
            ViewerModel.Pan pan = model.pan(plane);
            return PlaneTransform.fit(size.x, size.y, g.frame(), model.zoom(), pan.x(), pan.y());
        });
    }

    /** How many pixels of the screen a millimetre takes; 1 where there is no slice. */
    double pixelsAMm() {
        return geometry()
                .flatMap(g -> transform().map(t -> t.width() / g.frame().mmPerColumn()))
                .orElse(1.0);
    }

    /** How many millimetres the slice is wide and high; those of a head where there is no slice. */
    double[] extent() {
        return geometry()
                .map(SliceGeometry::frame)
                .map(f -> new double[] {f.columns() * f.mmPerColumn(), f.rows() * f.mmPerRow()})
                .orElse(new double[] {USUAL_MM, USUAL_MM});
    }

    private Optional<SliceGeometry> geometry() {
        return model.crosshair().map(c -> SliceGeometry.of(c.space(), c.slice(plane)));
    }

    private void timed(GC gc) {
        long start = System.nanoTime();
        paint(gc);
        clock.accept(System.nanoTime() - start);
    }

    private void paint(GC gc) {
        Point size = getSize();
        gc.setBackground(getBackground());
        gc.fillRectangle(0, 0, size.x, size.y);
        Optional<ShownVolume> volume = volume();
        Optional<SliceGeometry> geometry = geometry();
        if (volume.isPresent() && geometry.isPresent()) {
            slice(gc, volume.get(), geometry.get(), transform().orElseThrow());
            letters(gc, size);
            slicesPainted++;
        } else if (model.shown().isPresent()) {
            centred(gc, "Reading...", size.x / 2, size.y / 2);
        } else if (plane == Plane.AXIAL) {
            centred(gc, "Choose a case to see it here.", size.x / 2, size.y / 2);
        }
        if (isFocusControl()) {
            gc.setForeground(FOCUS);
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, size.x - 2, size.y - 2);
        }
    }

    private void slice(GC gc, ShownVolume volume, SliceGeometry geometry, PlaneTransform to) {
        Image image = picture.of(getDisplay(), model, volume, geometry);
        int x = (int) Math.round(to.left());
        int y = (int) Math.round(to.top());
        int width = (int) Math.round(geometry.frame().columns() * to.width());
        int height = (int) Math.round(geometry.frame().rows() * to.height());
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(image, 0, 0, image.getBounds().width, image.getBounds().height, x, y, width, height);
        gc.setAntialias(SWT.ON);
        ShapePainter painter = new ShapePainter(gc, to);
        if (model.maskStyle() == MaskStyle.OUTLINED) {
            picture.outlines()
                    .forEach(o -> painter.loops(
                            o.loops(), OverlayColours.label(o.label()), LabelLine.of(o.label()), model.opacity()));
        }
        shapes.areas(model, geometry).forEach(a -> painter.loops(a.loops(), a.colour(), a.line(), 1));
        model.overlays().stream()
                .filter(model::overlayShown)
                .filter(o -> o.slice().filter(geometry.ref()::equals).isPresent())
                .forEach(painter::shape);
        if (model.truth()) {
            shapes.truth(model.shown().flatMap(ShownCase::reference), geometry).forEach(painter::shape);
        }
        model.field().ifPresent(space -> painter.shape(InputField.on(geometry, space)));
        if (model.crosshairShown()) {
            crosshair(gc, to);
        }
    }

    private void crosshair(GC gc, PlaneTransform to) {
        Crosshair c = model.crosshair().orElseThrow();
        Point size = getSize();
        int x = (int) Math.round(to.x(c.column(plane)));
        int y = (int) Math.round(to.y(c.row(plane)));
        CrosshairLines.draw(gc, size, x, y);
    }

    private void letters(GC gc, Point size) {
        PlaneLetters letters = PlaneLetters.of(plane);
        int line = gc.getFontMetrics().getHeight();
        gc.setForeground(LETTER);
        shadowed(gc, letters.left(), MARGIN, size.y / 2 - line / 2);
        shadowed(gc, letters.right(), size.x - MARGIN - gc.textExtent(letters.right()).x, size.y / 2 - line / 2);
        String[] lines = title().split(", ");
        // In a narrow pane the title reaches to the middle: the letter then stands behind it.
        int middle = size.x / 2 - gc.textExtent(letters.top()).x / 2;
        shadowed(gc, letters.top(), Math.max(middle, gc.textExtent(lines[0]).x + 3 * MARGIN), MARGIN);
        shadowed(gc, letters.bottom(), size.x / 2 - gc.textExtent(letters.bottom()).x / 2, size.y - MARGIN - line);
        gc.setForeground(TEXT);
        for (int n = 0; n < lines.length; n++) {
            shadowed(gc, lines[n], MARGIN, MARGIN + n * line);
        }
    }

    private void centred(GC gc, String text, int x, int y) {
        gc.setForeground(TEXT);
        Point extent = gc.textExtent(text);
        shadowed(gc, text, x - extent.x / 2, y - extent.y / 2);
    }

    private static void shadowed(GC gc, String text, int x, int y) {
        Color colour = gc.getForeground();
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawText(text, x + 1, y + 1, true);
        gc.setForeground(colour);
        gc.drawText(text, x, y, true);
    }
}

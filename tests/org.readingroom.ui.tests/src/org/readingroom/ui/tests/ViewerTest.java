package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.readingroom.ui.tests.MadeUpCase.COLUMNS;
import static org.readingroom.ui.tests.MadeUpCase.ROWS;
import static org.readingroom.ui.tests.MadeUpCase.SLICES;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.ui.internal.viewer.CaseViewer;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.viewer.LineStyle;
import org.readingroom.ui.internal.viewer.Overlay;
import org.readingroom.ui.internal.viewer.OverlayColours;
import org.readingroom.ui.internal.viewer.ViewedCase;

/** The viewer, by what it shows of a case whose every voxel is known. */
class ViewerTest {
    private static final SliceRef SLICE = new SliceRef(Plane.AXIAL, 16);
    private static final RGB LETTER = new RGB(255, 214, 120);

    private CaseViewerView view;
    private Canvas axial;

    @BeforeEach
    void open() {
        view = Workbench.show(CaseViewerView.ID, CaseViewerView.class);
        show(
                new MadeUpCase("known", "flair", "t1"),
                Overlay.on(
                        SLICE,
                        "centre",
                        OverlayColours.arm(1),
                        LineStyle.SOLID,
                        new Overlay.Point(new PixelPoint(33, 27))));
        axial = view.plane(Plane.AXIAL);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private void show(MadeUpCase subject, Overlay... overlays) {
        CaseViewer.show(new ViewedCase(subject, "made up"), SLICE, List.of(overlays));
        Workbench.await("the case is read", () -> !view.busy());
    }

    private void key(char c) {
        Event e = new Event();
        e.character = c;
        e.keyCode = c;
        axial.notifyListeners(SWT.KeyDown, e);
    }

    private void key(int code) {
        Event e = new Event();
        e.keyCode = code;
        axial.notifyListeners(SWT.KeyDown, e);
    }

    private void mouse(int type, int button, int x, int y) {
        Event e = new Event();
        e.button = button;
        e.x = x;
        e.y = y;
        axial.notifyListeners(type, e);
    }

    private RGB pixel(double row, double column) {
        return CanvasPixels.of(axial).at(ROWS, COLUMNS, row, column);
    }

    private static void assertGrey(RGB colour) {
        assertTrue(Math.abs(colour.red - colour.green) < 3 && Math.abs(colour.green - colour.blue) < 3, colour + "");
    }

    @Test
    void crosshairSaysVoxelMillimetresValuesAndLabel() {
        assertEquals("voxel 27, 33, 16    L 7.0  P 9.0  S 0.0 mm    flair 500    t1 250    label 4", view.readout());
        assertTrue(view.getTitle().contains("known"), view.getTitle());
    }

    @Test
    void patientsRightIsOnTheLeftAndLettersSaySo() {
        key('x');
        key('m');
        key('m');
        RGB bright = pixel(24, 5);
        RGB across = pixel(24, COLUMNS - 6);
        assertGrey(bright);
        assertTrue(bright.red > across.red + 100, bright + " and " + across);
        CanvasPixels shown = CanvasPixels.of(axial);
        Point size = shown.size();
        assertTrue(shown.has(LETTER, 0, size.y / 2 - 15, 25, 30), "left");
        assertTrue(shown.has(LETTER, size.x - 25, size.y / 2 - 15, 25, 30), "right");
        assertTrue(shown.has(LETTER, size.x / 2 - 40, 0, 100, 30), "top");
        assertTrue(shown.has(LETTER, size.x / 2 - 15, size.y - 30, 30, 30), "bottom");
        Workbench.picture("viewer-plain.png");
        key('m');
        key('x');
    }

    @Test
    void maskIsFilledInTheLabelsColourAndHiddenAtWill() {
        key('x');
        key('m');
        RGB oedema = pixel(36, 30);
        assertTrue(oedema.red > oedema.blue + 50 && oedema.green > oedema.blue + 50, "yellow, not " + oedema);
        RGB core = pixel(34, 28);
        assertTrue(core.green > core.red + 20 && core.green > core.blue + 10, "mint, not " + core);
        assertGrey(pixel(10, 20));
        Workbench.picture("viewer-filled.png");
        key('m');
        assertGrey(pixel(36, 30));
        key('m');
        key('x');
    }

    @Test
    void answersOfReadersAreDrawnInTheirColourOnTheirSliceAlone() {
        Overlay box = Overlay.on(
                SLICE,
                "some-arm",
                OverlayColours.arm(0),
                LineStyle.SOLID,
                new Overlay.Box(new PixelBox(8, 10, 14, 20)));
        CaseViewer.show(view(), SLICE, List.of(box));
        Workbench.await("the case is read", () -> !view.busy());
        assertTrue(view.legend().contains("some-arm"), view.legend().toString());
        CanvasPixels shown = CanvasPixels.of(axial);
        Point left = CanvasPixels.at(shown.size(), ROWS, COLUMNS, 11, 9.5);
        assertTrue(shown.has(OverlayColours.arm(0), left.x - 3, left.y - 2, 6, 4), "the box's left edge");
        Workbench.picture("viewer-overlay.png");
        key(SWT.PAGE_UP);
        CanvasPixels above = CanvasPixels.of(axial);
        assertFalse(above.has(OverlayColours.arm(0), left.x - 3, left.y - 2, 6, 4), "another slice");
    }

    private ViewedCase view() {
        return new ViewedCase(new MadeUpCase("answered", "flair"), "made up");
    }

    @Test
    void keysMoveThroughSlicesAndVoxels() {
        key(SWT.PAGE_UP);
        assertTrue(view.readout().startsWith("voxel 27, 33, 17 "), view.readout());
        key(SWT.ARROW_LEFT);
        key(SWT.ARROW_DOWN);
        assertTrue(view.readout().startsWith("voxel 26, 34, 17 "), view.readout());
        key(SWT.END);
        assertTrue(view.readout().startsWith("voxel 26, 34, 0 "), view.readout());
        key(SWT.HOME);
        assertTrue(view.readout().startsWith("voxel 26, 34, " + (SLICES - 1)), view.readout());
    }

    @Test
    void mouseSetsTheCrosshairScrollsAndDragsTheWindow() {
        Point size = axial.getSize();
        Point at = CanvasPixels.at(size, ROWS, COLUMNS, 24, 5);
        mouse(SWT.MouseDown, 1, at.x, at.y);
        mouse(SWT.MouseUp, 1, at.x, at.y);
        assertTrue(view.readout().startsWith("voxel 5, 24, 16 "), view.readout());
        assertTrue(view.readout().contains("flair 1000"), view.readout());
        Event wheel = new Event();
        wheel.count = -3;
        axial.notifyListeners(SWT.MouseVerticalWheel, wheel);
        assertTrue(view.readout().startsWith("voxel 5, 24, 15 "), view.readout());
        RGB before = pixel(40, 8);
        mouse(SWT.MouseDown, 3, 50, 50);
        mouse(SWT.MouseMove, 3, 50, -150);
        mouse(SWT.MouseUp, 3, 50, -150);
        RGB after = pixel(40, 8);
        assertTrue(after.red > before.red + 20, "upwards is brighter: " + before + " to " + after);
        key('1');
        assertEquals(before, pixel(40, 8));
    }

    @Test
    void twoVolumesSideBySideAndOnePlaneAlone() {
        assertFalse(view.beside(Plane.AXIAL).isVisible());
        key('b');
        assertTrue(view.beside(Plane.AXIAL).isVisible()
                && view.beside(Plane.SAGITTAL).isVisible());
        RGB there = CanvasPixels.of(axial).at(ROWS, COLUMNS, 24, 5);
        assertEquals(there, CanvasPixels.of(view.beside(Plane.AXIAL)).at(ROWS, COLUMNS, 24, 5));
        Workbench.picture("viewer-beside.png");
        key('f');
        assertTrue(axial.isVisible() && view.beside(Plane.AXIAL).isVisible());
        assertFalse(view.plane(Plane.SAGITTAL).isVisible());
        key('f');
        key('b');
        assertFalse(view.beside(Plane.AXIAL).isVisible());
        assertTrue(view.plane(Plane.SAGITTAL).isVisible());
    }

    @Test
    void modelsViewIsPreparedAsRunsPrepareIt() {
        key('i');
        Workbench.await("the volume is prepared", () -> !view.busy());
        assertTrue(view.input().isVisible());
        Workbench.picture("viewer-input.png");
        key('x');
        // The whole 40 x 48 mm in 128 x 128: the block on the right is white, what lies round it is black.
        RGB bright = CanvasPixels.of(view.input()).at(ROWS, COLUMNS, 24, 5);
        assertEquals(new RGB(255, 255, 255), bright);
        assertEquals(new RGB(0, 0, 0), CanvasPixels.of(view.input()).at(ROWS, COLUMNS, 4, 20));
        key('x');
        key('i');
        assertFalse(view.input().isVisible());
    }

    @Test
    void volumeThatCannotBeReadIsNamedAndTheOthersAreShown() {
        show(new MadeUpCase("torn", "flair", "t1", "t2"));
        assertEquals("t2 of case torn is torn; copy it again", view.trouble());
        assertTrue(view.readout().contains("flair 100    t1 50"), view.readout());
        show(new MadeUpCase("sound", "flair"));
        assertEquals("", view.trouble());
    }
}

package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.SliceGeometry;

/** The picture of one slice of a volume with its labels. Each step is done again only where what it rests on has changed. */
final class PlanePicture {
    private static final PaletteData RGB_BYTES = new PaletteData(0xff0000, 0xff00, 0xff);

    /** What the labels' colours rest on. */
    private record Colouring(MaskStyle style, double opacity, List<Integer> colours) {}

    /** The outline of a label. */
    record Outline(int label, List<int[]> loops) {}

    private Volume volume;
    private LabelMap map;
    private SliceRef slice;
    private SliceFrame frame;
    private short[] levels = {};
    private byte[] labels = {};
    private boolean labelled;
    private Optional<List<Outline>> outlines = Optional.empty();
    private Window window;
    private byte[] greys = {};
    private Colouring colouring;
    private Image image;

    /** The size of the slice. */
    SliceFrame frame() {
        return frame;
    }

    /** The picture, which stays this object's to dispose of. */
    Image of(Device device, ViewerModel model, ShownVolume shown, SliceGeometry geometry) {
        boolean other = cut(model, shown, geometry);
        Window wanted = model.window(shown);
        if (!wanted.equals(window) || greys.length == 0) {
            window = wanted;
            greys = wanted.table(shown.values().scale());
            other = true;
        }
        Colouring now = colouring(model);
        if (!now.equals(colouring)) {
            colouring = now;
            other = true;
        }
        if (other || image == null) {
            draw(device);
        }
        return image;
    }

    /** Takes the slice out of volume and mask; true where it is another than before. */
    private boolean cut(ViewerModel model, ShownVolume shown, SliceGeometry geometry) {
        boolean moved = !geometry.ref().equals(slice);
        boolean other = moved || shown.volume() != volume;
        if (other) {
            if (shown.volume() != volume) {
                greys = new byte[0];
            }
            volume = shown.volume();
            frame = geometry.frame();
            levels = SlicePixels.levels(volume, shown.values().scale(), geometry);
        }
        LabelMap reference = model.shown().flatMap(ShownCase::reference).orElse(null);
        if (moved || reference != map) {
            map = reference;
            labelled = reference != null;
            labels = labelled ? SlicePixels.labels(reference, geometry) : new byte[0];
            outlines = Optional.empty();
            other = true;
        }
        slice = geometry.ref();
        return other;
    }

    private Colouring colouring(ViewerModel model) {
        List<Integer> colours = new ArrayList<>();
        // The smallest last, so that it is drawn over what lies round it.
        model.shown().map(ShownCase::labelCounts).ifPresent(counts -> counts.entrySet().stream()
                .filter(e -> model.labelShown(e.getKey()))
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .forEach(e -> colours.add(e.getKey())));
        return new Colouring(model.maskStyle(), model.opacity(), colours);
    }

    private void draw(Device device) {
        byte[] rgb = SlicePixels.rgb(levels, greys);
        if (labelled && colouring.style() == MaskStyle.FILLED) {
            SlicePixels.fill(rgb, labels, table(), colouring.opacity());
        }
        dispose();
        image = new Image(device, new ImageData(frame.columns(), frame.rows(), 24, RGB_BYTES, 1, rgb));
    }

    private int[] table() {
        int[] table = new int[256];
        Arrays.fill(table, -1);
        for (int label : colouring.colours()) {
            RGB c = OverlayColours.label(label);
            table[label] = c.red << 16 | c.green << 8 | c.blue;
        }
        return table;
    }

    /** The outlines of the labels that are shown, the largest label first; none where there is no mask. */
    List<Outline> outlines() {
        if (!labelled) {
            return List.of();
        }
        if (outlines.isEmpty()) {
            boolean[] there = new boolean[256];
            for (byte label : labels) {
                there[label & 0xff] = true;
            }
            List<Outline> all = new ArrayList<>();
            for (int label = 1; label < there.length; label++) {
                if (there[label]) {
                    byte wanted = (byte) label;
                    all.add(new Outline(
                            label, EdgeLoops.of(at -> labels[at] == wanted, frame.rows(), frame.columns())));
                }
            }
            outlines = Optional.of(all);
        }
        return outlines.get().stream()
                .filter(o -> colouring.colours().contains(o.label()))
                .sorted(Comparator.comparingInt(o -> colouring.colours().indexOf(o.label())))
                .toList();
    }

    /** Lets go of the picture, and of what it was made from. */
    void forget() {
        dispose();
        volume = null;
        map = null;
        slice = null;
        levels = new short[0];
        labels = new byte[0];
        labelled = false;
        outlines = Optional.empty();
        greys = new byte[0];
        colouring = null;
    }

    private void dispose() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }
}

package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.ModelSpace;
import org.readingroom.api.task.PixelBox;
import org.readingroom.imaging.SliceGeometry;

/** The part of the volume that a model is given, as a box on a slice. */
final class InputField {
    private static final RGB WHITE = new RGB(255, 255, 255);

    private InputField() {}

    /** The box of a model grid on a slice of its source, in whichever plane. */
    static Overlay on(SliceGeometry geometry, ModelSpace space) {
        Grid g = space.grid();
        double[] from = pixel(geometry, space, -0.5, -0.5, -0.5);
        double[] to = pixel(geometry, space, g.nx() - 0.5, g.ny() - 0.5, g.nz() - 0.5);
        // Outer edges, as indices of the outermost pixels.
        PixelBox box = new PixelBox(
                Math.min(from[0], to[0]) + 0.5,
                Math.min(from[1], to[1]) + 0.5,
                Math.max(from[0], to[0]) - 0.5,
                Math.max(from[1], to[1]) - 0.5);
        return Overlay.on(geometry.ref(), "model's view", WHITE, LineStyle.DASHED, new Overlay.Box(box));
    }

    private static double[] pixel(SliceGeometry geometry, ModelSpace space, double column, double row, double slice) {
        double[] voxel = space.toSource(column, row, slice);
        return geometry.toPixel(voxel[0], voxel[1], voxel[2]);
    }
}

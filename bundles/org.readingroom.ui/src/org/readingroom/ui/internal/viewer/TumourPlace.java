package org.readingroom.ui.internal.viewer;

import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.imaging.Reorientation;

/** Where to look first: the axial slice with most tumour, at the tumour's voxel nearest to its middle there. */
final class TumourPlace {
    private TumourPlace() {}

    /** The place; empty where the mask is. */
    static Optional<Crosshair> of(LabelMap labels, Reorientation space) {
        Grid g = space.canonical();
        int best = -1;
        int most = 0;
        for (int up = 0; up < g.nz(); up++) {
            int count = 0;
            for (int front = 0; front < g.ny(); front++) {
                for (int right = 0; right < g.nx(); right++) {
                    count += labels.label(space.sourceIndex(right, front, up)) == 0 ? 0 : 1;
                }
            }
            if (count > most) {
                most = count;
                best = up;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(middle(labels, space, best));
    }

    private static Crosshair middle(LabelMap labels, Reorientation space, int up) {
        Grid g = space.canonical();
        double[] sum = new double[3];
        for (int front = 0; front < g.ny(); front++) {
            for (int right = 0; right < g.nx(); right++) {
                if (labels.label(space.sourceIndex(right, front, up)) != 0) {
                    sum[0] += right;
                    sum[1] += front;
                    sum[2]++;
                }
            }
        }
        return nearest(labels, space, sum[0] / sum[2], sum[1] / sum[2], up);
    }

    private static Crosshair nearest(LabelMap labels, Reorientation space, double x, double y, int up) {
        Grid g = space.canonical();
        double least = Double.POSITIVE_INFINITY;
        Crosshair found = new Crosshair(space, (int) Math.rint(x), (int) Math.rint(y), up);
        for (int front = 0; front < g.ny(); front++) {
            for (int right = 0; right < g.nx(); right++) {
                double distance = (right - x) * (right - x) + (front - y) * (front - y);
                if (distance < least && labels.label(space.sourceIndex(right, front, up)) != 0) {
                    least = distance;
                    found = new Crosshair(space, right, front, up);
                }
            }
        }
        return found;
    }
}

package org.readingroom.datasets.internal.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the foci of a glioma. Sizes come from one distribution for both grades, so that size does not tell the grade;
 * what tells it is the ring and the necrosis in high grade, and how far oedema reaches beyond the core.
 */
final class FocusPlan {
    private final Anatomy anatomy;
    private final Draws draws;
    private final boolean low;
    private final String pattern;

    FocusPlan(Anatomy anatomy, Draws draws, boolean low, String pattern) {
        this.anatomy = anatomy;
        this.draws = draws;
        this.low = low;
        this.pattern = pattern;
    }

    List<Focus> foci(boolean tiny, int count) {
        List<Focus> foci = new ArrayList<>();
        double reach = tiny ? draws.between(7, 11) : draws.between(13, 33);
        foci.add(focus(reach, foci));
        for (int n = 1; n < count; n++) {
            foci.add(focus(Math.max(6, reach * draws.between(0.35, 0.7)), foci));
        }
        return List.copyOf(foci);
    }

    private Focus focus(double reach, List<Focus> others) {
        double core = reach * (low ? draws.between(0.74, 0.96) : draws.between(0.5, 0.8));
        double rim = pattern.equals("ring") ? Math.min(0.5 * core, draws.between(2, 4.5)) : 0;
        double nodule = pattern.equals("nodular") ? draws.between(0.1, 0.3) : 2;
        double stretch = draws.between(0.85, 1.18);
        double[] at = place(reach, core, others);
        return new Focus(at[0], at[1], at[2], core, reach, rim, stretch, nodule);
    }

    /** A place in the white matter of one hemisphere, off the middle and clear of the ventricles and of other foci. */
    private double[] place(double reach, double core, List<Focus> others) {
        double[] best = null;
        double bestDepth = Double.NEGATIVE_INFINITY;
        for (int attempt = 0; attempt < 400; attempt++) {
            double[] p = {draws.between(-58, 58), draws.between(-70, 66), draws.between(-34, 55)};
            double depth = anatomy.cerebrum(p[0], p[1], p[2]);
            boolean clear = others.stream().allMatch(f -> f.distance(p) > f.core() + core + 4);
            boolean near = others.isEmpty() || others.stream().anyMatch(f -> f.distance(p) < f.oedema() + reach + 40);
            if (!clear || Math.abs(p[0]) < 12 + 0.45 * core) {
                continue;
            }
            if (near
                    && depth > 5 + 0.45 * core
                    && depth < 42
                    && -anatomy.ventricles(p[0], p[1], p[2]) > 1 + 0.35 * core) {
                return p;
            }
            if (depth > bestDepth) {
                bestDepth = depth;
                best = p;
            }
        }
        // In a small head with a large tumour no place meets every wish: the deepest that was seen will do.
        return best == null ? new double[] {34, 8, 24} : best;
    }
}

package org.readingroom.datasets.internal.phantom;

/**
 * The brain of a synthetic patient, as the share of each tissue at a point.
 *
 * <p>Points are in mm from the middle of the field of view: x to the right, y to the front, z up. Cerebrum with
 * temporal lobes, cerebellum and brain stem; a folded cortex (grey matter along the zero surfaces of a noise near the
 * surface, the furrows filled with fluid), the fissure between the hemispheres, lateral, third and fourth ventricles,
 * and deep grey nuclei. Size, tilt, ventricles and folds differ from patient to patient. There is no skull: BraTS
 * volumes have none.
 */
final class Anatomy {
    private final double[] turn;
    private final double[] shift;
    private final double[] size;
    private final double ventricle;
    private final double foldWidth;
    private final LatticeNoise folds;
    private final LatticeNoise bends;

    Anatomy(Draws draws) {
        turn = rotation(draws.bell() * 0.04, draws.bell() * 0.03, draws.bell() * 0.03);
        shift = new double[] {draws.bell() * 1.5, draws.bell() * 2, draws.bell() * 2 - 1};
        double all = 1 + draws.bell() * 0.03;
        size = new double[3];
        for (int a = 0; a < 3; a++) {
            size[a] = all * (1 + draws.bell() * 0.02);
        }
        ventricle = draws.between(0.75, 1.35);
        foldWidth = draws.between(0.5, 1.1);
        folds = new LatticeNoise(draws.next());
        bends = new LatticeNoise(draws.next());
    }

    /** Small angles about x, y and z. */
    private static double[] rotation(double a, double b, double c) {
        double ca = StrictMath.cos(a), sa = StrictMath.sin(a);
        double cb = StrictMath.cos(b), sb = StrictMath.sin(b);
        double cc = StrictMath.cos(c), sc = StrictMath.sin(c);
        return new double[] {
            cc * cb,
            cc * sb * sa - sc * ca,
            cc * sb * ca + sc * sa,
            sc * cb,
            sc * sb * sa + cc * ca,
            sc * sb * ca - cc * sa,
            -sb,
            cb * sa,
            cb * ca
        };
    }

    /** Carries a point of the field of view into the frame of the standard brain; {@code to} may be {@code from}. */
    void toBrain(double[] from, double[] to) {
        double x = from[0] - shift[0];
        double y = from[1] - shift[1];
        double z = from[2] - shift[2];
        to[0] = (turn[0] * x + turn[1] * y + turn[2] * z) / size[0];
        to[1] = (turn[3] * x + turn[4] * y + turn[5] * z) / size[1];
        to[2] = (turn[6] * x + turn[7] * y + turn[8] * z) / size[2];
    }

    /** How deep a point of the standard brain lies in the cerebrum. */
    double cerebrum(double x, double y, double z) {
        double half = 66 - 0.06 * y;
        double main = Solid.ellipsoid(x, y, z - 6, half, y > 0 ? 83 : 87, z > 6 ? 62 : 40);
        double temporal = Solid.ellipsoid(Math.abs(x) - 42, y - 4, z + 24, 21, 40, 21);
        return Math.min(Solid.unite(main, temporal, 10), -cerebellum(x, y, z) - 1.5);
    }

    private static double cerebellum(double x, double y, double z) {
        double lobe = Solid.ellipsoid(Math.abs(x) - 21, y + 48, z + 37, 31, 29, 21);
        double vermis = Solid.ellipsoid(x, y + 45, z + 35, 14, 25, 20);
        return Solid.unite(lobe, vermis, 6);
    }

    private static double stem(double x, double y, double z) {
        return Solid.ellipsoid(x, y + 22 - 0.15 * z, z + 46, 13, 13, 42);
    }

    /** How deep a point of the standard brain lies in the ventricles; under 0 outside. */
    double ventricles(double x, double y, double z) {
        double side = Math.abs(x);
        double bend = (y + 2) / 34;
        double body = Solid.ellipsoid(
                side - 8 - 7 * bend * bend, y - 2, z - 17 + 5 * bend * bend, 6 * ventricle, 36, 8 * ventricle);
        double horn = Solid.ellipsoid(side - 24, y + 40, z - 6, 7 * ventricle, 19, 9 * ventricle);
        double third = Solid.ellipsoid(x, y + 6, z - 1, 2.2 * ventricle, 14, 11);
        double fourth = Solid.ellipsoid(x, y + 37, z + 38, 6, 5, 9);
        return Math.max(Solid.unite(body, horn, 4), Math.max(third, fourth));
    }

    private static double nuclei(double side, double y, double z) {
        double caudate = Solid.ellipsoid(side - 17 - 0.1 * y, y - 14, z - 13, 5, 14, 8);
        double thalamus = Solid.ellipsoid(side - 12, y + 14, z - 5, 9, 14, 9);
        double putamen = Solid.ellipsoid(side - 27, y - 4, z - 2, 6, 17, 11);
        return Math.max(caudate, Math.max(thalamus, putamen));
    }

    /**
     * The shares of the tissues at a point.
     *
     * @param p the point, of the standard brain: its outline is that of the undisturbed head
     * @param q where the tissue of that point lies in the undisturbed brain: pushed aside by a mass, else {@code p}
     * @param width how soft edges are, mm
     * @param shares receives fluid, grey and white matter; their sum is the share of the sample inside the brain
     */
    void tissue(double[] p, double[] q, double width, double[] shares) {
        double big = cerebrum(p[0], p[1], p[2]);
        double small = cerebellum(p[0], p[1], p[2]);
        double stem = stem(p[0], p[1], p[2]);
        double depth = Math.max(big, Math.max(small, stem));
        double brain = Solid.inside(depth, width);
        shares[0] = 0;
        shares[1] = 0;
        shares[2] = 0;
        if (brain == 0) {
            return;
        }
        double fluid = Solid.inside(ventricles(q[0], q[1], q[2]), width);
        double grey;
        if (stem > big && stem > small) {
            grey = 0.25;
        } else if (small > big) {
            double cortex = leaves(small, q);
            fluid = Math.max(fluid, 1 - Solid.inside(cortex - 0.3, width));
            grey = 1 - 0.9 * Solid.inside(cortex - 2.6, width);
        } else {
            double cortex = ribbon(big, q);
            fluid = Math.max(fluid, 1 - Solid.inside(cortex - foldWidth, width));
            grey = 1 - Solid.inside(cortex - foldWidth - 2.9, width);
            grey = Math.max(grey, 0.85 * Solid.inside(nuclei(Math.abs(q[0]), q[1], q[2]), 1.5 * width));
        }
        shares[0] = brain * fluid;
        shares[1] = brain * (1 - fluid) * grey;
        shares[2] = brain * (1 - fluid) * (1 - grey);
    }

    /** About how far a point lies below the folded surface of the cerebrum, furrows and fissure included. */
    private double ribbon(double depth, double[] q) {
        double central = Solid.ellipsoid(q[0], q[1] + 2, q[2] - 4, 40, 40, 22);
        double wave = 1.2 * bends.at(7.3, q[1] / 25, q[2] / 25);
        double fissure = Math.max(Math.abs(q[0] + wave), central);
        double bend = bends.at(q[0] / 30, q[1] / 30, q[2] / 30) * 1.3;
        double fold = folds.at(q[0] / 13 + bend, q[1] / 13 - bend, q[2] / 14 + bend);
        double furrow = Math.abs(fold) * 16 + Math.max(0, depth - 15) * 0.7;
        return Math.min(depth, Math.min(fissure, furrow));
    }

    private double leaves(double depth, double[] q) {
        double fold = folds.at(q[0] / 22, q[1] / 12, q[2] / 5.5);
        return Math.min(depth, Math.abs(fold) * 6 + Math.max(0, depth - 9));
    }

    /** A noise of this brain that spots and vessels follow. */
    LatticeNoise grain() {
        return bends;
    }
}

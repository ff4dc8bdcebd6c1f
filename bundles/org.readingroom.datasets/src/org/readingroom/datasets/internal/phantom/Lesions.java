package org.readingroom.datasets.internal.phantom;

import java.util.List;

/**
 * What is not healthy in a brain: the foci of a glioma, which push tissue aside, and spots that are bright on FLAIR and
 * are no tumour. Points are in the frame of the standard brain, mm.
 *
 * @param foci the glioma
 * @param spots decoys
 * @param lobes the noise that shapes outlines
 */
record Lesions(List<Focus> foci, List<Spot> spots, LatticeNoise lobes) {
    /** A bright spot that is no tumour: the scars of small vessels and older lesions. */
    record Spot(double x, double y, double z, double radius) {}

    static final int OEDEMA = 0;
    static final int NECROSIS = 1;
    static final int ENHANCING = 2;
    static final int SOLID = 3;

    /** Where the tissue found at {@code p} would lie without the masses. */
    void unpush(double[] p, double[] q) {
        q[0] = p[0];
        q[1] = p[1];
        q[2] = p[2];
        for (Focus f : foci) {
            double d = Math.max(f.distance(p), 0.5 * f.core());
            double t = d / f.core() - 1;
            double push = 0.3 * f.core() / (1 + 1.5 * t * t) / d;
            q[0] -= (p[0] - f.x()) * push;
            q[1] -= (p[1] - f.y()) * push;
            q[2] -= (p[2] - f.z()) * push;
        }
    }

    /**
     * The shares of the tumour's parts at a point.
     *
     * @param healthy fluid, grey and white matter there; oedema spreads in white matter and hardly in grey
     * @param parts receives oedema, necrosis, enhancing and solid tumour; what is left of 1 stays healthy
     */
    void tumour(double[] p, double[] healthy, double width, double[] parts) {
        for (int n = 0; n < 4; n++) {
            parts[n] = 0;
        }
        double inBrain = healthy[0] + healthy[1] + healthy[2];
        if (inBrain == 0) {
            return;
        }
        for (Focus f : foci) {
            double d = f.distance(p);
            if (d < 1.7 * Math.max(f.core(), f.oedema())) {
                add(f, d, p, healthy, inBrain, width, parts);
            }
        }
    }

    private void add(Focus f, double d, double[] p, double[] healthy, double inBrain, double width, double[] parts) {
        double coarse = lobes.at(p[0] / (0.9 * f.core() + 4), p[1] / (0.9 * f.core() + 4), p[2] / (0.9 * f.core() + 4));
        double fine = lobes.at(p[0] / 7 + 50, p[1] / 7, p[2] / 7);
        double depth = f.core() * (1 + 0.45 * coarse + 0.14 * fine) - d;
        double core = inBrain * Solid.inside(depth, width);
        double reach = f.oedema() * (1 + 0.5 * coarse + 0.2 * fine) - d;
        double white = healthy[2] + 0.25 * healthy[1];
        double wet = Math.min(1, Solid.inside(reach, 3 + width) * white / inBrain);
        parts[OEDEMA] = Math.max(parts[OEDEMA] * (1 - core), Math.max(0, inBrain - core) * wet);
        if (core == 0) {
            return;
        }
        double ring = 0;
        if (f.rim() > 0) {
            double thick = f.rim() * (1 + 0.9 * fine + 0.5 * coarse);
            ring = 1 - Solid.inside(depth - Math.max(0.4, thick), width);
        } else if (fine + 0.5 * coarse > f.nodule()) {
            ring = 1;
        }
        double inner = core * (1 - ring);
        keep(parts, core);
        parts[ENHANCING] += core * ring;
        parts[f.rim() > 0 ? NECROSIS : SOLID] += inner;
    }

    /** Makes room for a new core among the parts of other foci. */
    private static void keep(double[] parts, double core) {
        for (int n = NECROSIS; n <= SOLID; n++) {
            parts[n] *= 1 - core;
        }
    }

    /** The share of a decoy at a point: in white matter only. */
    double spot(double[] p, double white, double width) {
        double share = 0;
        for (Spot s : spots) {
            double x = p[0] - s.x();
            double y = p[1] - s.y();
            double z = p[2] - s.z();
            double d = Math.sqrt(x * x + y * y + z * z);
            if (d < 2 * s.radius() + width) {
                double fine = lobes.at(p[0] / 5, p[1] / 5 + 30, p[2] / 5);
                share = Math.max(share, Solid.inside(s.radius() * (1 + 0.6 * fine) - d, 1 + width));
            }
        }
        return share * white;
    }
}

package org.readingroom.datasets.internal.phantom;

/**
 * One focus of a glioma, in the frame of the standard brain.
 *
 * @param x its centre, mm
 * @param y its centre, mm
 * @param z its centre, mm
 * @param core radius of the tumour core, mm
 * @param oedema radius to which oedema reaches, mm
 * @param rim thickness of the enhancing ring, mm; 0 for none
 * @param stretch how much longer the focus is from front to back than across
 * @param nodule threshold above which parts of the core enhance without a ring; over 1 for none
 */
record Focus(double x, double y, double z, double core, double oedema, double rim, double stretch, double nodule) {
    double distance(double[] p) {
        double u = (p[0] - x) * stretch;
        double v = (p[1] - y) / stretch;
        double w = p[2] - z;
        return Math.sqrt(u * u + v * v + w * w);
    }
}

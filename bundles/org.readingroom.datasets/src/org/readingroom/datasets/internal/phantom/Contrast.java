package org.readingroom.datasets.internal.phantom;

/**
 * How bright each tissue is in each modality, in units of bright white matter on T1, and how a site's scanner shows it.
 *
 * <p>Ordered as in patients: white over grey over fluid on T1, the reverse on T2; on FLAIR fluid is dark and oedema,
 * solid tumour and scars are bright; on T1 after contrast enhancing tumour and vessels are.
 */
final class Contrast {
    static final int OEDEMA = 3;
    static final int ENHANCING = 5;
    static final int SPOT = 7;
    static final int TISSUES = 8;

    /** Fluid, grey, white, oedema, necrosis, enhancing, solid tumour, decoy spot. */
    private static final double[][] TYPICAL = {
        {0.28, 0.66, 0.88, 0.64, 0.42, 0.64, 0.55, 0.70},
        {0.29, 0.67, 0.90, 0.65, 0.43, 1.50, 0.57, 0.71},
        {1.35, 0.78, 0.58, 1.02, 1.22, 0.92, 1.06, 0.95},
        {0.22, 0.76, 0.62, 1.12, 0.84, 0.98, 1.02, 1.10}
    };

    /** The second site: weaker T1 contrast, stronger T2, flatter FLAIR. */
    private static final double[] SECOND_SITE_POWER = {0.7, 0.75, 1.2, 0.85};

    private final double[][] brightness = new double[4][TISSUES];
    private final double[] gain = new double[4];
    private final double noise;
    private final double[][] bias = new double[4][9];

    /**
     * @param site 0 or 1
     * @param draws the patient's: each scan has its own gain, for MR intensities have no unit
     */
    Contrast(int site, Draws draws) {
        noise = (site == 0 ? 0.022 : 0.038) * draws.between(0.8, 1.25);
        for (int m = 0; m < 4; m++) {
            double power = site == 0 ? 1 : SECOND_SITE_POWER[m];
            gain[m] = (site == 0 ? 620 : 340) * StrictMath.exp(0.3 * draws.bell());
            for (int t = 0; t < TISSUES; t++) {
                brightness[m][t] = StrictMath.pow(TYPICAL[m][t] * (1 + 0.03 * draws.bell()), power);
            }
            for (int c = 0; c < 9; c++) {
                bias[m][c] = (site == 0 ? 0.05 : 0.075) * draws.bell();
            }
        }
        // How much agent a tumour takes up differs between patients, so that a mean brightness does not tell a ring.
        double[] afterContrast = brightness[1];
        afterContrast[ENHANCING] =
                afterContrast[OEDEMA] + draws.between(0.3, 1.05) * (afterContrast[ENHANCING] - afterContrast[OEDEMA]);
    }

    /** The brightness of a mix of tissues, before gain, bias and noise. */
    double mix(int modality, double[] shares) {
        double sum = 0;
        for (int t = 0; t < TISSUES; t++) {
            sum += shares[t] * brightness[modality][t];
        }
        return sum;
    }

    /**
     * What the scanner stores: gain, a smooth field of sensitivity, and Rician noise.
     *
     * @param at place in the field of view, each coordinate from -1 to 1
     * @param bits random bits of this voxel and modality
     * @return 1 or more: 0 is left to the background
     */
    short store(int modality, double brightness, double[] at, long bits) {
        double[] b = bias[modality];
        double x = at[0], y = at[1], z = at[2];
        double field = 1
                + b[0] * x
                + b[1] * y
                + b[2] * z
                + b[3] * x * y
                + b[4] * x * z
                + b[5] * y * z
                + b[6] * (x * x - 0.33)
                + b[7] * (y * y - 0.33)
                + b[8] * (z * z - 0.33);
        double real = brightness * Math.max(0.3, field) + noise * Draws.bell(bits);
        double imaginary = noise * Draws.bell(Draws.mix(bits));
        double value = gain[modality] * Math.sqrt(real * real + imaginary * imaginary);
        return (short) Math.max(1, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}

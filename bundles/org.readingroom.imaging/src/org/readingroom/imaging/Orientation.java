package org.readingroom.imaging;

import org.readingroom.api.data.Affine;

/**
 * Which way each storage axis (i, j, k) of a volume runs in the patient: towards right or left, anterior or posterior,
 * superior or inferior.
 *
 * <p>An oblique or sheared affine counts by its closest axes: the rotation nearest to it is found (polar decomposition
 * of its unit columns), and the storage axes, strongest first, each take the patient axis along which they change most.
 * This is nibabel's {@code io_orientation} (version 5.4), which the test's golden numbers come from. Where two choices
 * are equally close, nibabel takes the first; here the volume is refused.
 */
public final class Orientation {
    private static final double TIE = 1e-6;
    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    private final int[] patientAxis;
    private final boolean[] flipped;

    private Orientation(int[] patientAxis, boolean[] flipped) {
        this.patientAxis = patientAxis;
        this.flipped = flipped;
    }

    /**
     * The orientation of an affine.
     *
     * @throws ImagingException where two patient axes are equally close to a storage axis
     */
    public static Orientation of(Affine affine) {
        double[][] r = ClosestRotation.of(affine);
        int[] patient = {-1, -1, -1};
        boolean[] flipped = new boolean[3];
        boolean[] taken = new boolean[3];
        for (int storage : strongestFirst(r)) {
            int best = -1;
            for (int p = 0; p < 3; p++) {
                if (!taken[p] && (best < 0 || Math.abs(r[p][storage]) > Math.abs(r[best][storage]))) {
                    best = p;
                }
            }
            refuseTie(r, storage, best, patient, taken, affine);
            patient[storage] = best;
            flipped[storage] = r[best][storage] < 0;
            taken[best] = true;
        }
        return new Orientation(patient, flipped);
    }

    private static int[] strongestFirst(double[][] r) {
        double[] strength = new double[3];
        for (int s = 0; s < 3; s++) {
            strength[s] = Math.max(Math.abs(r[0][s]), Math.max(Math.abs(r[1][s]), Math.abs(r[2][s])));
        }
        return java.util.stream.IntStream.range(0, 3)
                .boxed()
                .sorted((a, b) -> Double.compare(strength[b], strength[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void refuseTie(double[][] r, int storage, int best, int[] patient, boolean[] taken, Affine affine) {
        double closest = Math.abs(r[best][storage]);
        for (int other = 0; other < 3; other++) {
            boolean rowTie = other != best && !taken[other] && Math.abs(r[other][storage]) > closest - TIE;
            boolean columnTie = other != storage && patient[other] < 0 && Math.abs(r[best][other]) > closest - TIE;
            if (rowTie || columnTie) {
                throw new ImagingException("the affine " + affine
                        + " is turned half way between two patient axes, so that"
                        + " storage axis " + "ijk".charAt(storage) + " has no closest one; resample the volume to an"
                        + " upright grid first");
            }
        }
    }

    /** The direction of each storage axis: three letters of R L A P S I, such as {@code RAS} or {@code LPS}. */
    public String codes() {
        StringBuilder s = new StringBuilder(3);
        for (int a = 0; a < 3; a++) {
            s.append((flipped[a] ? NEGATIVE : POSITIVE).charAt(patientAxis[a]));
        }
        return s.toString();
    }

    /** True where i, j, k already run towards right, anterior, superior. */
    public boolean canonical() {
        return codes().equals(POSITIVE);
    }

    /** The patient axis (0 left to right, 1 posterior to anterior, 2 inferior to superior) of a storage axis 0..2. */
    public int patientAxis(int storageAxis) {
        return patientAxis[storageAxis];
    }

    /** The storage axis 0..2 that runs along a patient axis 0..2. */
    public int storageAxis(int patient) {
        for (int a = 0; a < 3; a++) {
            if (patientAxis[a] == patient) {
                return a;
            }
        }
        throw new IllegalArgumentException("patient axis " + patient + " is not 0, 1 or 2");
    }

    /** True where a storage axis runs towards left, posterior or inferior. */
    public boolean flipped(int storageAxis) {
        return flipped[storageAxis];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Orientation other && codes().equals(other.codes());
    }

    @Override
    public int hashCode() {
        return codes().hashCode();
    }

    @Override
    public String toString() {
        return codes();
    }
}

package org.readingroom.datasets.internal.phantom;

import java.util.stream.IntStream;
import org.readingroom.api.data.Grid;

/**
 * Makes the voxels of a synthetic patient, slice by slice on the processors there are; the result does not depend on
 * how many. A voxel is the mean of {@code samples} cubed points in it, each with soft edges: partial volume.
 */
public final class Renderer {
    private static final byte[] LABEL_OF_PART = {2, 1, 4, 1};
    private final Patient patient;
    private final Grid grid;
    private final double voxel;
    private final int samples;
    private final short[][] volumes;
    private final byte[] labels;

    private Renderer(Patient patient, Grid grid, int samples) {
        this.patient = patient;
        this.grid = grid;
        this.samples = samples;
        voxel = grid.affine().spacing(0);
        volumes = new short[4][grid.size()];
        labels = new byte[grid.size()];
    }

    /**
     * A patient's images.
     *
     * @param volumes t1, t1ce, t2, flair, in the order of the grid
     * @param labels 0 background, 1 necrosis and solid tumour, 2 oedema, 4 enhancing tumour
     */
    public record Images(short[][] volumes, byte[] labels) {}

    /** The images of a patient on a grid of cubic voxels whose i and j run to the left and to the back. */
    public static Images render(Patient patient, Grid grid, int samples) {
        Renderer r = new Renderer(patient, grid, samples);
        IntStream.range(0, grid.nz()).parallel().forEach(k -> r.new Slab(k).render());
        return new Images(r.volumes, r.labels);
    }

    /** One slice of voxels, with its own scratch arrays. */
    private final class Slab {
        private final int k;
        private final double[] point = new double[3];
        private final double[] brain = new double[3];
        private final double[] origin = new double[3];
        private final double[] healthy = new double[3];
        private final double[] parts = new double[4];
        private final double[] shares = new double[Contrast.TISSUES];
        private final double[] sum = new double[Contrast.TISSUES];
        private final double[] place = new double[3];
        private double vessel;

        Slab(int k) {
            this.k = k;
        }

        void render() {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    voxel(i, j);
                }
            }
        }

        private void voxel(int i, int j) {
            java.util.Arrays.fill(sum, 0);
            vessel = 0;
            double step = 1.0 / samples;
            for (int n = 0; n < samples * samples * samples; n++) {
                double di = (n % samples + 0.5) * step - 0.5;
                double dj = (n / samples % samples + 0.5) * step - 0.5;
                double dk = (n / (samples * samples) + 0.5) * step - 0.5;
                point[0] = ((grid.nx() - 1) / 2.0 - i - di) * voxel;
                point[1] = ((grid.ny() - 1) / 2.0 - j - dj) * voxel;
                point[2] = (k + dk - (grid.nz() - 1) / 2.0) * voxel;
                sample(step * step * step);
            }
            double inside = 0;
            for (double s : sum) {
                inside += s;
            }
            if (inside > 0.5) {
                store(i, j, inside);
            }
        }

        private void sample(double weight) {
            Anatomy anatomy = patient.anatomy();
            Lesions lesions = patient.lesions();
            anatomy.toBrain(point, brain);
            if (Math.abs(brain[0]) > 75 || Math.abs(brain[1]) > 95 || Math.abs(brain[2]) > 95) {
                return;
            }
            double width = voxel / samples;
            lesions.unpush(brain, origin);
            anatomy.tissue(brain, origin, width, healthy);
            if (healthy[0] + healthy[1] + healthy[2] == 0) {
                return;
            }
            lesions.tumour(brain, healthy, width, parts);
            mix(lesions.spot(brain, healthy[2], width));
            for (int t = 0; t < Contrast.TISSUES; t++) {
                sum[t] += weight * shares[t];
            }
            vessel += weight * vessel(anatomy);
        }

        /** How much of a sample is a vessel: where two noises are both near zero, in furrows and cortex. */
        private double vessel(Anatomy anatomy) {
            double x = brain[0] / 21;
            double y = brain[1] / 21;
            double z = brain[2] / 21;
            double tube = Math.abs(anatomy.grain().at(x + 9, y, z))
                    + Math.abs(anatomy.grain().at(x, y + 40, z));
            boolean there = tube < 1.0 / 14 && anatomy.ventricles(origin[0], origin[1], origin[2]) < -3;
            return there ? (1 - 14 * tube) * Math.min(1, healthy[0] + 0.5 * healthy[1]) : 0;
        }

        /** The shares of all tissues of a sample, from healthy ones, tumour parts and a decoy. */
        private void mix(double spot) {
            double tumour = parts[0] + parts[1] + parts[2] + parts[3];
            double inside = healthy[0] + healthy[1] + healthy[2];
            double left = tumour > 0 ? Math.max(0, 1 - tumour / inside) : 1;
            for (int t = 0; t < 3; t++) {
                shares[t] = healthy[t] * left;
            }
            for (int n = 0; n < 4; n++) {
                shares[Contrast.OEDEMA + n] = tumour > inside ? parts[n] * inside / tumour : parts[n];
            }
            double moved = Math.min(shares[2], spot * left);
            shares[2] -= moved;
            shares[Contrast.SPOT] = moved;
        }

        private void store(int i, int j, double inside) {
            int at = grid.index(i, j, k);
            double tumour = 0;
            int part = 0;
            for (int n = 0; n < 4; n++) {
                tumour += sum[Contrast.OEDEMA + n];
                part = sum[Contrast.OEDEMA + n] > sum[Contrast.OEDEMA + part] ? n : part;
            }
            labels[at] = tumour > 0.5 * inside ? LABEL_OF_PART[part] : 0;
            place[0] = 2.0 * i / grid.nx() - 1;
            place[1] = 2.0 * j / grid.ny() - 1;
            place[2] = 2.0 * k / grid.nz() - 1;
            double texture = 1
                    + 0.05
                            * patient.lesions().lobes().at(place[0] * 14, place[1] * 14, place[2] * 10)
                            * (1 + 2 * tumour);
            for (int m = 0; m < 4; m++) {
                double brightness =
                        patient.contrast().mix(m, sum) * texture + (m == 1 ? 0.8 : m == 0 ? 0.1 : 0) * vessel;
                long bits = Draws.mix(patient.noiseSeed() + 4L * at + m);
                volumes[m][at] = patient.contrast().store(m, brightness, place, bits);
            }
        }
    }
}

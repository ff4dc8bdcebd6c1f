package org.readingroom.metrics.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.api.data.Mask;
import org.readingroom.imaging.ConnectedComponents;
import org.readingroom.imaging.ConnectedComponents.Neighbours;

/**
 * Lesion-wise Dice and 95 % Hausdorff distance of BraTS 2023: every lesion of the reference is scored with the
 * predicted parts that touch it, and every part that touches none counts as a failed lesion.
 *
 * <p>Parts of the reference whose k-fold dilations (face and edge neighbours) join, 26-connected, are one lesion. The
 * predicted 26-connected parts that touch a lesion's k-fold dilation are taken together and scored by {@link Dice} and
 * {@link SurfelHausdorff95}, with {@value #PENALTY} mm where there are none. Lesions of at most the least volume are
 * dropped; predicted parts, however small, are not.
 *
 * <pre>dice = sum(Dice) / (lesions + FP)     hd95 = (sum(HD95) + 374 FP) / (lesions + FP)</pre>
 *
 * <p>Empty rule: no lesion and no false positive gives Dice 1 and HD95 0.
 *
 * <p>Source: rachitsaluja/BraTS-2023-Metrics; A. Saluja and others, BraTS 2023 evaluation.
 *
 * @param lesions lesions of the reference above the least volume
 * @param found those that a predicted part touches
 * @param missed those that none touches
 * @param falsePositives predicted parts that touch no lesion, dropped ones included
 * @param dice lesion-wise Dice, 0 to 1
 * @param hd95 lesion-wise 95 % Hausdorff distance in mm
 */
public record LesionWise(int lesions, int found, int missed, int falsePositives, double dice, double hd95) {
    /** What a missed lesion or a false positive counts, in mm. */
    public static final double PENALTY = 374;

    /** How far lesions are joined and which are too small to count. */
    public enum Rule {
        /** Glioma, sub-Saharan Africa and paediatric challenges: three dilations, lesions over 50 mm3. */
        GLIOMA(3, 50),
        /** Meningioma: one dilation, lesions over 50 mm3. */
        MENINGIOMA(1, 50),
        /** Metastases: one dilation, lesions over 2 mm3. */
        METASTASES(1, 2);

        private final int dilations;
        private final double leastVolume;

        Rule(int dilations, double leastVolume) {
            this.dilations = dilations;
            this.leastVolume = leastVolume;
        }
    }

    /** The score of one region of one patient; masks of rank 3. */
    public static LesionWise of(Mask prediction, Mask reference, Rule rule) {
        // Everything happens inside the crop: a dilation that joins two lesions outside it also joins them inside.
        MaskPair pair = MaskPair.of(prediction, reference);
        return new Scoring(pair, rule).run();
    }

    private static final class Scoring {
        private final int[] shape;
        private final double[] spacing;
        private final Rule rule;
        private final ConnectedComponents predicted;
        private final int[] lesionOf;
        private final int lesionCount;

        Scoring(MaskPair pair, Rule rule) {
            shape = pair.shape();
            spacing = pair.spacing();
            this.rule = rule;
            predicted = ConnectedComponents.of(shape, pair.prediction(), Neighbours.FULL);
            boolean[] grown = Dilation.of(shape, pair.reference(), rule.dilations);
            ConnectedComponents joined = ConnectedComponents.of(shape, grown, Neighbours.FULL);
            lesionCount = joined.count();
            lesionOf = joined.labels().clone();
            for (int i = 0; i < lesionOf.length; i++) {
                lesionOf[i] = pair.reference()[i] ? lesionOf[i] : 0;
            }
        }

        LesionWise run() {
            boolean[] touched = new boolean[predicted.count() + 1];
            List<double[]> scores = new ArrayList<>();
            int found = 0;
            for (int lesion = 1; lesion <= lesionCount; lesion++) {
                boolean[] reference = elements(lesionOf, lesion);
                boolean[] touching = partsTouching(reference);
                boolean any = false;
                for (int part = 1; part < touched.length; part++) {
                    touched[part] |= touching[part];
                    any |= touching[part];
                }
                if (volume(reference) > rule.leastVolume) {
                    found += any ? 1 : 0;
                    scores.add(score(touching, reference));
                }
            }
            int stray = 0;
            for (int part = 1; part < touched.length; part++) {
                stray += touched[part] ? 0 : 1;
            }
            return summary(scores, found, stray);
        }

        private static LesionWise summary(List<double[]> scores, int found, int stray) {
            double dice = scores.stream().mapToDouble(s -> s[0]).sum();
            double hd95 = scores.stream().mapToDouble(s -> s[1]).sum() + PENALTY * stray;
            int n = scores.size() + stray;
            return new LesionWise(
                    scores.size(), found, scores.size() - found, stray, n == 0 ? 1 : dice / n, n == 0 ? 0 : hd95 / n);
        }

        private boolean[] partsTouching(boolean[] reference) {
            boolean[] grown = Dilation.of(shape, reference, rule.dilations);
            boolean[] touching = new boolean[predicted.count() + 1];
            for (int i = 0; i < grown.length; i++) {
                if (grown[i]) {
                    touching[predicted.labels()[i]] = true;
                }
            }
            touching[0] = false;
            return touching;
        }

        private double[] score(boolean[] touching, boolean[] reference) {
            boolean[] prediction = new boolean[reference.length];
            for (int i = 0; i < prediction.length; i++) {
                prediction[i] = touching[predicted.labels()[i]];
            }
            MaskPair pair = MaskPair.of(new Mask(shape, spacing, prediction), new Mask(shape, spacing, reference));
            return new double[] {Dice.of(VoxelCounts.of(pair)), SurfelHausdorff95.of(pair, PENALTY)};
        }

        private double volume(boolean[] bits) {
            long n = 0;
            for (boolean bit : bits) {
                n += bit ? 1 : 0;
            }
            return n * Arrays.stream(spacing).reduce(1, (a, b) -> a * b);
        }

        private static boolean[] elements(int[] labels, int wanted) {
            boolean[] bits = new boolean[labels.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = labels[i] == wanted;
            }
            return bits;
        }
    }
}

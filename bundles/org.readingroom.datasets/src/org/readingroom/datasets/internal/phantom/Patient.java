package org.readingroom.datasets.internal.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.datasets.PhantomFacts;

/**
 * All that is drawn for one synthetic patient before a voxel is made: anatomy, lesions, scanner and label. Depends on
 * the seed and the patient's index alone.
 */
public final class Patient {
    private static final List<String> SITES = List.of("NORTH", "SOUTH");
    /** The share of patients labelled LGG in the training set of BraTS 2020. */
    public static final double LOW_SHARE = 76.0 / 369;

    /** The chance that a patient's label is not what the images show. */
    public static final double FLIP = 0.1;

    private final PhantomFacts facts;
    private final Anatomy anatomy;
    private final Lesions lesions;
    private final Contrast contrast;
    private final long noiseSeed;

    private Patient(PhantomFacts facts, Anatomy anatomy, Lesions lesions, Contrast contrast, long noiseSeed) {
        this.facts = facts;
        this.anatomy = anatomy;
        this.lesions = lesions;
        this.contrast = contrast;
        this.noiseSeed = noiseSeed;
    }

    /**
     * The patient of an index.
     *
     * @param seed of the whole set
     * @param index 0-based
     * @param lowShare the share of patients labelled LGG, over 0 and under 1
     */
    public static Patient of(long seed, int index, double lowShare) {
        Draws draws = new Draws(Draws.mix(Draws.mix(seed) + index));
        boolean lowLabel = low(seed, index, lowShare);
        boolean flipped = draws.chance(FLIP);
        boolean low = lowLabel != flipped;
        int site = draws.below(2);
        Anatomy anatomy = new Anatomy(draws);
        boolean tiny = draws.chance(0.12);
        int count = draws.chance(0.15) ? 2 + draws.below(2) : 1;
        String pattern = low ? (draws.chance(0.3) ? "nodular" : "none") : draws.chance(0.12) ? "none" : "ring";
        List<Focus> foci = new FocusPlan(anatomy, draws, low, pattern).foci(tiny, count);
        Lesions lesions = new Lesions(foci, SpotPlan.spots(anatomy, draws, foci), new LatticeNoise(draws.next()));
        PhantomFacts facts = new PhantomFacts(
                String.format(Locale.ROOT, "Phantom_%s_%04d_1", SITES.get(site), index + 1),
                SITES.get(site),
                lowLabel ? "LGG" : "HGG",
                low ? "LGG" : "HGG",
                pattern,
                foci.size(),
                tiny);
        return new Patient(facts, anatomy, lesions, new Contrast(site, draws), draws.next());
    }

    /** Spreads the labels evenly, so that any run of patients holds its share of LGG, and 369 hold exactly 76. */
    private static boolean low(long seed, int index, double share) {
        double start = new Draws(seed ^ 0x5DEECE66DL).unit();
        return Math.floor((index + 1) * share + start) > Math.floor(index * share + start);
    }

    /** What is known of the patient. */
    public PhantomFacts facts() {
        return facts;
    }

    Anatomy anatomy() {
        return anatomy;
    }

    Lesions lesions() {
        return lesions;
    }

    Contrast contrast() {
        return contrast;
    }

    long noiseSeed() {
        return noiseSeed;
    }

    /** Draws the decoys: small scars near the ventricles in everybody, an older and larger one in some. */
    private static final class SpotPlan {
        private SpotPlan() {}

        static List<Lesions.Spot> spots(Anatomy anatomy, Draws draws, List<Focus> foci) {
            List<Lesions.Spot> spots = new ArrayList<>();
            int small = 3 + draws.below(8);
            for (int n = 0; n < small; n++) {
                place(anatomy, draws, foci, draws.between(1.5, 4), spots);
            }
            if (draws.chance(0.45)) {
                place(anatomy, draws, foci, draws.between(6, 11), spots);
            }
            return spots;
        }

        private static void place(
                Anatomy anatomy, Draws draws, List<Focus> foci, double radius, List<Lesions.Spot> spots) {
            for (int attempt = 0; attempt < 200; attempt++) {
                double x = draws.between(-50, 50);
                double y = draws.between(-65, 60);
                double z = draws.between(-5, 48);
                double[] p = {x, y, z};
                boolean free = foci.stream().allMatch(f -> f.distance(p) > 1.5 * f.oedema() + radius + 6);
                double outside = -anatomy.ventricles(x, y, z);
                if (free && anatomy.cerebrum(x, y, z) > 9 + radius && outside > 1 && outside < 22) {
                    spots.add(new Lesions.Spot(x, y, z, radius));
                    return;
                }
            }
        }
    }
}

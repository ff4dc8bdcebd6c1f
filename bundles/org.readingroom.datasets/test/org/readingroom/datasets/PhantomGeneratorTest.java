package org.readingroom.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** What a set of synthetic patients holds, and that a patient is the same whenever it is made. */
class PhantomGeneratorTest {
    private static final PhantomGenerator GENERATOR = new PhantomGenerator(1, PhantomSize.SMALL);

    private static List<PhantomFacts> facts(long seed, int cases) {
        PhantomGenerator generator = new PhantomGenerator(seed, PhantomSize.SMALL);
        return IntStream.range(0, cases).mapToObj(generator::facts).toList();
    }

    @Test
    void theGridsAreThoseOfBrats() {
        assertEquals(
                new Grid(240, 240, 155, Affine.of(-1, 0, 0, 0, 0, -1, 0, 239, 0, 0, 1, 0)), PhantomSize.FULL.grid());
        Grid small = PhantomSize.SMALL.grid();
        assertEquals(List.of(60, 60, 39), List.of(small.nx(), small.ny(), small.nz()));
        assertArrayEquals(new double[] {-1.5, 237.5, 1.5}, small.affine().toMm(0, 0, 0));
    }

    @Test
    void seventySixOf369AreLowGradeAndOneLabelInTenIsFlipped() {
        for (long seed = 1; seed < 6; seed++) {
            List<PhantomFacts> all = facts(seed, 369);
            assertEquals(76, all.stream().filter(f -> f.grade().equals("LGG")).count());
            long flips =
                    all.stream().filter(f -> !f.grade().equals(f.biology())).count();
            assertTrue(flips > 18 && flips < 56, "binomial, 369 at 0.1: " + flips);
            assertTrue(all.stream().filter(PhantomFacts::tiny).count() > 15);
            assertTrue(all.stream().filter(f -> f.foci() > 1).count() > 20);
            assertTrue(all.stream().filter(f -> f.site().equals("NORTH")).count() > 140);
            assertTrue(all.stream().filter(f -> f.site().equals("SOUTH")).count() > 140);
        }
        assertTrue(
                facts(1, 15).stream().filter(f -> f.grade().equals("LGG")).count() >= 3, "small sets hold their share");
    }

    @Test
    void asManyOfEachGradeWhereHalfIsAsked() {
        PhantomGenerator half = new PhantomGenerator(7, PhantomSize.SMALL, 0.5);
        List<PhantomFacts> all = IntStream.range(0, 60).mapToObj(half::facts).toList();
        assertEquals(30, all.stream().filter(f -> f.grade().equals("LGG")).count());
        for (double share : new double[] {0, 1, -0.5, Double.NaN}) {
            DatasetException e =
                    assertThrows(DatasetException.class, () -> new PhantomGenerator(7, PhantomSize.SMALL, share));
            assertTrue(e.getMessage().contains("0.5"), e.getMessage());
        }
    }

    @Test
    void onlyHighGradeHasRingsAndSomeOfItDoesNotEnhance() {
        List<PhantomFacts> all = facts(3, 369);
        assertTrue(all.stream()
                .noneMatch(f -> f.enhancement().equals("ring") && f.biology().equals("LGG")));
        assertTrue(all.stream()
                .anyMatch(f -> f.enhancement().equals("none") && f.biology().equals("HGG")));
        assertTrue(all.stream()
                .anyMatch(f -> f.enhancement().equals("nodular") && f.biology().equals("LGG")));
    }

    @Test
    void aPatientIsTheSameByteForByteWhateverWasMadeBefore() {
        PhantomCase first = new PhantomGenerator(1, PhantomSize.SMALL).generate(5);
        GENERATOR.generate(2);
        PhantomCase again = GENERATOR.generate(5);
        for (String name : first.info().volumes()) {
            assertArrayEquals(first.volume(name).toFloats(), again.volume(name).toFloats());
        }
        LabelMap labels = again.reference().orElseThrow();
        assertEquals(first.reference().orElseThrow().foreground(), labels.foreground());
        PhantomCase other = new PhantomGenerator(2, PhantomSize.SMALL).generate(5);
        assertFalse(
                Arrays.equals(first.volume("t1").toFloats(), other.volume("t1").toFloats()));
        // Pinned, so that a change of any voxel is noticed: raise PhantomGenerator.VERSION and mend the number.
        assertEquals(PINNED, Arrays.hashCode(first.volume("flair").toFloats()), "version " + PhantomGenerator.VERSION);
    }

    private static final int PINNED = -320581119;

    @Test
    void everyPatientHasABrainAndATumourInsideIt() {
        for (int index = 0; index < 12; index++) {
            PhantomCase c = GENERATOR.generate(index);
            LabelMap labels = c.reference().orElseThrow();
            Volume flair = c.volume("flair");
            int brain = 0;
            for (int i = 0; i < labels.grid().size(); i++) {
                brain += flair.value(i) > 0 ? 1 : 0;
                assertTrue(labels.label(i) == 0 || flair.value(i) > 0, "tumour outside the brain");
            }
            double litres = brain * 64e-6;
            assertTrue(litres > 0.9 && litres < 2, "brain of " + litres + " litres");
            assertTrue(labels.foreground().count() > 0 && labels.foreground().count() < brain / 3);
            boolean enhances = labels.region(4).count() > 0;
            if (!c.facts().tiny()) {
                assertEquals(
                        !c.facts().enhancement().equals("none"),
                        enhances,
                        c.facts().toString());
            }
        }
    }

    @Test
    void tissuesContrastAsInPatients() {
        PhantomCase c = IntStream.range(0, 40)
                .filter(i -> GENERATOR.facts(i).enhancement().equals("ring")
                        && !GENERATOR.facts(i).tiny())
                .mapToObj(GENERATOR::generate)
                .filter(p -> p.reference().orElseThrow().region(4).count() > 40)
                .findFirst()
                .orElseThrow();
        double ring = mean(c, "t1ce", 4) / mean(c, "t1ce", 0);
        assertTrue(ring > 1.25, "the ring enhances: " + ring);
        assertTrue(mean(c, "flair", 2) > 1.15 * mean(c, "flair", 0), "oedema is bright on FLAIR");
        assertTrue(mean(c, "t1", 1) < 0.9 * mean(c, "t1", 0), "the core is dark on T1");
        assertTrue(mean(c, "t2", 2) > mean(c, "t2", 0), "oedema is bright on T2");
    }

    @Test
    void theDigestIsOfWhatItMakes() {
        assertEquals(PhantomGenerator.identity(), PhantomGenerator.identity());
        assertEquals("readingroom-phantom", PhantomGenerator.identity().name());
        assertEquals(PhantomGenerator.VERSION, PhantomGenerator.identity().version());
        // Pinned beside the voxels above: raise the version with it.
        assertTrue(
                PhantomGenerator.identity().digest().startsWith(DIGEST),
                PhantomGenerator.identity().digest());
    }

    private static final String DIGEST = "ced8a7c01298";

    @Test
    void volumeAndMeanIntensitiesHardlyTellTheGrade() {
        List<PhantomMeasures> measures = new ArrayList<>();
        List<Boolean> high = new ArrayList<>();
        for (int index = 0; index < 123; index++) {
            PhantomCase c = GENERATOR.generate(index);
            measures.add(PhantomMeasures.of(c));
            high.add(c.facts().grade().equals("HGG"));
        }
        PhantomCheck check = PhantomCheck.of(measures, high).orElseThrow();
        assertEquals(
                List.of(
                        "tumour volume",
                        "mean t1 in tumour",
                        "mean t1ce in tumour",
                        "mean t2 in tumour",
                        "mean flair in tumour",
                        "mean t1 in brain",
                        "mean t1ce in brain",
                        "mean t2 in brain",
                        "mean flair in brain"),
                check.features());
        assertTrue(check.area() < PhantomCheck.LIMIT, "AUC " + check.area());
        assertTrue(check.area() > 0.4, "AUC " + check.area());
        List<Boolean> volumeOnly = measures.stream().map(m -> m.tumour() > 40).toList();
        assertTrue(PhantomCheck.of(measures, volumeOnly).orElseThrow().area() > 0.9, "what can be told is found");
        assertTrue(PhantomCheck.of(measures.subList(0, 29), high.subList(0, 29)).isEmpty(), "too few say nothing");
    }

    /** The mean of a volume where the mask has a label; 0 is the healthy brain. */
    private static double mean(PhantomCase c, String volume, int label) {
        LabelMap labels = c.reference().orElseThrow();
        Volume v = c.volume(volume);
        double sum = 0;
        int n = 0;
        for (int i = 0; i < labels.grid().size(); i++) {
            if (labels.label(i) == label && v.value(i) > 0) {
                sum += v.value(i);
                n++;
            }
        }
        return sum / n;
    }
}

package org.readingroom.datasets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Grades dealt out anew across patients: as many of each as before, none told by its images. */
final class ShuffledGrades {
    /** Stands behind the generator's version, and so at the head of every report. */
    static final String NOTICE = ", grades shuffled across patients";

    private ShuffledGrades() {}

    /** What is known of the first patients, with their own grades or dealt out anew by the generator's seed. */
    static List<PhantomFacts> facts(PhantomGenerator generator, int count, boolean shuffled) {
        List<PhantomFacts> facts =
                IntStream.range(0, count).mapToObj(generator::facts).toList();
        if (!shuffled) {
            return facts;
        }
        List<String> grades =
                new ArrayList<>(facts.stream().map(PhantomFacts::grade).toList());
        Collections.shuffle(grades, new Random(generator.seed() * 31 + count));
        return IntStream.range(0, count)
                .mapToObj(i -> with(facts.get(i), grades.get(i)))
                .toList();
    }

    private static PhantomFacts with(PhantomFacts f, String grade) {
        return new PhantomFacts(f.caseId(), f.site(), grade, f.biology(), f.enhancement(), f.foci(), f.tiny());
    }
}

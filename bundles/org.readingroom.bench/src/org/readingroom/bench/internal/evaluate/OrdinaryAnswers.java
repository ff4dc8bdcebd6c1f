package org.readingroom.bench.internal.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Answers as models mostly give them: seeded, none broken. */
final class OrdinaryAnswers {
    private OrdinaryAnswers() {}

    /** Grades, some after a sentence or two. */
    static List<String> grades(int count) {
        Random random = new Random(5);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String choice = "Choice: " + random.nextInt(3);
            all.add(
                    switch (random.nextInt(3)) {
                        case 0 -> choice;
                        case 1 -> "The bright region shows oedema round an enhancing rim with necrosis.\n\n" + choice;
                        default -> "**" + choice + "**";
                    });
        }
        return all;
    }

    /** Boxes of four corners in a frame of 128 x 128. */
    static List<String> boxes(int count) {
        Random random = new Random(6);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int top = random.nextInt(60);
            int left = random.nextInt(60);
            int bottom = top + 1 + random.nextInt(60);
            int right = left + 1 + random.nextInt(60);
            all.add("[(" + top + ", " + left + "), (" + top + ", " + right + "), (" + bottom + ", " + right + "), ("
                    + bottom + ", " + left + ")]");
        }
        return all;
    }
}

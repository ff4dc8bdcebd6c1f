package org.readingroom.prompts.internal.answer;

import static org.readingroom.prompts.internal.answer.Vocabulary.CENTRE;
import static org.readingroom.prompts.internal.answer.Vocabulary.CORNER;
import static org.readingroom.prompts.internal.answer.Vocabulary.IMAGE;
import static org.readingroom.prompts.internal.answer.Vocabulary.ORIGIN;
import static org.readingroom.prompts.internal.answer.Vocabulary.PLAIN;
import static org.readingroom.prompts.internal.answer.Vocabulary.RANGE;
import static org.readingroom.prompts.internal.answer.Vocabulary.REACH;
import static org.readingroom.prompts.internal.answer.Vocabulary.SIZE;
import static org.readingroom.prompts.internal.answer.Vocabulary.TUMOUR;
import static org.readingroom.prompts.internal.answer.Vocabulary.VERB;
import static org.readingroom.prompts.internal.answer.Vocabulary.WRONG;

import org.readingroom.api.data.SliceFrame;

/**
 * Tells points that are not the tumour's from those that may be: examples, what is denied, the origin and the corners of the
 * image as a prompt explains them, its size, its range, its own centre, and how far a tumour reaches.
 */
final class Landmarks {
    private Landmarks() {}

    /** Whether a list is said not to be what was asked, whatever was asked. */
    static boolean denied(Surroundings words) {
        return words.example() || words.negated() || (words.after() & WRONG) != 0;
    }

    /** Whether a list cannot be the tumour's centre for what is said of it. */
    static boolean drop(PointList list, Surroundings words, SliceFrame frame) {
        return denied(words) || list.size() == 1 && (ofImage(list, words, frame) || reaches(words));
    }

    /** Whether a box is that of the whole image, and said to be. */
    static boolean wholeImage(PointList list, Surroundings words, SliceFrame frame) {
        boolean whole = true;
        for (int p = 0; p < list.size(); p++) {
            whole &= edge(list.first()[p], frame.rows()) && edge(list.second()[p], frame.columns());
        }
        return whole && (words.clause() & IMAGE) != 0 && (words.clause() & TUMOUR) == 0;
    }

    private static boolean ofImage(PointList list, Surroundings words, SliceFrame frame) {
        double a = list.first()[0];
        double b = list.second()[0];
        boolean explained = (words.next() & VERB) != 0 && (words.after() & CORNER) != 0;
        boolean first = a == 0 && b == 0 && (words.clause() & (ORIGIN | CENTRE)) == ORIGIN;
        boolean origin = a == 0 && b == 0 && (words.clause() & CORNER) != 0 && (words.clause() & TUMOUR) == 0;
        boolean size = a == frame.rows()
                && b == frame.columns()
                && ((words.clause() & (SIZE | IMAGE)) != 0 || (words.next() & IMAGE) != 0);
        boolean range = a == 0 && b == frame.rows() - 1 && (words.clause() & RANGE) != 0;
        boolean corner = edge(a, frame.rows()) && edge(b, frame.columns()) && (explained || origin);
        return first || corner || size || range || centre(words);
    }

    private static boolean edge(double number, int pixels) {
        return number == 0 || number == pixels - 1 || number == pixels;
    }

    private static boolean centre(Surroundings words) {
        boolean before = (words.clause() & CENTRE) != 0 && (words.clause() & IMAGE) != 0;
        boolean after = (words.next() & (VERB | IMAGE | CENTRE | PLAIN)) != 0
                && (words.after() & CENTRE) != 0
                && (words.after() & IMAGE) != 0;
        boolean tumour = (words.clause() & TUMOUR) != 0;
        return !tumour && (before || after && (words.after() & TUMOUR) == 0);
    }

    private static boolean reaches(Surroundings words) {
        return (words.sentence() & REACH) != 0 && (words.clause() & CENTRE) == 0;
    }
}

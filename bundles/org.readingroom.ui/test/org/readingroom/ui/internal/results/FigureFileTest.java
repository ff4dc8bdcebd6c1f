package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureFileTest {
    @Test
    void sizeAtTheHeadFollowsTheWidth() {
        assertEquals(
                "<svg height=\"181\" viewBox=\"0 0 760 362\" width=\"380\"><rect width=\"9\" height=\"9\"/></svg>",
                FigureFile.sized(
                        "<svg height=\"362\" viewBox=\"0 0 760 362\" width=\"760\"><rect width=\"9\" height=\"9\"/></svg>",
                        380));
    }

    @Test
    void drawingWithoutASizeStaysAsItIs() {
        assertEquals("<svg viewBox=\"0 0 7 3\"/>", FigureFile.sized("<svg viewBox=\"0 0 7 3\"/>", 380));
    }
}

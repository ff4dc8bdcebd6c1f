package org.readingroom.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExchangeTestTest {
    @Test
    void withOneClassItIsMcNemarsExactTest() {
        assertEquals(new McNemar(5, 15).exactP(), new ExchangeTest(5, 15, 44, 0, 0, 11).p(), 1e-12);
        assertEquals(new McNemar(5, 0).exactP(), new ExchangeTest(0, 0, 44, 5, 0, 11).p(), 1e-12);
        assertEquals(0.0625, new ExchangeTest(0, 0, 44, 5, 0, 11).smallestP(), 1e-12);
    }

    @Test
    void bothClassesWeighByTheirPatients() {
        // d = 1/4 + 1/2. Of the four sign choices two reach 0.75.
        assertEquals(0.5, new ExchangeTest(1, 0, 4, 1, 0, 2).p(), 1e-12);
        // d = 1/4 - 1/2: every choice reaches 0.25.
        assertEquals(1, new ExchangeTest(1, 0, 4, 0, 1, 2).p(), 1e-12);
    }

    @Test
    void withoutDiscordantPatientsNothingIsSaid() {
        assertEquals(1, new ExchangeTest(0, 0, 44, 0, 0, 11).p());
        assertTrue(new ExchangeTest(0, 0, 44, 0, 0, 11).smallestP() > 0.05);
    }
}

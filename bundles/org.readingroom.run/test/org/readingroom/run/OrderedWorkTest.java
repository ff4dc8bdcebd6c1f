package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 200).boxed().toList();

    @Test
    void resultsComeInTheOrderOfTheItemsWhateverTakesLonger() {
        List<Integer> results = new ArrayList<>();
        OrderedWork.run(
                ITEMS,
                i -> {
                    double spin = 0;
                    for (int k = 0; k < (i % 7) * 20_000; k++) {
                        spin += Math.sqrt(k);
                    }
                    return spin < 0 ? -1 : 2 * i;
                },
                results::add);
        assertEquals(ITEMS.stream().map(i -> 2 * i).toList(), results);
    }

    @Test
    void noMoreThanTwiceTheCoresAreInMemory() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        OrderedWork.run(
                ITEMS,
                i -> {
                    most.accumulateAndGet(begun.incrementAndGet() - taken.get(), Math::max);
                    return i;
                },
                i -> taken.incrementAndGet());
        assertTrue(most.get() <= Runtime.getRuntime().availableProcessors() * 2 + 1, most.toString());
    }

    @Test
    void theFirstFailureIsTold() {
        RunException e = assertThrows(
                RunException.class,
                () -> OrderedWork.run(
                        ITEMS,
                        i -> {
                            if (i == 5) {
                                throw new RunException("five");
                            }
                            return i;
                        },
                        i -> assertTrue(i < 5)));
        assertEquals("five", e.getMessage());
    }

    @Test
    void ofNothingComesNothing() {
        OrderedWork.run(List.<Integer>of(), i -> i, i -> assertTrue(false));
    }
}

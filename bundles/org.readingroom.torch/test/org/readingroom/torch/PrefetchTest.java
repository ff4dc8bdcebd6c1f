package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.readingroom.api.CancelledException;

@Timeout(20)
class PrefetchTest {
    private static Iterator<Integer> made(IntUnaryOperator item, int count) {
        return IntStream.range(0, count).map(item).iterator();
    }

    @Test
    void itemsInOrderMadeAhead() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        try (Prefetch<Integer> items = new Prefetch<>(
                "t",
                made(
                        i -> {
                            if (i == 1) {
                                second.countDown();
                            }
                            return i;
                        },
                        5))) {
            List<Integer> seen = new ArrayList<>();
            seen.add(items.next());
            second.await(); // The second is made though nobody asked for it.
            items.forEachRemaining(seen::add);
            assertEquals(List.of(0, 1, 2, 3, 4), seen);
            assertFalse(items.hasNext());
        }
    }

    @Test
    void anErrorArrivesWhereTheItemWouldBe() {
        try (Prefetch<Integer> items = new Prefetch<>(
                "t",
                made(
                        i -> {
                            if (i == 2) {
                                throw new CancelledException();
                            }
                            return i;
                        },
                        5))) {
            assertEquals(0, items.next());
            assertEquals(1, items.next());
            assertThrows(CancelledException.class, items::next);
        }
    }

    @Test
    void closingInterruptsWaitsAndDiscards() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Prefetch<Integer> items = new Prefetch<>(
                "t",
                made(
                        i -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                ended.set(true);
                            }
                            return i;
                        },
                        5));
        begun.await();
        items.close();
        assertTrue(ended.get());
        assertFalse(items.hasNext());

        List<Integer> discarded = new ArrayList<>();
        CountDownLatch made = new CountDownLatch(2);
        Prefetch<Integer> second = new Prefetch<>(
                "t",
                made(
                        i -> {
                            made.countDown();
                            return i;
                        },
                        2),
                discarded::add);
        assertEquals(0, second.next());
        made.await();
        assertTrue(second.hasNext());
        second.close();
        assertEquals(List.of(1), discarded);
        second.close();
    }
}

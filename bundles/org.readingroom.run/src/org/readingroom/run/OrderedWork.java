package org.readingroom.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work on items that do not depend on each other, on all cores; the results come in the order of the items, on the caller's
 * thread. No more items are worked on than there are cores; as many again may be done and wait for one before them, so that no
 * core waits for the slowest item. Twice the cores is thus the most that is in memory.
 */
final class OrderedWork {
    private OrderedWork() {}

    /**
     * Works on items.
     *
     * @param work of one item; the first failure ends all, once what was begun has ended
     * @param sink takes each result
     */
    static <T, R> void run(List<T> items, Function<T, R> work, Consumer<R> sink) {
        int cores = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), items.size()));
        ExecutorService workers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("scoring-", 1).daemon().factory());
        try {
            Deque<Future<R>> begun = new ArrayDeque<>();
            Iterator<T> left = items.iterator();
            while (left.hasNext() || !begun.isEmpty()) {
                while (left.hasNext() && begun.size() < 2 * cores) {
                    T item = left.next();
                    begun.add(workers.submit(() -> work.apply(item)));
                }
                sink.accept(result(begun.remove()));
            }
        } finally {
            workers.shutdown();
            workers.close();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new RunException("scoring ended: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.readingroom.api.CancelledException();
        }
    }
}

package org.readingroom.openai.internal;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Query;

/** Works on several queries at once; the first that throws, or a cancel, ends all, and none works on afterwards. */
final class InFlight {
    private final int most;

    InFlight(int most) {
        this.most = most;
    }

    /** What is done with a query. */
    interface Work {
        /** @param watch cancelled where the user stopped, or another query threw */
        void on(Query query, Monitor watch);
    }

    void each(List<Query> queries, Monitor monitor, Work work) {
        AtomicReference<Throwable> first = new AtomicReference<>();
        Watch watch = new Watch(monitor, new AtomicBoolean());
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(most, queries.size()),
                Thread.ofPlatform().daemon().name("openai-", 0).factory());
        try {
            CompletionService<Boolean> ended = new ExecutorCompletionService<>(threads);
            for (Query query : queries) {
                ended.submit(() -> {
                    watch.checkCancelled();
                    on(query, work, watch, first);
                    return Boolean.TRUE;
                });
            }
            for (int left = queries.size(); left > 0; ) {
                monitor.checkCancelled();
                left -= oneEnded(ended, first) ? 1 : 0;
            }
        } finally {
            watch.stopped().set(true);
            threads.shutdownNow();
            threads.close();
        }
    }

    /** What throws first is kept before the others are stopped, so that it is not lost among their ends. */
    private static void on(Query query, Work work, Watch watch, AtomicReference<Throwable> first) {
        try {
            work.on(query, watch);
        } catch (RuntimeException | Error e) {
            first.compareAndSet(null, e);
            watch.stopped().set(true);
            throw e;
        }
    }

    /** Waits a little; whether a query ended. */
    private static boolean oneEnded(CompletionService<Boolean> ended, AtomicReference<Throwable> first) {
        try {
            Future<Boolean> one = ended.poll(100, TimeUnit.MILLISECONDS);
            return one != null && one.get();
        } catch (ExecutionException e) {
            throw thrown(first.get() == null ? e.getCause() : first.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private record Watch(Monitor user, AtomicBoolean stopped) implements Monitor {
        @Override
        public void begin(String task, long total) {}

        @Override
        public void worked(long done) {}

        @Override
        public boolean cancelled() {
            return stopped.get() || user.cancelled();
        }
    }
}

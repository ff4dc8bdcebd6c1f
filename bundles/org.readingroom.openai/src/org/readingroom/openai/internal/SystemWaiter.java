package org.readingroom.openai.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;

/** The machine's own time; looks at the monitor five times a second. */
final class SystemWaiter implements Waiter {
    private static final long LOOK_MILLIS = 200;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration time, Monitor monitor) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                monitor.checkCancelled();
                Thread.sleep(Math.min(LOOK_MILLIS, left));
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public <T> T await(Future<T> task, Duration limit, Monitor monitor) throws TimeoutException, ExecutionException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                monitor.checkCancelled();
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (System.nanoTime() - end >= 0) {
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            task.cancel(true);
        }
    }

    /** Only the model itself interrupts its threads: when the work is cancelled or another query ended it. */
    private static CancelledException interrupted() {
        Thread.currentThread().interrupt();
        return new CancelledException();
    }
}

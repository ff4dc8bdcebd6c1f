package org.readingroom.openai.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.readingroom.api.Monitor;

/** Time that stands still: pauses are noted and over at once; a limit is reached when the test says so. */
final class TestWaiter implements Waiter {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private BooleanSupplier limitReached = () -> false;
    private Runnable onPause = () -> {};

    TestWaiter limitWhen(BooleanSupplier reached) {
        limitReached = reached;
        return this;
    }

    TestWaiter onPause(Runnable then) {
        onPause = then;
        return this;
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void pause(Duration time, Monitor monitor) {
        synchronized (this) {
            pauses.add(time);
        }
        onPause.run();
        monitor.checkCancelled();
    }

    @Override
    public <T> T await(Future<T> task, Duration limit, Monitor monitor) throws TimeoutException, ExecutionException {
        while (true) {
            try {
                return task.get(10, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                monitor.checkCancelled();
                if (limitReached.getAsBoolean()) {
                    task.cancel(true);
                    throw e;
                }
            } catch (InterruptedException e) {
                throw new org.readingroom.api.CancelledException();
            }
        }
    }
}

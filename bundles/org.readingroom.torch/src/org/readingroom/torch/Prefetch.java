package org.readingroom.torch;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.readingroom.api.CancelledException;

/**
 * Makes the next item on another thread while this one works on the last: data in Java's memory, not tensors.
 *
 * <p>An error of the other thread arrives at {@link #next}. Closing interrupts it, waits for it and discards what it made.
 *
 * @param <T> an item
 */
public final class Prefetch<T> implements Iterator<T>, AutoCloseable {
    private final Iterator<T> source;
    private final Consumer<T> discard;
    private final ExecutorService thread;
    private Future<Step<T>> ahead;
    private boolean closed;

    private record Step<T>(T item, boolean there) {}

    /** Items that need no discarding. */
    public Prefetch(String name, Iterator<T> source) {
        this(name, source, item -> {});
    }

    /**
     * Starts with the first item at once.
     *
     * @param name of the thread
     * @param source makes the items; used by that thread alone
     * @param discard frees an item that is made and not taken
     */
    public Prefetch(String name, Iterator<T> source, Consumer<T> discard) {
        this.source = source;
        this.discard = discard;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
        ahead = thread.submit(this::step);
    }

    private Step<T> step() {
        return source.hasNext() ? new Step<>(source.next(), true) : new Step<>(null, false);
    }

    /** Whether there is another item; waits until that is known. */
    @Override
    public boolean hasNext() {
        return !closed && await().there();
    }

    /** The next item; the one after it is begun. */
    @Override
    public T next() {
        if (closed) {
            throw new NoSuchElementException("closed");
        }
        Step<T> step = await();
        if (!step.there()) {
            throw new NoSuchElementException();
        }
        ahead = thread.submit(this::step);
        return step.item();
    }

    private Step<T> await() {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new TorchException("the next batch could not be made: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Ends the other thread, and waits until it has ended. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.shutdownNow();
        // Waits, interrupted or not: what the thread reads may be closed by the caller next.
        thread.close();
        if (ahead.isDone()
                && ahead.state() == Future.State.SUCCESS
                && ahead.resultNow().there()) {
            discard.accept(ahead.resultNow().item());
        }
    }
}

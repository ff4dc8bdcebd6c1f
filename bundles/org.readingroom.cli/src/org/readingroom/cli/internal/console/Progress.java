package org.readingroom.cli.internal.console;

import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.readingroom.api.Monitor;

/** The monitor of a command: keeps count, estimates the remaining time, and shows both in one of three ways. */
public final class Progress implements Monitor, AutoCloseable {
    /**
     * How far a piece of work is.
     *
     * @param task what is done
     * @param done steps done
     * @param total steps in all; 0 where not known
     * @param elapsed nanoseconds since it started
     * @param remaining seconds to go, where that can be told
     */
    record Snapshot(String task, long done, long total, long elapsed, OptionalLong remaining) {}

    /** A way of showing progress. */
    interface View {
        /** The work goes on; called for every step, and every second on a terminal. */
        void working(Snapshot snapshot);

        /** The work is over, done or not. */
        void over(Snapshot snapshot);
    }

    private final View view;
    private final LongSupplier clock;
    private ScheduledExecutorService ticker;
    private String task;
    private long total;
    private long done;
    private RemainingTime time;
    private volatile boolean cancelled;

    Progress(View view, LongSupplier clock) {
        this.view = view;
        this.clock = clock;
    }

    /** Progress as a line that is overwritten, with the time counting down. */
    public static Progress onTerminal(Terminal terminal) {
        Progress progress = new Progress(new TerminalProgress(terminal), System::nanoTime);
        progress.ticker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        progress.ticker.scheduleWithFixedDelay(progress::show, 1, 1, TimeUnit.SECONDS);
        return progress;
    }

    /** Progress as a line now and then, for log files. */
    public static Progress inLog(Terminal terminal) {
        return new Progress(new LogProgress(terminal), System::nanoTime);
    }

    /** Progress as JSON lines on the console. */
    public static Progress asJson(JsonConsole console) {
        return new Progress(new JsonProgress(console), System::nanoTime);
    }

    /** No progress shown. */
    public static Progress silent() {
        return new Progress(
                new View() {
                    @Override
                    public void working(Snapshot snapshot) {}

                    @Override
                    public void over(Snapshot snapshot) {}
                },
                System::nanoTime);
    }

    @Override
    public synchronized void begin(String newTask, long newTotal) {
        end();
        task = newTask;
        total = newTotal;
        done = 0;
        time = new RemainingTime(newTotal, clock.getAsLong());
        show();
    }

    @Override
    public synchronized void worked(long steps) {
        if (task == null) {
            return;
        }
        done += steps;
        time.done(done, clock.getAsLong());
        show();
    }

    /** Asks the work to stop. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    private synchronized void show() {
        if (task != null) {
            view.working(snapshot());
        }
    }

    private void end() {
        if (task != null) {
            view.over(snapshot());
            task = null;
        }
    }

    private Snapshot snapshot() {
        long now = clock.getAsLong();
        return new Snapshot(task, done, total, time.elapsed(now), time.seconds(now));
    }

    @Override
    public void close() {
        if (ticker != null) {
            ticker.shutdownNow();
        }
        synchronized (this) {
            end();
        }
    }
}

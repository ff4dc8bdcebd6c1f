package org.readingroom.ui.internal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A session of the engine with one run: its process, what it says, and how it ended. Thread-safe. */
public final class EngineRun {
    private static final int LAST_WORDS = 6;
    private static final int CURVES_EVERY = 10;
    private static final long LONGEST_LAST_WORDS = 20_000;

    private final RunRecord record;
    private final Path folder;
    private final Optional<ProcessHandle> process;
    private final LineTail events;
    private final LineTail log;
    private final CurvesFolder curves;
    private final RunProgress progress = new RunProgress();
    private final AtomicLong version = new AtomicLong();
    private volatile RunStatus status = RunStatus.RUNNING;
    private volatile boolean stopAsked;
    private volatile String end = "";
    private int polls;

    /** @param process empty where it has gone */
    EngineRun(RunRecord record, Path folder, Optional<ProcessHandle> process) {
        this.record = record;
        this.folder = folder;
        this.process = process;
        this.events = new LineTail(RunRecord.events(folder, record.id()));
        this.log = new LineTail(record.request().out().resolve("run.log")).fromLast(LONGEST_LAST_WORDS);
        this.curves = new CurvesFolder(record.request().out());
    }

    /** What was asked for. */
    public RunRequest request() {
        return record.request();
    }

    /** The session's own record. */
    RunRecord record() {
        return record;
    }

    /** What it has said. */
    public RunProgress progress() {
        return progress;
    }

    /** Where it stands. */
    public RunStatus status() {
        return status;
    }

    /** Changes with whatever is to be shown. */
    public long version() {
        return version.get();
    }

    /** How it ended, a sentence or two; empty while it is at work. */
    public String end() {
        return end;
    }

    /** The process; empty where it has gone before this desktop was started. */
    public Optional<ProcessHandle> process() {
        return process;
    }

    /** Asks it to stop after the current step; what is finished stays, and the run can be gone on with. Returns at once. */
    public void cancel() {
        if (status == RunStatus.RUNNING) {
            stopAsked = true;
            status = RunStatus.STOPPING;
            progress.say("Stop was asked for.");
            version.incrementAndGet();
            process.ifPresent(ProcessHandle::destroy);
        }
    }

    /** Ends it without waiting for the current step. */
    public void kill() {
        stopAsked = true;
        process.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Takes in what it said since the last time. */
    void poll() {
        if (!status.live()) {
            return;
        }
        // Asked before reading, so that what was said last is not missed.
        boolean gone = process.isEmpty() || !process.get().isAlive();
        boolean more = drain();
        follow();
        if (gone && !more) {
            over();
        }
    }

    private boolean drain() {
        List<String> lines = events.lines();
        for (String line : lines) {
            progress.take(EngineEvent.parse(line));
        }
        if (!lines.isEmpty()) {
            version.incrementAndGet();
        }
        return !lines.isEmpty();
    }

    /** The run folder: its log, and a look at its curves now and then. */
    private void follow() {
        List<String> logged = log.lines();
        logged.forEach(progress::say);
        boolean grown = false;
        if (polls++ % CURVES_EVERY == 0) {
            grown = curves.look();
            if (grown) {
                progress.curves(curves.all());
            }
        }
        if (grown || !logged.isEmpty()) {
            version.incrementAndGet();
        }
    }

    private void over() {
        curves.look();
        progress.curves(curves.all());
        status = RunStatus.of(progress.exit(), stopAsked, !progress.error().isEmpty());
        progress.stopped();
        end = sentence();
        progress.say(end);
        version.incrementAndGet();
    }

    private String sentence() {
        return switch (status) {
            case DONE -> "Done: every arm was read to its end.";
            case STOPPED -> "Stopped. What was finished is kept; Resume goes on from there.";
            case INCOMPLETE -> "Ended, and not every arm was read to its end; Resume asks for what is missing.";
            case FAILED -> "Failed: " + progress.error();
            case DIED ->
                "The engine's process ended without a word: it was killed or crashed. What was finished is"
                        + " kept; Resume goes on from there." + lastWords();
            case RUNNING, STOPPING -> "";
        };
    }

    private String lastWords() {
        Path errors = RunRecord.errors(folder, record.id());
        if (!Files.isRegularFile(errors)) {
            return "";
        }
        List<String> lines = new LineTail(errors).fromLast(LONGEST_LAST_WORDS).lines();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
        return last.isEmpty() ? "" : " It printed last:\n" + String.join("\n", last);
    }

    /** Removes what is kept of the session; not the run. */
    void forget() {
        try {
            Files.deleteIfExists(RunRecord.file(folder, record.id()));
            Files.deleteIfExists(RunRecord.events(folder, record.id()));
            Files.deleteIfExists(RunRecord.errors(folder, record.id()));
        } catch (IOException e) {
            throw new EngineException("cannot remove the files of " + record.id() + ": " + e.getMessage(), e);
        }
    }
}

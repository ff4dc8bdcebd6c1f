package org.readingroom.ui.internal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.readingroom.settings.UserFolder;

/** The sessions of the engine that this desktop knows: those it started, and those that went on while it was closed. */
public final class EngineRuns {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    private static final int KEPT = 8;
    private static final long EVERY_MILLIS = 100;
    /** The system counts from its own start, which it tells a second earlier or later when its clock is set. */
    private static final long SAME_START_MILLIS = 5000;

    private static final EngineRuns INSTANCE =
            new EngineRuns(UserFolder.locate().resolve("desktop").resolve("runs"));

    private final Path folder;
    private final List<EngineRun> runs = new CopyOnWriteArrayList<>();
    private ScheduledExecutorService poller;
    private boolean adopted;

    EngineRuns(Path folder) {
        this.folder = folder;
    }

    /** Those of this desktop. */
    public static EngineRuns instance() {
        return INSTANCE;
    }

    /** The newest first. */
    public synchronized List<EngineRun> all() {
        adopt();
        return List.copyOf(runs);
    }

    /** Those at work. */
    public List<EngineRun> live() {
        return all().stream().filter(r -> r.status().live()).toList();
    }

    /** The newest session with a run folder. */
    public Optional<EngineRun> of(Path out) {
        return all().stream().filter(r -> r.request().out().equals(out)).findFirst();
    }

    /** The sessions that the user stopped to go on with later; each is given once. */
    public List<EngineRun> laterOnes() {
        List<EngineRun> later = all().stream().filter(r -> r.record().later()).toList();
        later.forEach(r -> r.record().later(false).write(folder));
        return later;
    }

    /**
     * Starts a run, or goes on with one.
     *
     * @throws EngineException where the engine is not there, does not start, or works in that folder already
     */
    public synchronized EngineRun start(RunRequest request) {
        adopt();
        if (of(request.out()).filter(r -> r.status().live()).isPresent()) {
            throw new EngineException("the run in " + request.out() + " is at work already");
        }
        List<String> words = new ArrayList<>(request.words());
        words.add("--json");
        String id = LocalDateTime.now().format(STAMP);
        List<String> line = Engine.find().commandLine(words);
        try {
            Files.createDirectories(folder);
            // To files, not through pipes: the engine goes on when this desktop is closed, and is found again.
            Process process = new ProcessBuilder(line)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(RunRecord.events(folder, id).toFile())
                    .redirectError(RunRecord.errors(folder, id).toFile())
                    .start();
            RunRecord record = new RunRecord(id, request, process.pid(), startOf(process.toHandle()), false);
            record.write(folder);
            EngineRun run = new EngineRun(record, folder, Optional.of(process.toHandle()));
            add(run);
            return run;
        } catch (IOException e) {
            throw new EngineException("the engine does not start: " + e.getMessage(), e);
        }
    }

    private java.io.File nothing() throws IOException {
        Path empty = folder.resolve("empty");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        return empty.toFile();
    }

    private void add(EngineRun run) {
        runs.add(0, run);
        if (poller == null) {
            poller = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "engine sessions");
                thread.setDaemon(true);
                return thread;
            });
            poller.scheduleWithFixedDelay(this::poll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        for (EngineRun run : runs) {
            try {
                run.poll();
            } catch (EngineException e) {
                // A disk that is gone for a moment; the next time may be better.
                ILog.of(EngineRuns.class).warn(e.getMessage(), e);
            }
        }
    }

    private void adopt() {
        if (adopted) {
            return;
        }
        adopted = true;
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(f -> f.toString().endsWith(".json"))
                        .sorted(Comparator.comparing(Path::getFileName))
                        .forEach(files::add);
            } catch (IOException e) {
                ILog.of(EngineRuns.class).warn("cannot list " + folder + ": " + e.getMessage(), e);
            }
        }
        for (int i = 0; i < files.size(); i++) {
            adopt(files.get(i), files.size() - i > KEPT);
        }
    }

    private void adopt(Path file, boolean old) {
        try {
            RunRecord record = RunRecord.read(file);
            Optional<ProcessHandle> process = ProcessHandle.of(record.pid())
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> Math.abs(startOf(p) - record.started()) < SAME_START_MILLIS);
            EngineRun run = new EngineRun(record, folder, process);
            if (old && process.isEmpty()) {
                run.forget();
            } else {
                add(run);
            }
        } catch (EngineException e) {
            ILog.of(EngineRuns.class).warn(e.getMessage(), e);
        }
    }

    /** A process that got the number of another that has gone is told by when it started. */
    private static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Stops a run, to be asked about at the next start of the desktop. */
    public void stopForLater(EngineRun run) {
        run.record().later(true).write(folder);
        run.cancel();
    }
}

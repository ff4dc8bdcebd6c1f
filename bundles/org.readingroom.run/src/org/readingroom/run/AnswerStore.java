package org.readingroom.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The answers of an arm: a file of JSON lines that only grows. A line is written with one call, so that a kill leaves at
 * most one torn line at the end, which is cut off when the store is opened again; {@link #force()} makes lines outlive the
 * machine. Of two answers with one key the later stands, so that a retried query replaces its missing answer.
 *
 * <p>No answer is held in memory: at most 48 bytes of each, which say where it stands.
 *
 * <p>Thread-safe for one process; {@link ArmLock} keeps a second process out.
 */
public final class AnswerStore implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final AnswerFile file;
    private final AnswerLine lines = new AnswerLine();
    private long end;

    private AnswerStore(Path path, FileChannel channel, AnswerFile file, long end) {
        this.path = path;
        this.channel = channel;
        this.file = file;
        this.end = end;
    }

    /**
     * Opens a store for appending, repairing a torn end.
     *
     * @throws RunException where the file cannot be opened, or holds a broken line that is not its last
     */
    public static AnswerStore open(Path path) {
        try {
            Files.createDirectories(path.getParent());
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            try {
                AnswerFile file = new AnswerFile(path);
                long end = file.scan();
                if (channel.size() > end) {
                    channel.truncate(end);
                }
                channel.position(end);
                return new AnswerStore(path, channel, file, end);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RunException(
                    "cannot open " + path + ": " + AtomicFile.reason(e) + "; is the run folder writable?", e);
        }
    }

    /** Whether a query has an answer that is not to be asked for again. */
    public synchronized boolean has(String key) {
        try {
            return file.answered(channel, key);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The answer of a key, missing or not. */
    public synchronized Optional<StoredAnswer> find(String key) {
        try {
            return file.get(channel, key);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** How many queries have a line. */
    public synchronized long size() {
        return file.size();
    }

    /** How many bytes of memory it takes to know where they stand. */
    public synchronized long indexBytes() {
        return file.bytes();
    }

    /** Appends an answer. */
    public synchronized void append(StoredAnswer answer) {
        try {
            ByteBuffer line = ByteBuffer.wrap(lines.write(answer).getBytes(StandardCharsets.UTF_8));
            int length = line.remaining();
            while (line.hasRemaining()) {
                channel.write(line);
            }
            file.note(answer.key(), end, answer.state().missing());
            end += length;
        } catch (IOException e) {
            cutBack();
            throw new RunException(
                    "cannot write " + path + ": " + AtomicFile.reason(e)
                            + "; free space, then run the same command again",
                    e);
        }
    }

    /** Takes back a line that was written in part. */
    private void cutBack() {
        try {
            channel.truncate(end);
        } catch (IOException stillTorn) {
            // The next opening of the store cuts it off.
        }
    }

    /** Forces what was appended to disk. */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new RunException("cannot write " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new RunException("cannot close " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Reads a small store whole; a torn last line is left out.
     *
     * @throws RunException naming the line that is no answer
     */
    public static List<StoredAnswer> read(Path path) {
        List<StoredAnswer> answers = new ArrayList<>();
        each(path, answers::add);
        return answers;
    }

    /** Sees every line of a store in order, one at a time; none where there is no file. */
    public static void each(Path path, Consumer<StoredAnswer> visitor) {
        if (!Files.exists(path)) {
            return;
        }
        AnswerLine lines = new AnswerLine();
        try {
            LineScan.each(
                    path,
                    (buffer, from, length, offset, number) ->
                            visitor.accept(lines.read(buffer, from, length, path + ":" + number)));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static RunException unreadable(Path path, IOException e) {
        return new RunException("cannot read " + path + ": " + AtomicFile.reason(e), e);
    }
}

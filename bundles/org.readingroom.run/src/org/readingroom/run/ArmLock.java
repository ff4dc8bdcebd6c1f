package org.readingroom.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.readingroom.api.Monitor;

/**
 * Keeps a second process from the same files: a lock of the operating system, so that a killed holder leaves none behind,
 * on a file that says who holds it.
 */
final class ArmLock implements AutoCloseable {
    private static final long POLL_MILLIS = 200;
    private final FileChannel channel;
    private final FileLock lock;

    private ArmLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes a lock.
     *
     * @param what what is locked, for the message
     * @throws RunException naming the holder where there is one
     */
    static ArmLock take(Path file, String what) {
        ArmLock lock = attempt(file);
        if (lock == null) {
            throw new RunException(
                    what + " is in use by " + holder(file) + "; wait for it, stop it, or run another arm or shard");
        }
        return lock;
    }

    /** Takes a lock, waiting for its holder while the monitor is not cancelled. */
    static ArmLock await(Path file, String what, Monitor monitor) {
        ArmLock lock = attempt(file);
        if (lock == null) {
            monitor.begin("Waiting for " + what + ", held by " + holder(file), 0);
        }
        while (lock == null) {
            monitor.checkCancelled();
            pause();
            lock = attempt(file);
        }
        return lock;
    }

    private static ArmLock attempt(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return null;
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new ArmLock(channel, lock);
        } catch (IOException e) {
            throw new RunException(
                    "cannot lock " + file + ": " + AtomicFile.reason(e) + "; is the run folder writable?", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Path file) {
        try {
            String text = Files.readString(file);
            return text.isBlank() ? "another process" : text;
        } catch (IOException unreadable) {
            return "another process";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.readingroom.api.CancelledException();
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new RunException("cannot release a lock: " + AtomicFile.reason(e), e);
        }
    }
}

package org.readingroom.nifti.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: into a hidden file beside it, forced to disk, then renamed over it.
 *
 * <p>A gzip is written with time 0 and no name, so that equal images are equal files.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    /** Writes the content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** Writes a file, replacing one of its name. */
    public static void write(Path file, boolean gzip, Content content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                stream(channel, gzip, content);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** The streams are flushed, not closed: the channel is forced before it is closed. */
    private static void stream(FileChannel channel, boolean gzip, Content content) throws IOException {
        OutputStream raw = Channels.newOutputStream(channel);
        if (!gzip) {
            OutputStream out = new BufferedOutputStream(raw, BUFFER);
            content.writeTo(out);
            out.flush();
            return;
        }
        OutputStream buffered = new BufferedOutputStream(raw, BUFFER);
        try (GzipSink out = new GzipSink(buffered)) {
            content.writeTo(out);
            out.finish();
        }
        buffered.flush();
    }
}

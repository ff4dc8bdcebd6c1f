package org.readingroom.nifti.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.readingroom.settings.AtomicFile;

/** Writes an image's file whole or not at all. A gzip is written with time 0 and no name, so that equal images are equal files. */
public final class ImageFile {
    private static final int BUFFER = 1 << 16;

    /** Writes the content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private ImageFile() {}

    /** Writes a file into a folder that is there, replacing one of its name. */
    public static void write(Path file, boolean gzip, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        AtomicFile.write(file, channel -> stream(channel, gzip, content));
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

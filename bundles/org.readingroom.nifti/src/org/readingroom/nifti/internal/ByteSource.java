package org.readingroom.nifti.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.nifti.NiftiException;

/** The bytes of one file from start to end, inflated on the way where it is gzip (told by its first two bytes). */
public abstract class ByteSource implements Closeable {
    /** Deflate cannot shrink by more than 1 032; a header that asks for more than this times the file lies. */
    static final int MAX_INFLATION = 1100;

    /** Bytes read from disk and inflated at a time: large enough to hide the calls, small enough for a core's cache. */
    static final int CHUNK = 1 << 18;

    private final Path file;
    private long position;

    ByteSource(Path file) {
        this.file = file;
    }

    /** Opens a file. */
    public static ByteSource open(Path file) throws IOException {
        long size = Files.size(file);
        InputStream in = Files.newInputStream(file);
        try {
            byte[] first = new byte[CHUNK];
            int n = in.readNBytes(first, 0, CHUNK);
            boolean gzip = n >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            return gzip ? new GzipSource(file, in, size, first, n) : new PlainSource(file, in, size, first, n);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Whether the file is gzip. */
    public abstract boolean compressed();

    /** The most bytes that can come out: the file's size, or {@value #MAX_INFLATION} times that of a gzip. */
    public abstract long capacity();

    /** Reads on to the end of what the checksum covers, so that damage in or after the last voxel shows. */
    public abstract void finish() throws IOException;

    /** Fills up to {@code length} bytes; less only at the end. */
    abstract int some(byte[] into, int at, int length) throws IOException;

    /** The file, for messages. */
    Path file() {
        return file;
    }

    /** Bytes handed out so far. */
    public long position() {
        return position;
    }

    /** Reads until {@code length} bytes or the end; the number read. */
    int read(byte[] into, int at, int length) throws IOException {
        int n = 0;
        while (n < length) {
            int k = some(into, at + n, length - n);
            if (k <= 0) {
                break;
            }
            n += k;
        }
        position += n;
        return n;
    }

    /** Reads exactly {@code length} bytes. */
    void readFully(byte[] into, int at, int length) throws IOException {
        if (read(into, at, length) < length) {
            throw endsEarly();
        }
    }

    /** Passes over {@code count} bytes: header extensions, whose text must not leave the reader. */
    public void skip(long count) throws IOException {
        byte[] sink = new byte[(int) Math.min(CHUNK, Math.max(0, count))];
        for (long left = count; left > 0; ) {
            int n = (int) Math.min(sink.length, left);
            readFully(sink, 0, n);
            left -= n;
        }
    }

    NiftiException endsEarly() {
        return new NiftiException(
                file + " ends early, after " + position + " bytes of image: it is truncated; copy or export it again",
                new EOFException());
    }

    NiftiException corrupt(String how, Throwable cause) {
        return new NiftiException(file + " is a damaged gzip file: " + how + "; copy or export it again", cause);
    }
}

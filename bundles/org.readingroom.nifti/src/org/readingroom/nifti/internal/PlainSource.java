package org.readingroom.nifti.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file as it is. */
final class PlainSource extends ByteSource {
    private final InputStream in;
    private final long size;
    private final byte[] first;
    private final int firstLength;
    private int firstAt;

    PlainSource(Path file, InputStream in, long size, byte[] first, int firstLength) {
        super(file);
        this.in = in;
        this.size = size;
        this.first = first;
        this.firstLength = firstLength;
    }

    @Override
    public boolean compressed() {
        return false;
    }

    @Override
    public long capacity() {
        return size;
    }

    @Override
    public void finish() {
        // nothing covers a plain file's bytes
    }

    @Override
    int some(byte[] into, int at, int length) throws IOException {
        if (firstAt < firstLength) {
            int n = Math.min(length, firstLength - firstAt);
            System.arraycopy(first, firstAt, into, at, n);
            firstAt += n;
            return n;
        }
        return in.read(into, at, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

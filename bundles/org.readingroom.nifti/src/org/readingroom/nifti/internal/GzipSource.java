package org.readingroom.nifti.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A gzip file inflated as it is read, member after member (pigz and bgzip write several), each held against its
 * checksum and length. {@link java.util.zip.GZIPInputStream} does the same through smaller steps and more copies.
 *
 * <p>Source: RFC 1952.
 */
final class GzipSource extends ByteSource {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final long size;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int at;
    private int limit;
    private boolean started;
    private boolean inMember;
    private boolean ended;

    GzipSource(Path file, InputStream in, long size, byte[] first, int firstLength) {
        super(file);
        this.in = in;
        this.size = size;
        this.buffer = first;
        this.limit = firstLength;
    }

    @Override
    public boolean compressed() {
        return true;
    }

    @Override
    public long capacity() {
        return size > Long.MAX_VALUE / MAX_INFLATION ? Long.MAX_VALUE : size * MAX_INFLATION;
    }

    @Override
    int some(byte[] into, int start, int length) throws IOException {
        while (!ended && (inMember || nextMember())) {
            int n = inflate(into, start, length);
            if (n > 0) {
                crc.update(into, start, n);
                return n;
            }
            closeMember();
        }
        return -1;
    }

    @Override
    public void finish() throws IOException {
        byte[] sink = new byte[CHUNK];
        while (inMember) {
            int n = inflate(sink, 0, sink.length);
            if (n == 0) {
                closeMember();
            } else {
                crc.update(sink, 0, n);
            }
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    /** Some inflated bytes, or 0 at the end of the member. */
    private int inflate(byte[] into, int start, int length) throws IOException {
        try {
            while (true) {
                int n = inflater.inflate(into, start, length);
                if (n > 0) {
                    return n;
                }
                if (inflater.finished()) {
                    return 0;
                }
                if (inflater.needsDictionary()) {
                    throw corrupt("it asks for a dictionary, which gzip does not have", null);
                }
                if (!refill()) {
                    throw endsEarly();
                }
                inflater.setInput(buffer, at, limit - at);
                at = limit;
            }
        } catch (DataFormatException e) {
            throw corrupt(e.getMessage() == null ? "its compressed data are invalid" : e.getMessage(), e);
        }
    }

    private boolean nextMember() throws IOException {
        int b = next();
        while (started && b == 0) {
            b = next(); // zero padding after the last member, as tapes and some tools leave it
        }
        if (b != 0x1f || next() != 0x8b) {
            ended = true;
            return false;
        }
        started = true;
        memberHeader();
        inflater.reset();
        inflater.setInput(buffer, at, limit - at);
        at = limit;
        crc.reset();
        inMember = true;
        return true;
    }

    private void memberHeader() throws IOException {
        int method = require();
        int flags = require();
        if (method != 8 || (flags & 0xe0) != 0) {
            throw corrupt("its header asks for a method that is not deflate", null);
        }
        skipBytes(6);
        if ((flags & EXTRA) != 0) {
            skipBytes(require() | require() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (require() != 0) {
                continue; // a name or comment: not kept
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            skipBytes(2);
        }
    }

    private void closeMember() throws IOException {
        at = limit - inflater.getRemaining();
        long sum = word();
        long length = word();
        if (sum != crc.getValue()) {
            throw corrupt("its checksum does not fit its contents", null);
        }
        if (length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw corrupt("its length does not fit its contents", null);
        }
        inMember = false;
    }

    private long word() throws IOException {
        return require() | require() << 8 | require() << 16 | (long) require() << 24;
    }

    private void skipBytes(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            require();
        }
    }

    private int require() throws IOException {
        int b = next();
        if (b < 0) {
            throw endsEarly();
        }
        return b;
    }

    private int next() throws IOException {
        return at < limit || refill() ? buffer[at++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }
}

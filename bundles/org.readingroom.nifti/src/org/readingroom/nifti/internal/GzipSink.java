package org.readingroom.nifti.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip that is written quickly where it is mostly zeros, as masks are: a run of zeros is not compressed anew but
 * written as blocks that were compressed once.
 *
 * <p>Before such blocks the compressor is flushed whole, so that nothing after them refers to what is before. Time 0 and
 * no name, so that equal bytes give equal files. Closing frees the compressor and leaves the stream under it open.
 *
 * <p>Source: RFC 1951 (a stored empty block ends a flush at a byte), RFC 1952.
 */
final class GzipSink extends OutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 16;
    private static final byte[] ZEROS = new byte[LARGEST];

    /** Zeros compressed: {@code SMALLEST << n} of them at index n. */
    private static final byte[][] BLOCKS = blocks();

    private final OutputStream out;
    private final Deflater deflater = compressor();
    private final CRC32 crc = new CRC32();
    private final byte[] compressed = new byte[1 << 14];
    private long size;
    private boolean pending;

    GzipSink(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    private static Deflater compressor() {
        return new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }

    private static byte[][] blocks() {
        byte[][] blocks = new byte[Integer.numberOfTrailingZeros(LARGEST / SMALLEST) + 1][];
        for (int n = 0; n < blocks.length; n++) {
            Deflater one = compressor();
            one.setInput(ZEROS, 0, SMALLEST << n);
            byte[] block = new byte[SMALLEST];
            blocks[n] = Arrays.copyOf(block, one.deflate(block, 0, block.length, Deflater.FULL_FLUSH));
            one.end();
        }
        return blocks;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        size += length;
        int end = offset + length;
        int from = offset;
        int at = offset;
        while (at < end) {
            int zeros = zeros(bytes, at, end);
            if (zeros == 0) {
                at = Math.min(at + SMALLEST, end);
            } else {
                compress(bytes, from, at - from);
                writeZeros(zeros);
                at += zeros;
                from = at;
            }
        }
        compress(bytes, from, end - from);
    }

    /** How many zeros stand from a place on, in whole blocks of the smallest size. */
    private static int zeros(byte[] bytes, int at, int end) {
        int most = Math.min(end - at, LARGEST);
        int first = Arrays.mismatch(bytes, at, at + most, ZEROS, 0, most);
        return (first < 0 ? most : first) / SMALLEST * SMALLEST;
    }

    private void writeZeros(int count) throws IOException {
        if (pending) {
            int n = compressed.length;
            while (n == compressed.length) {
                n = deflater.deflate(compressed, 0, compressed.length, Deflater.FULL_FLUSH);
                out.write(compressed, 0, n);
            }
            pending = false;
        }
        for (int n = BLOCKS.length - 1, left = count; left > 0; n--) {
            for (; left >= SMALLEST << n; left -= SMALLEST << n) {
                out.write(BLOCKS[n]);
            }
        }
    }

    private void compress(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        pending = true;
        deflater.setInput(bytes, offset, length);
        while (!deflater.needsInput()) {
            out.write(compressed, 0, deflater.deflate(compressed));
        }
    }

    /** Writes what is left, and the checksum. */
    void finish() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            out.write(compressed, 0, deflater.deflate(compressed));
        }
        byte[] trailer = new byte[8];
        for (int i = 0; i < 4; i++) {
            trailer[i] = (byte) (crc.getValue() >>> 8 * i);
            trailer[4 + i] = (byte) (size >>> 8 * i);
        }
        out.write(trailer);
    }

    @Override
    public void close() {
        deflater.end();
    }
}

package org.readingroom.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads a file line by line as bytes, with no line held longer than it is looked at. */
final class LineScan {
    private static final int BLOCK = 1 << 20;

    private LineScan() {}

    /** Looks at one line. */
    interface Visitor {
        /**
         * One whole line.
         *
         * @param buffer bytes that hold it, the caller's again afterwards
         * @param from where it begins in them
         * @param length how long it is, its end left out
         * @param offset where it begins in the file
         * @param number 1-based
         */
        void line(byte[] buffer, int from, int length, long offset, long number);
    }

    /**
     * Visits the whole lines of a file, in order.
     *
     * @return where the last whole line ends; a torn one begins there
     */
    static long each(Path file, Visitor visitor) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] buffer = new byte[BLOCK];
            int held = 0;
            long offset = 0;
            long number = 0;
            while (true) {
                if (held == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
                int n = in.read(ByteBuffer.wrap(buffer, held, buffer.length - held));
                if (n < 0) {
                    return offset;
                }
                int from = 0;
                for (int i = held; i < held + n; i++) {
                    if (buffer[i] == '\n') {
                        visitor.line(buffer, from, i - from, offset + from, ++number);
                        from = i + 1;
                    }
                }
                held += n - from;
                System.arraycopy(buffer, from, buffer, 0, held);
                offset += from;
            }
        }
    }
}

package org.readingroom.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which answers stand in a file, and where, without holding any: an index that is filled by one reading of the file, and
 * lines that are read when they are asked for.
 */
final class AnswerFile {
    private static final int PIECE = 4096;
    private final Path file;
    private final KeyIndex index = new KeyIndex();
    private final AnswerLine lines = new AnswerLine();

    AnswerFile(Path file) {
        this.file = file;
    }

    /**
     * Finds every answer of the file.
     *
     * @return where the last whole line ends
     */
    long scan() throws IOException {
        return LineScan.each(file, (buffer, from, length, offset, number) -> {
            AnswerLine.Mark mark = AnswerLine.mark(buffer, from, length, file + ":" + number);
            index.put(KeyIndex.Bits.of(mark.key()), place(offset, mark.missing()));
        });
    }

    private static long place(long offset, boolean missing) {
        return offset << 1 | (missing ? 1 : 0);
    }

    /** Notes an answer that was written at an offset. */
    void note(String key, long offset, boolean missing) {
        index.put(KeyIndex.Bits.of(key), place(offset, missing));
    }

    /** Whether a query has an answer that is not missing; the key is compared in full. */
    boolean answered(FileChannel in, String key) throws IOException {
        long place = index.get(KeyIndex.Bits.of(key));
        return place != KeyIndex.NONE && (place & 1) == 0 && isKeyAt(in, place >> 1, key);
    }

    /** The answer of a key, missing or not. */
    Optional<StoredAnswer> get(FileChannel in, String key) throws IOException {
        long place = index.get(KeyIndex.Bits.of(key));
        if (place == KeyIndex.NONE || !isKeyAt(in, place >> 1, key)) {
            return Optional.empty();
        }
        byte[] line = line(in, place >> 1);
        return Optional.of(lines.read(line, 0, line.length, file + ", byte " + (place >> 1)));
    }

    /** How many keys have a line. */
    long size() {
        return index.size();
    }

    /** How many bytes of memory the index takes. */
    long bytes() {
        return index.bytes();
    }

    /** Whether the line at an offset is of a key, all of it: those of one index entry share 128 bits only. */
    private boolean isKeyAt(FileChannel in, long offset, String key) throws IOException {
        byte[] head = (AnswerLine.HEAD + key + '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer found = ByteBuffer.allocate(head.length);
        int n = 0;
        while (found.hasRemaining() && n >= 0) {
            n = in.read(found, offset + found.position());
        }
        if (Arrays.equals(head, found.array())) {
            return true;
        }
        byte[] line = line(in, offset);
        return AnswerLine.mark(line, 0, line.length, file + ", byte " + offset)
                .key()
                .equals(key);
    }

    private static byte[] line(FileChannel in, long offset) throws IOException {
        byte[] bytes = new byte[PIECE];
        int held = 0;
        while (true) {
            int n = in.read(ByteBuffer.wrap(bytes, held, bytes.length - held), offset + held);
            for (int i = held; i < held + n; i++) {
                if (bytes[i] == '\n') {
                    return Arrays.copyOf(bytes, i);
                }
            }
            if (n < 0) {
                return Arrays.copyOf(bytes, held);
            }
            held += n;
            bytes = held == bytes.length ? Arrays.copyOf(bytes, 2 * held) : bytes;
        }
    }
}

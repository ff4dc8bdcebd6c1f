package org.readingroom.ui.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Follows a text file that another process writes: gives each line once, when its end is written. */
public final class LineTail {
    private static final int MOST = 1 << 20;

    private final Path file;
    private long position;
    private byte[] rest = {};

    public LineTail(Path file) {
        this.file = file;
    }

    /** Skips what is there already, but for about so many bytes at its end. */
    public LineTail fromLast(long bytes) {
        try {
            position = Math.max(0, Files.size(file) - bytes);
        } catch (IOException e) {
            position = 0;
        }
        return this;
    }

    /**
     * The lines written since the last call, at most about a megabyte of them; none where the file is not there yet.
     *
     * @throws EngineException where the file cannot be read
     */
    public List<String> lines() {
        byte[] more;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() < position) {
                // It was begun anew.
                position = 0;
                rest = new byte[0];
            }
            more = new byte[(int) Math.min(MOST, channel.size() - position)];
            channel.position(position);
            ByteBuffer buffer = ByteBuffer.wrap(more);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                Thread.onSpinWait();
            }
            position += buffer.position();
            more = java.util.Arrays.copyOf(more, buffer.position());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new EngineException("cannot follow " + file + ": " + e.getMessage(), e);
        }
        return split(more);
    }

    private List<String> split(byte[] more) {
        List<String> lines = new ArrayList<>();
        byte[] all = new byte[rest.length + more.length];
        System.arraycopy(rest, 0, all, 0, rest.length);
        System.arraycopy(more, 0, all, rest.length, more.length);
        int start = 0;
        for (int i = rest.length; i < all.length; i++) {
            if (all[i] == '\n') {
                int end = i > start && all[i - 1] == '\r' ? i - 1 : i;
                lines.add(new String(all, start, end - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        rest = java.util.Arrays.copyOfRange(all, start, all.length);
        return lines;
    }
}

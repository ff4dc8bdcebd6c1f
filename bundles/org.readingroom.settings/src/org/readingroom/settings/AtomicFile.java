package org.readingroom.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: to a hidden name beside it, forced to disk, then renamed over it. */
public final class AtomicFile {
    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    private static final String PART = ".part";

    private AtomicFile() {}

    /** Whether a file is one that is being written, or was left so. */
    static boolean unfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(PART);
    }

    /**
     * Writes a file, replacing one of its name; its folder is made.
     *
     * @throws IOException where it cannot be written; what was there before still is, and nothing half written
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /** Writes text in UTF-8 as {@link #write(Path, Content)} does. */
    public static void write(Path file, String text) throws IOException {
        write(file, all(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    /**
     * Writes what can be made again from other files: whole or not at all for readers, but not forced to disk before it goes
     * on.
     */
    public static void writeDerived(Path file, byte[] bytes) throws IOException {
        write(file, all(bytes), false);
    }

    /** Content that is there already. */
    public static Content all(byte[] bytes) {
        return channel -> {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        };
    }

    private static void write(Path file, Content content, boolean forced) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + PART);
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                if (forced) {
                    channel.force(true);
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }
}

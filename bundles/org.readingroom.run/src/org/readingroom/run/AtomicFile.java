package org.readingroom.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a file of a run's folder whole or not at all: {@link org.readingroom.settings.AtomicFile} with a run's errors. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes text in UTF-8. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes text that can be made again from what is stored, such as a table of scores: whole or not at all for readers,
     * but not forced to disk before it goes on.
     */
    public static void writeDerived(Path file, String text) {
        writeDerived(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #writeDerived(Path, String)}, of bytes. */
    static void writeDerived(Path file, byte[] bytes) {
        try {
            org.readingroom.settings.AtomicFile.writeDerived(file, bytes);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes bytes.
     *
     * @throws RunException naming the file where it cannot be written; what was there before still is
     */
    public static void write(Path file, byte[] bytes) {
        try {
            org.readingroom.settings.AtomicFile.write(file, org.readingroom.settings.AtomicFile.all(bytes));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static RunException unwritable(Path file, IOException e) {
        return new RunException(
                "cannot write " + file + ": " + reason(e) + "; free space or give another folder, then run again", e);
    }

    /** What an I/O error says, for a sentence: its message, or its type where the message is only the file. */
    static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e instanceof java.nio.file.FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : e.toString();
    }
}

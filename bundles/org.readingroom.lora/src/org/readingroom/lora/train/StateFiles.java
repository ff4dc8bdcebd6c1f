package org.readingroom.lora.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.readingroom.settings.AtomicFile;
import org.readingroom.settings.CacheFolder;

/**
 * States of images on disk: a file of each, for every training that sees the image again with the same model, in this
 * process or a later one. Together they stay within a limit; the ones longest unused are removed, by whichever model
 * they were made.
 *
 * <p>On disk rather than in memory: the states of one image of the model of 11 billion parameters are 50 MB, so a
 * training's may be more than a machine can hold beside the model; they outlive an interruption; and the arms of a study
 * show the same slices to the same base. The system's own file cache holds in memory what fits, and gives it up first.
 *
 * <p>A file is believed only where its checksum, over the name of the image and of what computed it too, is right: one
 * that is damaged, cut short or of another model is removed, and the states are computed anew. A file that cannot be
 * written, or read, ends the keeping, not the training, and that is said once.
 */
public final class StateFiles {
    private static final String SUFFIX = ".states";
    private static final int MAGIC = 0x52525331;
    private static final int HEADER = 4 * Integer.BYTES + Long.BYTES;

    private final CacheFolder folder;
    private final Path own;
    private final String identity;
    private final long limit;
    private final Consumer<String> said;
    private long used;
    private boolean open = true;

    /**
     * The states of an image.
     *
     * @param tiles that are there
     * @param tokens how many states there are
     * @param bytes of all of them, one after the other, as the model holds them
     */
    record Entry(int tiles, int tokens, byte[] bytes) {}

    /**
     * Files in a folder, which is made when there is something to write.
     *
     * @param folder holds nothing else; several processes may use it
     * @param identity of what computes the states: everything that their bits depend on besides the image; hex
     * @param limit bytes of all files together
     * @param said is told what is given up, and why
     */
    public StateFiles(Path folder, String identity, long limit, Consumer<String> said) {
        this.folder = new CacheFolder(folder);
        this.own = folder.resolve(identity);
        this.identity = identity;
        this.limit = limit;
        this.said = said;
        guarded("looked through", () -> {
            used = this.folder.keepWithin(limit, limit);
            return true;
        });
    }

    /** Bytes of the files now, as far as this process knows. */
    public long bytes() {
        return used;
    }

    /** What is kept of an image; nothing where it is not, or not to be believed. */
    Optional<Entry> find(String key) {
        Path file = file(key);
        return guarded("read", () -> {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException notKept) {
                return null;
            }
            Optional<Entry> entry = entry(bytes, key);
            if (entry.isEmpty()) {
                Files.deleteIfExists(file);
                used -= bytes.length;
                return null;
            }
            CacheFolder.use(file);
            return entry.get();
        });
    }

    /** Keeps what there is of an image, and removes what was longest unused and is over the limit. */
    void keep(String key, Entry entry) {
        int length = HEADER + entry.bytes().length;
        if (length > limit) {
            return;
        }
        guarded("written", () -> {
            if (used + length > limit) {
                used = folder.keepWithin(limit - length, limit - length);
            }
            AtomicFile.writeDerived(file(key), written(entry, key));
            used += length;
            return true;
        });
    }

    private Path file(String key) {
        return own.resolve(key + SUFFIX);
    }

    private byte[] written(Entry entry, String key) {
        ByteBuffer all = ByteBuffer.allocate(HEADER + entry.bytes().length);
        all.putInt(MAGIC).putInt(entry.tiles()).putInt(entry.tokens()).putInt(entry.bytes().length);
        all.putLong(checksum(key, entry)).put(entry.bytes());
        return all.array();
    }

    private Optional<Entry> entry(byte[] file, String key) {
        ByteBuffer all = ByteBuffer.wrap(file);
        if (file.length < HEADER || all.getInt() != MAGIC) {
            return Optional.empty();
        }
        Entry entry = new Entry(all.getInt(), all.getInt(), Arrays.copyOfRange(file, HEADER, file.length));
        boolean whole = all.getInt() == entry.bytes().length && all.getLong() == checksum(key, entry);
        return whole ? Optional.of(entry) : Optional.empty();
    }

    private long checksum(String key, Entry entry) {
        CRC32C sum = new CRC32C();
        sum.update((identity + "/" + key + "/" + entry.tiles() + "/" + entry.tokens() + "/")
                .getBytes(StandardCharsets.UTF_8));
        sum.update(entry.bytes());
        return sum.getValue();
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    /** Where the disk fails, nothing more is kept. */
    private <T> Optional<T> guarded(String what, Work<T> work) {
        if (!open) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(work.done());
        } catch (IOException e) {
            open = false;
            said.accept("States of images cannot be " + what + " in the cache folder (" + e.getMessage()
                    + "): from here on they are computed each time an image is seen");
            return Optional.empty();
        }
    }
}

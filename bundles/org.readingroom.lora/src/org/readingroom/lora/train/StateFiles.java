package org.readingroom.lora.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.readingroom.settings.AtomicFile;

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

    /** What a process that is gone left half written. */
    private static final Duration STALE = Duration.ofHours(1);

    private final Path folder;
    private final Path own;
    private final String identity;
    private final long limit;
    private final Consumer<String> said;
    private final Map<Path, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
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
        this.folder = folder;
        this.own = folder.resolve(identity);
        this.identity = identity;
        this.limit = limit;
        this.said = said;
        guarded("looked through", () -> {
            look();
            removeOver(limit);
            return true;
        });
    }

    /** Bytes of the files that lie in a folder, which need not be there. */
    public static long lying(Path folder) throws IOException {
        Map<Path, Long> all = new LinkedHashMap<>();
        list(folder, all);
        return all.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes of the files now. */
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
                use(file);
            } catch (NoSuchFileException notKept) {
                forget(file);
                return null;
            }
            Optional<Entry> entry = entry(bytes, key);
            if (entry.isEmpty()) {
                Files.deleteIfExists(file);
                forget(file);
                return null;
            }
            know(file, bytes.length);
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
            Path file = file(key);
            makeRoom(length);
            AtomicFile.writeDerived(file, written(entry, key));
            use(file);
            know(file, length);
            return true;
        });
    }

    private Path file(String key) {
        return own.resolve(key + SUFFIX);
    }

    private static void use(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private void know(Path file, long size) {
        forget(file);
        sizes.put(file, size);
        used += size;
    }

    private void forget(Path file) {
        Long size = sizes.remove(file);
        used -= size == null ? 0 : size;
    }

    /** Takes the folder as it is: other processes write there, and use what lies there too. */
    private void look() throws IOException {
        sizes.clear();
        list(folder, sizes);
        used = sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private void makeRoom(long more) throws IOException {
        if (used + more > limit) {
            look();
            removeOver(limit - more);
        }
    }

    private void removeOver(long most) throws IOException {
        for (Iterator<Map.Entry<Path, Long>> oldest = sizes.entrySet().iterator(); used > most && oldest.hasNext(); ) {
            Map.Entry<Path, Long> file = oldest.next();
            Files.deleteIfExists(file.getKey());
            used -= file.getValue();
            oldest.remove();
        }
    }

    private record Found(Path file, long size, FileTime used) {}

    /** The files by when they were last used, longest ago first; what was never finished is removed. */
    private static void list(Path folder, Map<Path, Long> into) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Found> found;
        try (Stream<Path> all = Files.walk(folder, 2)) {
            found = all.map(StateFiles::found).flatMap(Optional::stream).toList();
        }
        found.stream()
                .sorted(Comparator.comparing(Found::used).thenComparing(Found::file))
                .forEach(f -> into.put(f.file(), f.size()));
    }

    private static Optional<Found> found(Path file) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(SUFFIX)) {
                return Optional.of(new Found(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
            if (name.contains(SUFFIX + ".") && stale(file)) {
                Files.deleteIfExists(file);
            }
            return Optional.empty();
        } catch (NoSuchFileException elsewhere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean stale(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(STALE));
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
        } catch (IOException | java.io.UncheckedIOException e) {
            open = false;
            said.accept("States of images cannot be " + what + " in the cache folder (" + e.getMessage()
                    + "): from here on they are computed each time an image is seen");
            return Optional.empty();
        }
    }
}

package org.readingroom.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.readingroom.settings.CacheFolder;

/**
 * Prepared volumes on disk, under the digest of all that makes them. Shared by threads and processes: an entry is written
 * to a name of its own and moved, checked when read, and made again where it is damaged. Past its limit the entries that
 * were used longest ago go, see {@link CacheFolder}. A folder that cannot be written to costs time, never a run.
 */
final class PreparedCache {
    /** Gigabytes that prepared cases may take on disk; 0 keeps none. */
    static final String PROPERTY = "readingroom.cache.gigabytes";

    private static final String VARIABLE = "READINGROOM_CACHE_GIGABYTES";
    private static final double DEFAULT = 20;
    private static final int MAGIC = 0x52525043;
    private static final int KEY = 32;

    /**
     * What is kept.
     *
     * @param numbers a few
     * @param bytes many; shared, not to be changed
     */
    record Entry(double[] numbers, byte[] bytes) {}

    private final Path folder;
    private final long limit;
    private final RunLog log;
    private final AtomicLong written = new AtomicLong(Long.MAX_VALUE / 2);
    private final AtomicBoolean complained = new AtomicBoolean();

    /**
     * @param folder made when first written to
     * @param limit bytes; 0 for no cache
     */
    PreparedCache(Path folder, long limit, RunLog log) {
        this.folder = folder;
        this.limit = limit;
        this.log = log;
    }

    /** The cache of a folder for derived files, with the limit that the user set. */
    static PreparedCache in(Path cache, RunLog log) {
        return new PreparedCache(cache.resolve("prepared"), limit(), log);
    }

    /**
     * The limit in bytes, from the property, else the environment variable, else 20 GB.
     *
     * @throws RunException where it is no number of 0 or more
     */
    static long limit() {
        String given = System.getProperty(PROPERTY);
        given = given == null || given.isBlank() ? System.getenv(VARIABLE) : given;
        try {
            double gigabytes = given == null || given.isBlank() ? DEFAULT : Double.parseDouble(given.strip());
            if (gigabytes >= 0 && gigabytes < 1e6) {
                return (long) (gigabytes * 1e9);
            }
        } catch (NumberFormatException e) {
            throw new RunException(
                    "'" + given + "' is no size of the cache; set " + PROPERTY + " or " + VARIABLE
                            + " to gigabytes, such as 20, or 0 for no cache",
                    e);
        }
        throw new RunException("the cache cannot hold " + given + " gigabytes; set " + PROPERTY + " to 0 or more");
    }

    /**
     * The entry of a key, made and kept where there is none.
     *
     * @param key 64 hexadecimal digits
     */
    Entry get(String key, Supplier<Entry> make) {
        if (limit == 0) {
            return make.get();
        }
        Path file = folder.resolve(key.substring(0, 2)).resolve(key + ".bin");
        Optional<Entry> kept = read(file, key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Entry made = make.get();
        write(file, key, made);
        return made;
    }

    private Optional<Entry> read(Path file, String key) {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            complain("cannot read " + file + ": " + AtomicFile.reason(e));
            return Optional.empty();
        }
        Optional<Entry> entry = decode(all, key);
        if (entry.isEmpty()) {
            log.warn("the prepared volume " + file + " is damaged and is made again");
            return entry;
        }
        try {
            CacheFolder.use(file);
        } catch (IOException e) {
            complain("cannot mark " + file + " as used: " + AtomicFile.reason(e));
        }
        return entry;
    }

    private void write(Path file, String key, Entry entry) {
        byte[] bytes = encode(key, entry);
        try {
            org.readingroom.settings.AtomicFile.writeDerived(file, bytes);
            // Looked through at the first write, then after each hundredth of the limit.
            if (written.addAndGet(bytes.length) > limit / 100) {
                written.set(0);
                new CacheFolder(folder).keepWithin(limit, limit - limit / 20);
            }
        } catch (IOException e) {
            complain("cannot keep a prepared volume in " + folder + ": " + AtomicFile.reason(e));
        }
    }

    /** Says once that the cache does not work; the run goes on without it. */
    private void complain(String what) {
        if (complained.compareAndSet(false, true)) {
            log.warn(what + "; volumes are prepared again each time");
        }
    }

    private static byte[] encode(String key, Entry e) {
        ByteBuffer out = ByteBuffer.allocate(4 + KEY + 4 + 8 * e.numbers().length + 4 + e.bytes().length + 8);
        out.putInt(MAGIC).put(HexFormat.of().parseHex(key)).putInt(e.numbers().length);
        for (double n : e.numbers()) {
            out.putDouble(n);
        }
        out.putInt(e.bytes().length).put(e.bytes());
        out.putLong(sum(out.array(), out.position()));
        return out.array();
    }

    /** Empty where the bytes are not the whole entry of the key. */
    private static Optional<Entry> decode(byte[] all, String key) {
        if (all.length < 4 + KEY + 4 + 4 + 8) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(all);
        if (in.getLong(all.length - 8) != sum(all, all.length - 8) || in.getInt() != MAGIC) {
            return Optional.empty();
        }
        byte[] own = new byte[KEY];
        in.get(own);
        if (!HexFormat.of().formatHex(own).equals(key)) {
            return Optional.empty();
        }
        double[] numbers = new double[in.getInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.getDouble();
        }
        int length = in.getInt();
        return Optional.of(new Entry(numbers, Arrays.copyOfRange(all, in.position(), in.position() + length)));
    }

    private static long sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}

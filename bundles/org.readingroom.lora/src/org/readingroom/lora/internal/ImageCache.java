package org.readingroom.lora.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.readingroom.api.model.Lesson;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.model.Variant;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.StateFiles;
import org.readingroom.settings.CacheFolder;

/**
 * Whether a training's states of images are kept, decided before it begins: they are where the vision part is not
 * trained and what all of them would take by forecast is within the setting {@code image-cache} and the space that is
 * there for it. Otherwise nothing is kept: images come round once an epoch, and most would be removed just before.
 *
 * @param folder where they are kept; none where they are not
 * @param limit bytes of all files there, those of other trainings among them
 * @param forecast bytes of this training's
 * @param sentence what is said of it
 */
record ImageCache(Optional<Path> folder, long limit, long forecast, String sentence) {
    /** Left free on the disk, for checkpoints and whatever else. */
    static final long RESERVE = 1_000_000_000;

    private static final String FOLDER = "image-states";
    private static final double KB = 1e3;
    private static final double MB = 1e6;
    private static final double GB = 1e9;
    private static final int HEX = 32;

    /** Raised whenever the arithmetic of the vision part changes. */
    private static final int ARITHMETIC = 2;

    /**
     * What lies where.
     *
     * @param folder of the files
     * @param room bytes that they may take on its disk, those that lie there already among them
     */
    record Disk(Path folder, long room) {
        /** The files' folder in a cache folder. */
        static Disk of(Path cache) {
            Path folder = cache.resolve(FOLDER);
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            try {
                return new Disk(
                        folder, Files.getFileStore(there).getUsableSpace() + new CacheFolder(folder).bytes() - RESERVE);
            } catch (IOException e) {
                throw new LoraException(
                        "cannot tell how much space there is in " + folder + ": " + e + "; set image-cache: 0", e);
            }
        }
    }

    /**
     * Decides.
     *
     * @param first the first lesson, which the others are taken to be like
     */
    static ImageCache of(
            OpenLlama llama,
            FinetuneSettings settings,
            AdapterTargets targets,
            List<Lesson> lessons,
            LessonRows.Row first,
            Disk disk) {
        long images = lessons.stream()
                        .map(l -> l.subject().id() + " " + l.slice())
                        .distinct()
                        .count()
                * first.images().size();
        if (images == 0) {
            return new ImageCache(Optional.empty(), 0, 0, "Image states: none, for no image is shown");
        }
        if (targets.vision()) {
            return new ImageCache(
                    Optional.empty(), 0, 0, "Image states: not kept, for vision layers are trained and change them");
        }
        long limit = (long) (settings.imageCache() * GB);
        long each = bytes(llama, first);
        String sum = String.format(
                Locale.ROOT, "Image states: %,d images of %s, %s by forecast", images, size(each), size(images * each));
        if (images * each > limit || images * each > disk.room()) {
            return new ImageCache(
                    Optional.empty(),
                    0,
                    images * each,
                    sum + ": NOT KEPT, each image is encoded every time it is seen, for that is over "
                            + (images * each > limit
                                    ? "image-cache, " + size(limit)
                                    : size(Math.max(0, disk.room())) + " that the cache folder's disk has for it"));
        }
        return new ImageCache(
                Optional.of(disk.folder()),
                limit,
                images * each,
                sum + "; computed once and kept in the cache folder, where such files take " + size(limit)
                        + " at most and those longest unused are removed");
    }

    /** Bytes of the states of one of a lesson's images. */
    private static long bytes(OpenLlama llama, LessonRows.Row lesson) {
        LlamaConfig config = llama.folder().config();
        VisionConfig vision = config.vision().orElseThrow();
        boolean whole = llama.variant().rowMask() == Variant.RowMask.MLP;
        long tiles = whole
                ? vision.maxTiles()
                : lesson.images().stream()
                        .mapToInt(i -> llama.images()
                                .canvas(i.frame().rows(), i.frame().columns())
                                .tiles())
                        .max()
                        .orElseThrow();
        return tiles
                * vision.patches()
                * config.text().hidden()
                * llama.model().weights().precision().bytes();
    }

    /** The files, open; nothing where none are kept. */
    Optional<StateFiles> open(OpenLlama llama, Consumer<String> said) {
        return folder.map(f -> new StateFiles(f, identity(llama), limit, said));
    }

    /** All that the bits of an image's states depend on besides the image. */
    private static String identity(OpenLlama llama) {
        Map<String, String> all = new TreeMap<>(AdapterCard.reading(llama));
        all.remove("template");
        all.putAll(AdapterCard.versions(llama.model().runtime().versions()));
        all.put("held in", llama.model().weights().precision().name());
        all.put("arithmetic", "" + ARITHMETIC);
        return AdapterCard.sha256(all.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, HEX);
    }

    /** In units of a thousand, as the setting is. */
    private static String size(double bytes) {
        if (bytes < MB) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / KB);
        }
        return bytes < GB
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MB)
                : String.format(Locale.ROOT, "%.2f GB", bytes / GB);
    }
}

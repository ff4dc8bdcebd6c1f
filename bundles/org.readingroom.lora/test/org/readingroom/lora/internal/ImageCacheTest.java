package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.TinyFolder;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.settings.CacheFolder;

/** Whether states of images are kept, what is said of it, and that it changes nothing that is learnt. */
class ImageCacheTest {
    private static final int PATIENTS = 4;
    private static final long MUCH = 1L << 40;

    @TempDir
    Path scratch;

    private Path base;

    @BeforeEach
    void copy() throws Exception {
        base = TinyFolder.copy(Files.createDirectories(scratch.resolve("base")));
    }

    private ImageCache decided(long room, String... lines) {
        LlamaLoraSettings settings = TinyTuning.settings(base, lines);
        FinetuneSettings finetune = settings.finetune().orElseThrow();
        GradeLessons view = new GradeLessons(PATIENTS, 0, 1);
        try (OpenLlama llama = OpenLlama.open(settings.base(), scratch, Monitor.NONE)) {
            return ImageCache.of(
                    llama,
                    finetune,
                    AdapterTargets.of(llama.folder().config(), finetune.plan().adapter()),
                    view.lessons(),
                    new LessonRows(view, llama, 2048).of(view.lessons().get(0)),
                    new ImageCache.Disk(scratch.resolve("states"), room));
        }
    }

    @Test
    void keptWhereAllOfThemFit() {
        ImageCache cache = decided(MUCH, "steps: 1", "vision: false");
        assertEquals(Optional.of(scratch.resolve("states")), cache.folder());
        assertEquals(20_000_000_000L, cache.limit());
        assertTrue(cache.sentence().contains("4 images of"), cache.sentence());
        assertTrue(cache.sentence().contains("20.00 GB at most"), cache.sentence());
        assertTrue(
                decided(cache.forecast(), "steps: 1", "vision: false").folder().isPresent());
    }

    @Test
    void notKeptWhereTheyAreOverTheLimitOrTheDisk() {
        long forecast = decided(MUCH, "steps: 1", "vision: false").forecast();
        ImageCache disk = decided(forecast - 1, "steps: 1", "vision: false");
        assertEquals(Optional.empty(), disk.folder());
        assertTrue(disk.sentence().contains("NOT KEPT") && disk.sentence().contains("disk"), disk.sentence());
        ImageCache limit = decided(MUCH, "steps: 1", "vision: false", "image-cache: 1e-6");
        assertEquals(Optional.empty(), limit.folder());
        assertTrue(limit.sentence().contains("image-cache, 1 kB"), limit.sentence());
        assertTrue(decided(MUCH, "steps: 1", "vision: false", "image-cache: 0")
                .folder()
                .isEmpty());
    }

    @Test
    void notKeptWhereTheVisionPartIsTrained() {
        ImageCache cache = decided(MUCH, "steps: 1", "vision: true");
        assertEquals(Optional.empty(), cache.folder());
        assertTrue(cache.sentence().contains("vision layers are trained"), cache.sentence());
    }

    private byte[] fit(String name, List<String> said, String... lines) throws Exception {
        Path folder = Files.createDirectories(scratch.resolve(name));
        Monitor listening = new Monitor() {
            @Override
            public void begin(String task, long total) {
                said.add(task);
            }

            @Override
            public void worked(long done) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        ModelContext context = new ModelContext(1, scratch.resolve("cache"), true);
        try (TrainableModel model =
                (TrainableModel) new LlamaLoraPlugin().open(TinyTuning.settings(base, lines), context)) {
            model.fit(new GradeLessons(PATIENTS, 2, 3407), folder, listening);
        }
        return Files.readAllBytes(folder.resolve(PeftAdapter.FILE));
    }

    @Test
    void anAdapterIsTheSameWithAndWithoutAndTheNextTrainingFindsThem() throws Exception {
        List<String> said = new ArrayList<>();
        String[] on = {"steps: 6", "vision: false"};
        byte[] first = fit("first", said, on);
        assertTrue(said.stream().anyMatch(s -> s.startsWith("Image states: 4 images")), said::toString);
        String preview = Files.readString(scratch.resolve("first/preview.txt"));
        assertTrue(preview.contains("Image states: 4 images"), preview);
        List<Path> files;
        try (Stream<Path> all = Files.walk(scratch.resolve("cache/image-states"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertEquals(PATIENTS, files.size());
        long forecast = decided(MUCH, on).forecast();
        assertEquals(forecast, new CacheFolder(scratch.resolve("cache/image-states")).bytes(), 0.01 * forecast);
        Object before = Files.readAttributes(files.get(0), "creationTime").get("creationTime");
        assertArrayEquals(first, fit("second", said, on));
        assertEquals(
                before,
                Files.readAttributes(files.get(0), "creationTime").get("creationTime"),
                "was not written again");
        assertArrayEquals(first, fit("without", said, "steps: 6", "vision: false", "image-cache: 0"));
        assertTrue(said.stream().anyMatch(s -> s.contains("NOT KEPT")), said::toString);
    }

    @Test
    void anotherPrecisionHasStatesOfItsOwn() throws Exception {
        List<String> said = new ArrayList<>();
        fit("one", said, "steps: 2", "vision: false");
        Path cache = scratch.resolve("cache/image-states");
        assertEquals(1, list(cache).size());
        Path folder = Files.createDirectories(scratch.resolve("four"));
        LlamaLoraSettings settings = TinyTuning.bound(
                java.util.Map.of("tiny", base),
                "root: tiny\ndevice: cpu\nthreads: 1\nprecision: nf4\nkeep-quantised: false\nfinetune: {"
                        + " preset: unsloth-default, r: 4, steps: 2, warm-up: 1, lr: 0.01, batch: 1, accumulation: 1,"
                        + " vision: false }\n");
        try (TrainableModel model = (TrainableModel)
                new LlamaLoraPlugin().open(settings, new ModelContext(1, scratch.resolve("cache"), true))) {
            model.fit(new GradeLessons(PATIENTS, 2, 3407), folder, Monitor.NONE);
        }
        assertEquals(2, list(cache).size());
        assertFalse(said.isEmpty());
    }

    private static List<Path> list(Path folder) throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}

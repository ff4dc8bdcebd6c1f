package org.readingroom.lora.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TuningView;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.settings.AtomicFile;

/**
 * What a fine-tuning would be, before it begins: how long, on what, which tokens of the first lesson are learnt, tiles
 * and tokens of an image, memory. Finds a true answer that is too long before anything is learnt.
 */
final class FinetunePreview {
    private static final String FILE = "preview.txt";

    private final OpenLlama llama;
    private final FinetunePlan plan;
    private final TuningView view;
    private final List<Lesson> lessons;
    private final LessonRows.Row first;
    private final AdapterTargets targets;
    private final ImageCache images;

    /** @param cache the folder that files that can be made again are kept in */
    FinetunePreview(OpenLlama llama, FinetuneSettings settings, TuningView view, Path cache) {
        this.llama = llama;
        this.plan = settings.plan();
        this.view = view;
        this.lessons = view.lessons();
        if (lessons.isEmpty()) {
            throw new ModelException("there is no lesson to be tuned on: no training patient has a true answer");
        }
        this.first = new LessonRows(view, llama, plan.maxSequence()).of(lessons.get(0));
        requireRoom();
        this.targets = AdapterTargets.of(llama.folder().config(), plan.adapter());
        this.images = ImageCache.of(llama, settings, targets, lessons, first, ImageCache.Disk.of(cache));
    }

    /** Whether states of images will be kept. */
    ImageCache imageCache() {
        return images;
    }

    /** Of answers alone, beside the first question: exactly it is only known when a question is rendered. */
    private void requireRoom() {
        int question = first.row().ids().length - tokens(lessons.get(0));
        Lesson longest = lessons.stream()
                .max(Comparator.comparingInt(l -> l.target().length()))
                .orElseThrow();
        if (question + tokens(longest) > plan.maxSequence()) {
            throw new LoraException("lesson " + LessonRows.name(longest) + " has a true answer of " + tokens(longest)
                    + " tokens; with a question of " + question + " it is over max-sequence " + plan.maxSequence()
                    + ", and nothing is cut: raise max-sequence, or shorten the prompt");
        }
    }

    private int tokens(Lesson lesson) {
        return llama.tokenizer().encode(lesson.target()).length;
    }

    /** Writes the lines beside what is trained. */
    void write(Path folder) {
        try {
            AtomicFile.write(folder.resolve(FILE), String.join("\n", lines()) + "\n");
        } catch (IOException e) {
            throw new ModelException("cannot write " + folder.resolve(FILE) + ": " + e + "; look for space there", e);
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Preset " + plan.preset()
                + plan.notes().stream().map(n -> "\n  reading taken: " + n).collect(Collectors.joining()));
        lines.add(String.format(
                Locale.ROOT,
                "Adapter: rank %d, scale %.4g, on %d linear layers%s, %,d numbers",
                plan.adapter().r(),
                plan.adapter().scale(),
                targets.modules().size(),
                targets.vision() ? "" : " (vision layers off)",
                targets.parameters(plan.adapter().r())));
        length(lines);
        tokens(lines);
        images(lines);
        lines.add(images.sentence());
        lines.addAll(new MemoryForecast(llama, plan, targets, FinetuneOptions.of(plan, images, 0), first).lines());
        return lines;
    }

    private void length(List<String> lines) {
        LessonOrder order = new LessonOrder(lessons, plan.balance(), view.seed());
        int epoch = order.epoch(0).size();
        long steps = plan.steps().isPresent()
                ? plan.steps().getAsInt()
                : order.steps(plan.epochs().orElseThrow(), plan.window());
        Map<String, Integer> groups = new TreeMap<>();
        lessons.forEach(l -> groups.merge(l.group(), 1, Integer::sum));
        lines.add("Lessons: " + lessons.size() + " of "
                + lessons.stream()
                        .map(l -> l.subject().info().patientId())
                        .distinct()
                        .count() + " patients"
                + (groups.size() > 1 ? ", by class " + groups : "") + "; an epoch is over " + epoch + " ("
                + switch (plan.balance()) {
                    case NONE -> "each once";
                    case PATIENT -> "smaller classes' patients drawn again";
                    case SLICE -> "smaller classes' slices drawn again";
                }
                + ")");
        lines.add("Steps: " + steps + " of " + plan.window() + " lessons (batch " + plan.batch() + " x accumulation "
                + plan.accumulation() + "; " + plan.microBatch() + " computed at once); an epoch is "
                + Math.ceilDiv(epoch, plan.window()) + " steps");
        rate(lines, steps);
    }

    private void rate(List<String> lines, long steps) {
        lines.add(String.format(
                Locale.ROOT,
                "Learning rate: up to %.3g in %d steps, then %s%s",
                plan.lr(),
                plan.warmUp(),
                switch (plan.schedule()) {
                    case LINEAR -> "straight down to 0";
                    case COSINE -> "along a cosine down to 0";
                    case CONSTANT -> "as it is";
                },
                plan.warmUp() >= steps
                        ? "; THE WARM-UP IS AS LONG AS ALL OF IT: the highest rate is not reached, lower warm-up"
                        : ""));
        lines.add("Validation: "
                + (plan.validateEvery() == 0 || view.validation().isEmpty()
                        ? "not looked at"
                        : plan.validateQuestions() + " questions at most every " + plan.validateEvery() + " steps, "
                                + (plan.selects() ? "which choose" : "only watched"))
                + "; kept is the " + (plan.keep() == FinetuneSettings.Keep.BEST ? "best" : "last") + " step"
                + (plan.earlyStopping() == 0
                        ? ""
                        : "; stopped early after " + plan.earlyStopping() + " looks that are no better than the best"));
    }

    private void tokens(List<String> lines) {
        TrainingRow row = first.row();
        long[] learnt = LongStream.of(row.labels())
                .filter(l -> l != TrainingRow.IGNORED)
                .toArray();
        lines.add("First lesson " + LessonRows.name(lessons.get(0)) + ": " + row.ids().length + " tokens of at most "
                + plan.maxSequence() + ", of which " + row.learnt() + " are learnt: '"
                + llama.tokenizer().decode(learnt).replace("\n", "\\n") + "' and the token that ends it");
    }

    private void images(List<String> lines) {
        LlamaConfig config = llama.folder().config();
        if (first.images().isEmpty()) {
            lines.add("Images: none");
            return;
        }
        VisionConfig vision = config.vision().orElseThrow();
        first.images().stream()
                .map(i -> {
                    Canvas canvas =
                            llama.images().canvas(i.frame().rows(), i.frame().columns());
                    return String.format(
                            Locale.ROOT,
                            "Image of %dx%d: enlarged or reduced to %dx%d on %d tile%s of %d pixels, %,d image tokens"
                                    + " looked at",
                            i.frame().rows(),
                            i.frame().columns(),
                            canvas.rows(),
                            canvas.columns(),
                            canvas.tiles(),
                            canvas.tiles() == 1 ? "" : "s",
                            vision.imageSize(),
                            canvas.tiles() * vision.patches());
                })
                .distinct()
                .forEach(lines::add);
    }
}

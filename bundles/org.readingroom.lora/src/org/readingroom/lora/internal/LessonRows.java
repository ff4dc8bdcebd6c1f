package org.readingroom.lora.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TuningView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.llama.image.ImageProcessor;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.llama.text.ChatTemplate;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.CompletionLabels;
import org.readingroom.lora.train.TrainingImage;
import org.readingroom.lora.train.TrainingRow;

/**
 * Lessons as rows of tokens: the question by the model's own chat template, the true answer as the model's turn with
 * the token that ends it. Only the answer is learnt. Rendered questions are kept, up to a limit; those longest unused
 * give way.
 */
final class LessonRows {
    private static final long KEPT = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);

    private final TuningView view;
    private final OpenLlama llama;
    private final int longest;
    private final CompletionLabels labels;
    private final Map<String, Row> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A lesson as it is learnt.
     *
     * @param text as one text
     * @param row as tokens
     * @param images that it shows, with the tiles of each
     * @param bytes that it takes
     */
    record Row(String text, TrainingRow row, List<PromptImage> images, long bytes) {}

    /** @param longest tokens at most */
    LessonRows(TuningView view, OpenLlama llama, int longest) {
        this.view = view;
        this.llama = llama;
        this.longest = longest;
        ChatTemplate template = llama.template();
        this.labels = new CompletionLabels(
                llama.tokenizer().encode(template.answerBegins()),
                llama.tokenizer().encode(template.questionBegins()),
                llama.folder().config().imageToken(),
                -1,
                true);
    }

    /**
     * A lesson's row.
     *
     * @throws LoraException where it is too long, shows what the model cannot see, or nothing of it would be learnt
     */
    Row of(Lesson lesson) {
        Row known = kept.get(lesson.key());
        if (known != null) {
            return known;
        }
        Row row = make(lesson);
        kept.put(lesson.key(), row);
        bytes += row.bytes();
        Iterator<Row> oldest = kept.values().iterator();
        while (bytes > KEPT && kept.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
        return row;
    }

    private Row make(Lesson lesson) {
        Prompt prompt = view.question(lesson)
                .prompt()
                .orElseThrow(
                        () -> new ModelException("lesson " + name(lesson) + " has no prompt; this model is prompted"));
        String text = llama.template().answered(prompt, lesson.target());
        long[] ids = llama.tokenizer().encode(text);
        if (ids.length > longest) {
            throw new LoraException(
                    "lesson " + name(lesson) + " is of " + ids.length + " tokens, of which the true answer is "
                            + llama.tokenizer().encode(lesson.target()).length + ", over max-sequence " + longest
                            + "; nothing is cut: raise max-sequence, or shorten the prompt");
        }
        List<PromptImage> images = ChatTemplate.imagesOf(prompt);
        long places = Arrays.stream(ids)
                .filter(id -> id == llama.folder().config().imageToken())
                .count();
        if (places != images.size()) {
            throw new LoraException("lesson " + name(lesson) + " shows " + images.size() + " images and has " + places
                    + " image tokens; the words of a prompt must not hold " + ChatTemplate.IMAGE);
        }
        TrainingRow row = new TrainingRow(ids, labels.of(ids), images(images));
        if (row.learnt() == 0) {
            throw new LoraException("nothing of lesson " + name(lesson)
                    + " would be learnt: the answer's beginning is not" + " found among its tokens");
        }
        long size = 16L * ids.length
                + 2L * text.length()
                + images.stream().mapToLong(i -> i.bytes().length).sum();
        return new Row(text, row, images, size);
    }

    private List<TrainingImage> images(List<PromptImage> images) {
        if (images.isEmpty()) {
            return List.of();
        }
        ImageProcessor processor = llama.images();
        List<TrainingImage> all = new ArrayList<>();
        images.forEach(i -> all.add(TrainingImage.of(key(i), () -> processor.tiles(i))));
        return all;
    }

    static String name(Lesson lesson) {
        return lesson.key() + " (case " + lesson.subject().id() + ", " + lesson.slice() + ")";
    }

    private static String key(PromptImage image) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(12)
                    .putInt(image.frame().rows())
                    .putInt(image.frame().columns())
                    .putInt(image.channels())
                    .flip());
            return HexFormat.of().formatHex(digest.digest(image.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

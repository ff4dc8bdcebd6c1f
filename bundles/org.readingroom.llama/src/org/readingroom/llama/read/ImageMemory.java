package org.readingroom.llama.read;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.llama.image.ImageProcessor;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;

/**
 * Encoded images by what they show, so that further prompts and repeats of a slice need not encode it again; the least
 * recently used go first.
 */
final class ImageMemory implements AutoCloseable {
    private final LlamaModel model;
    private final ImageProcessor processor;
    private final int limit;
    private final Map<String, EncodedImages> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param limit how many are kept beside those in use */
    ImageMemory(LlamaModel model, ImageProcessor processor, int limit) {
        this.model = model;
        this.processor = processor;
        this.limit = limit;
    }

    /** The images of one prompt, encoded. */
    EncodedImages get(List<PromptImage> images, Monitor monitor) {
        String key = key(images);
        EncodedImages known = kept.get(key);
        if (known == null) {
            known = model.encode(images.stream().map(processor::tiles).toList(), monitor);
            kept.put(key, known);
        }
        return known;
    }

    /** Frees what is over the limit, but for some that are in use. */
    void trim(Set<EncodedImages> used) {
        Iterator<EncodedImages> each = kept.values().iterator();
        while (kept.size() > limit && each.hasNext()) {
            EncodedImages oldest = each.next();
            if (used.stream().noneMatch(u -> u == oldest)) {
                each.remove();
                oldest.close();
            }
        }
    }

    private static String key(List<PromptImage> images) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (PromptImage image : images) {
                digest.update(ByteBuffer.allocate(12)
                        .putInt(image.frame().rows())
                        .putInt(image.frame().columns())
                        .putInt(image.channels())
                        .flip());
                digest.update(image.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Forgets all: what encoded them is no longer what it was. */
    void clear() {
        kept.values().forEach(EncodedImages::close);
        kept.clear();
    }

    @Override
    public void close() {
        clear();
    }
}

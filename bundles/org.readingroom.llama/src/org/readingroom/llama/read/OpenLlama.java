package org.readingroom.llama.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.grammar.Vocabulary;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.image.ImageProcessor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.QuantisedCopy;
import org.readingroom.llama.model.Variant;
import org.readingroom.llama.text.ChatTemplate;
import org.readingroom.llama.text.LlamaTokenizer;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchException;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/**
 * Everything of a model folder that answers a prompt, open.
 *
 * @param folder the folder
 * @param model weights and forward passes
 * @param tokenizer text to ids
 * @param template prompt to text
 * @param variant which code is followed
 */
public record OpenLlama(
        ModelFolder folder, LlamaModel model, LlamaTokenizer tokenizer, ChatTemplate template, Variant variant)
        implements AutoCloseable {
    /**
     * Opens a folder as settings say.
     *
     * @param cache where weights that are quantised here are kept
     * @throws LlamaException where it cannot be opened: what is missing or wrong
     */
    public static OpenLlama open(LlamaSettings s, Path cache, Monitor monitor) {
        Variant variant = new Variant(
                Variant.Capture.valueOf(s.capture().name()),
                Variant.RowMask.valueOf(s.rowMask().name()));
        boolean kept = s.keepQuantised() && s.precision() == LlamaSettings.PrecisionChoice.NF4;
        return open(
                s.root().folder(),
                kept ? Optional.of(cache.resolve("nf4")) : Optional.empty(),
                new TorchSettings(s.device(), s.threads()),
                Precision.valueOf(s.precision().name()),
                variant,
                monitor);
    }

    /** Opens a folder; NF4 leaves the rest in brain float on a GPU. */
    public static OpenLlama open(Path path, TorchSettings torch, Precision asked, Variant variant, Monitor monitor) {
        return open(path, Optional.empty(), torch, asked, variant, monitor);
    }

    private static OpenLlama open(
            Path path, Optional<Path> keep, TorchSettings torch, Precision asked, Variant variant, Monitor monitor) {
        ModelFolder folder = ModelFolder.open(path);
        TorchRuntime runtime = TorchRuntime.open(torch);
        Precision precision = asked == Precision.NF4 && runtime.device().isGpu() ? Precision.NF4_BF16 : asked;
        ChatTemplate template = folder.template();
        LlamaTokenizer tokenizer = runtime.call(() ->
                LlamaTokenizer.open(folder.tokenizer(), folder.config().text().vocabulary()));
        try {
            runtime.run(() -> requireImageToken(folder, tokenizer));
            ModelFolder source =
                    keep.map(cache -> quantised(folder, cache, monitor)).orElse(folder);
            LlamaModel model = load(source, precision, variant, runtime, monitor);
            return new OpenLlama(folder, model, tokenizer, template, variant);
        } catch (LlamaException | TorchException e) {
            tokenizer.close();
            throw new LlamaException(path + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Images that prompts show would not be looked at, and nothing would say so. */
    private static void requireImageToken(ModelFolder folder, LlamaTokenizer tokenizer) {
        long[] ids = tokenizer.encode(ChatTemplate.IMAGE);
        if (folder.config().vision().isPresent()
                && (ids.length != 1 || ids[0] != folder.config().imageToken())) {
            throw new LlamaException("tokenizer.json makes " + ChatTemplate.IMAGE + " the tokens "
                    + Arrays.toString(ids) + ", and config.json's image_token_index is "
                    + folder.config().imageToken() + "; the folder's files are not of one model");
        }
    }

    private static LlamaModel load(
            ModelFolder folder, Precision precision, Variant variant, TorchRuntime runtime, Monitor monitor) {
        try (Safetensors weights = Safetensors.open(folder.path())) {
            return LlamaModel.load(folder.config(), weights, precision, variant, runtime, monitor);
        }
    }

    /** The folder's weights in 4 bits as they were kept, made where they were not; those of a folder that has them itself. */
    private static ModelFolder quantised(ModelFolder folder, Path cache, Monitor monitor) {
        if (folder.config().quantised()) {
            return folder;
        }
        Path kept = cache.resolve(WeightDigest.of(folder.path()));
        if (!Files.isDirectory(kept)) {
            QuantisedCopy.write(folder, kept, monitor);
        }
        return ModelFolder.open(kept);
    }

    /** The tokens that end an answer. */
    public Set<Integer> ends() {
        return Set.copyOf(folder.endTokens());
    }

    /**
     * The tokens that end an answer, and some more; inside {@link TorchRuntime#call}.
     *
     * @param stop texts of one token each
     * @throws LlamaException naming a text that is none or several
     */
    public Set<Integer> ends(Set<String> stop) {
        Set<Integer> ends = new TreeSet<>(ends());
        for (String text : stop) {
            long[] ids = tokenizer.encode(text);
            if (ids.length != 1) {
                throw new LlamaException("the text '" + text + "' that is to end answers is " + ids.length
                        + " tokens of this model; name one such as <|eot_id|>");
            }
            ends.add((int) ids[0]);
        }
        return ends;
    }

    /**
     * The vocabulary for constrained answers.
     *
     * @param ends the tokens that end one
     */
    public Vocabulary vocabulary(Set<Integer> ends) {
        return tokenizer.vocabulary(ends);
    }

    /** The image processor; an error where the model sees nothing. */
    public ImageProcessor images() {
        return new ImageProcessor(
                folder.config()
                        .vision()
                        .orElseThrow(() -> new LlamaException(
                                folder.path() + " holds a model without a vision part; it can be shown no image")),
                folder.processor());
    }

    @Override
    public void close() {
        tokenizer.close();
        model.close();
    }
}

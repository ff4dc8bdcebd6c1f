package org.readingroom.llama.read;

import java.nio.file.Path;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.grammar.Vocabulary;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.image.ImageProcessor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
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
     * @throws LlamaException where it cannot be opened: what is missing or wrong
     */
    public static OpenLlama open(LlamaSettings s, Monitor monitor) {
        Variant variant = new Variant(
                Variant.Capture.valueOf(s.capture().name()),
                Variant.RowMask.valueOf(s.rowMask().name()));
        return open(
                s.root().folder(),
                new TorchSettings(s.device(), s.threads()),
                Precision.valueOf(s.precision().name()),
                variant,
                monitor);
    }

    /** Opens a folder; NF4 leaves the rest in brain float on a GPU. */
    public static OpenLlama open(Path path, TorchSettings torch, Precision asked, Variant variant, Monitor monitor) {
        ModelFolder folder = ModelFolder.open(path);
        TorchRuntime runtime = TorchRuntime.open(torch);
        Precision precision = asked == Precision.NF4 && runtime.device().isGpu() ? Precision.NF4_BF16 : asked;
        ChatTemplate template = folder.template();
        LlamaTokenizer tokenizer = runtime.call(() ->
                LlamaTokenizer.open(folder.tokenizer(), folder.config().text().vocabulary()));
        try (Safetensors weights = Safetensors.open(path)) {
            LlamaModel model = LlamaModel.load(folder.config(), weights, precision, variant, runtime, monitor);
            return new OpenLlama(folder, model, tokenizer, template, variant);
        } catch (LlamaException | TorchException e) {
            tokenizer.close();
            throw new LlamaException(path + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The tokens that end an answer. */
    public Set<Integer> ends() {
        return Set.copyOf(folder.endTokens());
    }

    /** The vocabulary for constrained answers. */
    public Vocabulary vocabulary() {
        return tokenizer.vocabulary(ends());
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

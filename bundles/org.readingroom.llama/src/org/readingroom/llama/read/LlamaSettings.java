package org.readingroom.llama.read;

import java.util.Set;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/**
 * Settings of a Llama read in-process.
 *
 * @param root the model folder
 * @param device what computes
 * @param precision what weights and states are held in
 * @param threads of one operation on the CPU
 * @param batch queries about one patient at once; others never join them, so that an answer does not depend on what else a run
 *     has to do
 * @param capture which states of the vision tower join its output
 * @param rowMask what is zeroed in the rows that look at no image
 * @param images how many encoded images are kept for further prompts
 * @param keepQuantised whether weights that were quantised here are kept for the next time
 * @param stop further ends of an answer
 */
public record LlamaSettings(
        @Setting("The model folder, in the layout of Hugging Face: config.json, safetensors, tokenizer.json and so on.")
        Root root,

        @Setting(
                value = "What computes: auto (a CUDA device where there is one, else the CPU), cpu, cuda or cuda:N.",
                def = "auto")
        String device,

        @Setting(
                value = "fp32; bf16 (half the memory, for GPUs); nf4 (linear weights in 4 bits, the rest in fp32 on a"
                        + " CPU and bf16 on a GPU); fp64, for checks.",
                def = "fp32")
        PrecisionChoice precision,

        @Setting(
                value = "Threads of one operation on the CPU; 0: PyTorch's own choice.",
                def = "0",
                min = 0,
                max = 1024)
        int threads,

        @Setting(value = "Queries about one patient that are read at once.", def = "4", min = 1, max = 256)
        int batch,

        @Setting(
                value = "Which states of the vision tower join its output: those before the chosen layers (Meta's code,"
                        + " transformers up to 4.54) or after (transformers from 4.56).",
                def = "before")
        CaptureChoice capture,

        @Setting(
                value = "What is zeroed for tokens that look at no image: mlp (transformers) or attention-and-mlp"
                        + " (Meta's code).",
                def = "mlp")
        RowMaskChoice rowMask,

        @Setting(
                value = "Encoded images that are kept for further prompts and repeats.",
                def = "8",
                min = 1,
                max = 4096)
        int images,

        @Setting(
                value = "Keep weights that nf4 quantised in the cache folder, where bitsandbytes would open them too:"
                        + " the next opening reads them.",
                def = "true",
                identity = false)
        boolean keepQuantised,

        @Setting(
                value = "Texts of one token each that end an answer too, beside the model's own, such as <|eot_id|>.",
                def = "[]")
        Set<String> stop) {
    /** Settings with the model's own ends of answers alone. */
    public LlamaSettings(
            Root root,
            String device,
            PrecisionChoice precision,
            int threads,
            int batch,
            CaptureChoice capture,
            RowMaskChoice rowMask,
            int images,
            boolean keepQuantised) {
        this(root, device, precision, threads, batch, capture, rowMask, images, keepQuantised, Set.of());
    }

    /** Precisions that a study may ask for. */
    public enum PrecisionChoice {
        FP32,
        BF16,
        NF4,
        FP64
    }

    /** Which states are captured. */
    public enum CaptureChoice {
        BEFORE,
        AFTER
    }

    /** What is zeroed. */
    public enum RowMaskChoice {
        MLP,
        ATTENTION_AND_MLP
    }
}

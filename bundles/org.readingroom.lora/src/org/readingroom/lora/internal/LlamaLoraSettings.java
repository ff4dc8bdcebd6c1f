package org.readingroom.lora.internal;

import java.util.Optional;
import java.util.Set;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.llama.read.LlamaSettings;

/**
 * Settings of a Llama that reads with an adapter: those of {@code llama-vision}, and either how the adapter is trained
 * or where one lies.
 *
 * @param root the base model's folder
 * @param device what computes
 * @param precision what the base's weights and states are held in
 * @param threads of one operation on the CPU
 * @param batch queries at once
 * @param capture which states of the vision tower join its output
 * @param rowMask what is zeroed in the rows that look at no image
 * @param images how many encoded images are kept for further prompts
 * @param keepQuantised whether weights that were quantised here are kept for the next opening
 * @param stop texts that end an answer too
 * @param finetune how it is tuned
 * @param adapter an adapter that was trained elsewhere
 * @param allowTrainingPatients whether that adapter's training patients may be read
 */
public record LlamaLoraSettings(
        @Setting("The base model's folder, in the layout of Hugging Face: config.json, safetensors, tokenizer.json and"
                + " so on.")
        Root root,

        @Setting(
                value = "What computes: auto (a CUDA device where there is one, else the CPU), cpu, cuda or cuda:N.",
                def = "auto")
        String device,

        @Setting(
                value = "fp32; bf16 (half the memory, for GPUs); nf4 (the base's linear weights in 4 bits, the rest in"
                        + " fp32 on a CPU and bf16 on a GPU; the adapter itself is always learnt in fp32); fp64, for"
                        + " checks.",
                def = "fp32")
        LlamaSettings.PrecisionChoice precision,

        @Setting(
                value = "Threads of one operation on the CPU; 0: PyTorch's own choice.",
                def = "0",
                min = 0,
                max = 1024)
        int threads,

        @Setting(value = "Queries that are read at once.", def = "4", min = 1, max = 256)
        int batch,

        @Setting(
                value = "Which states of the vision tower join its output: those before the chosen layers (Meta's code,"
                        + " transformers up to 4.54) or after (transformers from 4.56). An adapter reads with the"
                        + " one it"
                        + " was trained with.",
                def = "before")
        LlamaSettings.CaptureChoice capture,

        @Setting(
                value = "What is zeroed for tokens that look at no image: mlp (transformers) or attention-and-mlp"
                        + " (Meta's code).",
                def = "mlp")
        LlamaSettings.RowMaskChoice rowMask,

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
        Set<String> stop,

        @Setting("How it is tuned on the arm's questions about training patients, or a preset's name alone.")
        Optional<FinetuneSettings> finetune,

        @Setting("The folder of an adapter that was trained elsewhere, by this program or by PEFT, in the place of"
                + " finetune.")
        Optional<Root> adapter,

        @Setting(
                value = "Read patients that the adapter in `adapter` was trained on too. Shown beside every answer's"
                        + " identity: such scores say nothing of new patients.",
                def = "false")
        boolean allowTrainingPatients) {
    /** One of the two. */
    public LlamaLoraSettings {
        if (finetune.isPresent() == adapter.isPresent()) {
            throw new IllegalArgumentException(
                    finetune.isPresent()
                            ? "finetune, adapter: a model is tuned here or reads with an adapter from elsewhere,"
                                    + " not both"
                            : "finetune, adapter: say how the model is tuned, or name the root of an adapter; a model"
                                    + " without either is llama-vision");
        }
        if (allowTrainingPatients && adapter.isEmpty()) {
            throw new IllegalArgumentException(
                    "allow-training-patients: is about an adapter from elsewhere; what is tuned here reads what the"
                            + " study's split leaves it");
        }
        finetune.ifPresent(FinetuneSettings::plan);
        boolean packed = precision == LlamaSettings.PrecisionChoice.NF4;
        if (finetune.flatMap(FinetuneSettings::fourBit).filter(f -> f != packed).isPresent()) {
            throw new IllegalArgumentException("finetune: { 4-bit: " + !packed + " } goes with a model of precision "
                    + (packed ? "fp32 or bf16" : "nf4") + ", not "
                    + precision.name().toLowerCase(java.util.Locale.ROOT)
                    + ": the tuned model is read as it was tuned, and compared with the general one of the same"
                    + " precision");
        }
    }

    /** Those of the base model. */
    LlamaSettings base() {
        return new LlamaSettings(
                root, device, precision, threads, batch, capture, rowMask, images, keepQuantised, stop);
    }
}

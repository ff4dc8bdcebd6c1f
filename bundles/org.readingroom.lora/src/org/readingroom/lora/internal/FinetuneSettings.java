package org.readingroom.lora.internal;

import java.util.Optional;
import org.readingroom.api.settings.Setting;

/**
 * What a study says of a fine-tuning: a preset, and what is to be otherwise.
 *
 * <p>{@link FinetunePlan} holds the values, {@link FinetunePresets} what each preset takes.
 */
public record FinetuneSettings(
        @Setting(
                value = "What everything that is not said is taken from: liu2025-classify-100, liu2025-classify-epoch,"
                        + " liu2025-center, liu2025-box, liu2025-polygon (the published runs: vision layers off,"
                        + " the last"
                        + " step kept, validation only watched); improved-classify, improved-center, improved-box,"
                        + " improved-polygon (the best step on validation kept, stopped early); unsloth-default.",
                def = "unsloth-default")
        String preset,

        @Setting(value = "What is trained: lora, low-rank changes of linear layers.", def = "lora")
        Method method,

        @Setting(value = "Rank of the changes.", min = 1, max = 4096)
        Optional<Integer> r,

        @Setting(value = "Numerator of their scale alpha / r.", min = 0)
        Optional<Double> alpha,

        @Setting(value = "Share of a change's inputs that a step zeroes.", min = 0, max = 0.99)
        Optional<Double> dropout,

        @Setting("Scale by alpha / sqrt(r), rank-stabilised, rather than alpha / r.")
        Optional<Boolean> rslora,

        @Setting("Whether layers of the vision tower are trained.")
        Optional<Boolean> vision,

        @Setting("Whether layers of the language part are trained, those that look at images among them.")
        Optional<Boolean> language,

        @Setting("Whether the projections of attention are trained, in the parts chosen.")
        Optional<Boolean> attention,

        @Setting("Whether the MLPs are trained, in the parts chosen.")
        Optional<Boolean> mlp,

        @Setting(
                value = "Whether the base's weights are held in 4 bits: the model's precision says so (nf4), and"
                        + " this only"
                        + " makes sure of it.",
                key = "4-bit")
        Optional<Boolean> fourBit,

        @Setting(
                value = "Questions of a micro-step, as Unsloth counts: a step is on batch times accumulation of them.",
                min = 1)
        Optional<Integer> batch,

        @Setting(
                value = "Questions computed at once; their gradients add up to those of the step, and memory is"
                        + " needed for"
                        + " this many only. Changes a step by rounding alone.",
                def = "1",
                min = 1)
        int microBatch,

        @Setting(value = "Micro-steps of a step.", min = 1) Optional<Integer> accumulation,

        @Setting(value = "Steps of the optimiser, over as many epochs as they take; in the place of epochs.", min = 1)
        Optional<Integer> steps,

        @Setting(
                value = "Epochs: each is over every question once, after balancing where the classes are balanced;"
                        + " its last"
                        + " step takes what is left.",
                min = 1)
        Optional<Integer> epochs,

        @Setting(value = "The highest learning rate.", min = 0, max = 1)
        Optional<Double> lr,

        @Setting("How it goes after the warm-up: linear down to 0, along a cosine down to 0, or constant.")
        Optional<Schedule> schedule,

        @Setting(
                value = "Steps in which it rises from 0; the first step then changes nothing, as in Hugging Face's.",
                min = 0)
        Optional<Integer> warmUp,

        @Setting(value = "Decoupled weight decay.", min = 0) Optional<Double> weightDecay,

        @Setting("adamw, or adamw-8bit with states in 8 bits by blocks of 256.")
        Optional<Optimiser> optimiser,

        @Setting(value = "Gradients are scaled down to this norm where theirs is larger.", def = "1", min = 1e-9)
        double clip,

        @Setting("Seeds the adapter's start and the order of questions, together with the study's or arm's seed.")
        Optional<Long> seed,

        @Setting("How classes are balanced by drawing the smaller ones again: none, by patient, or by slice.")
        Optional<Balance> balance,

        @Setting(value = "Steps from one look at the validation patients to the next; 0 never looks.", min = 0)
        Optional<Integer> validateEvery,

        @Setting(value = "Questions that each look asks, spread over all validation patients.", min = 1)
        Optional<Integer> validateQuestions,

        @Setting(
                value = "Stops when so many looks in a row were no better than the best; 0 never does. As long as no"
                        + " answer at all holds a value, looks do not count.",
                min = 0)
        Optional<Integer> earlyStopping,

        @Setting("Which step's adapter is kept: the last, or the best on validation.")
        Optional<Keep> keep,

        @Setting(value = "Tokens of a question and its answer together at most; longer ones are an error.", min = 16)
        Optional<Integer> maxSequence,

        @Setting(
                value = "GB of the cache folder's disk, at most, for states of images, so that each is encoded once"
                        + " while the vision tower is not trained, by any arm and run; those longest unused are"
                        + " removed. Nothing is kept where a training's would not fit, or at 0.",
                def = "20",
                unit = "GB",
                min = 0,
                identity = false)
        double imageCache,

        @Setting(
                value = "A checkpoint at least every so many steps; besides after a step that ends two minutes or more"
                        + " after the last.",
                def = "25",
                min = 1,
                identity = false)
        int checkpointSteps) {
    /** What is trained. */
    public enum Method {
        LORA
    }

    /** How the learning rate goes. */
    public enum Schedule {
        LINEAR,
        COSINE,
        CONSTANT
    }

    /** An optimiser. */
    public enum Optimiser {
        ADAMW,
        ADAMW_8BIT
    }

    /** How classes are balanced. */
    public enum Balance {
        NONE,
        PATIENT,
        SLICE
    }

    /** Which step is kept. */
    public enum Keep {
        LAST,
        BEST
    }

    /** A preset that is there, and one length; what is not said is the preset's from here on. */
    public FinetuneSettings {
        FinetunePlan p = FinetunePresets.of(preset);
        if (steps.isPresent() && epochs.isPresent()) {
            throw new IllegalArgumentException("steps, epochs: a training is as long as the one or the other says");
        }
        if (steps.isEmpty() && epochs.isEmpty()) {
            steps = p.steps().isPresent() ? Optional.of(p.steps().getAsInt()) : Optional.empty();
            epochs = p.epochs().isPresent() ? Optional.of(p.epochs().getAsInt()) : Optional.empty();
        }
        r = or(r, p.adapter().r());
        alpha = or(alpha, p.adapter().alpha());
        dropout = or(dropout, p.adapter().dropout());
        rslora = or(rslora, p.adapter().rankStabilised());
        vision = or(vision, p.adapter().vision());
        language = or(language, p.adapter().language());
        attention = or(attention, p.adapter().attention());
        mlp = or(mlp, p.adapter().mlp());
        batch = or(batch, p.batch());
        accumulation = or(accumulation, p.accumulation());
        lr = or(lr, p.lr());
        schedule = or(schedule, p.schedule());
        warmUp = or(warmUp, p.warmUp());
        weightDecay = or(weightDecay, p.weightDecay());
        optimiser = or(optimiser, p.optimiser());
        balance = or(balance, p.balance());
        validateEvery = or(validateEvery, p.validateEvery());
        validateQuestions = or(validateQuestions, p.validateQuestions());
        earlyStopping = or(earlyStopping, p.earlyStopping());
        keep = or(keep, p.keep());
        maxSequence = or(maxSequence, p.maxSequence());
    }

    private static <T> Optional<T> or(Optional<T> said, T preset) {
        return Optional.of(said.orElse(preset));
    }

    /** The values, checked together. */
    FinetunePlan plan() {
        return FinetunePresets.of(preset).with(this);
    }
}

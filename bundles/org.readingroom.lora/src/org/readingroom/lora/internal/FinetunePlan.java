package org.readingroom.lora.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.torch.LearningRateSchedule;

/**
 * Everything of a fine-tuning, decided.
 *
 * @param preset what it started from
 * @param notes the readings that the preset took where its source disagrees or does not tell, a sentence each
 * @param adapter rank, scale and which modules
 * @param batch questions of a micro-step
 * @param accumulation micro-steps of a step
 * @param microBatch questions computed at once
 * @param steps how many; empty where epochs say
 * @param epochs how many; empty where steps say
 * @param lr the highest learning rate
 * @param schedule how it goes after the warm-up
 * @param warmUp steps in which it rises from 0
 * @param weightDecay decoupled
 * @param optimiser which
 * @param clip the largest norm of gradients
 * @param seed beside the view's own; empty for none
 * @param balance how classes are balanced
 * @param validateEvery steps from one look at validation to the next; 0 for none
 * @param validateQuestions questions of a look
 * @param earlyStopping looks without a better one that end it; 0 for never
 * @param keep which step is kept
 * @param maxSequence tokens at most
 */
record FinetunePlan(
        String preset,
        List<String> notes,
        AdapterSettings adapter,
        int batch,
        int accumulation,
        int microBatch,
        OptionalInt steps,
        OptionalInt epochs,
        double lr,
        FinetuneSettings.Schedule schedule,
        int warmUp,
        double weightDecay,
        FinetuneSettings.Optimiser optimiser,
        double clip,
        OptionalLong seed,
        FinetuneSettings.Balance balance,
        int validateEvery,
        int validateQuestions,
        int earlyStopping,
        FinetuneSettings.Keep keep,
        int maxSequence) {
    FinetunePlan {
        notes = List.copyOf(notes);
        boolean looks = validateEvery > 0;
        if (keep == FinetuneSettings.Keep.BEST && !looks) {
            throw new IllegalArgumentException(
                    "keep: best needs validate-every: validation patients say which step is the best");
        }
        if (earlyStopping > 0 && !looks) {
            throw new IllegalArgumentException("early-stopping: needs validate-every");
        }
    }

    /** Questions of a step. */
    int window() {
        return batch * accumulation;
    }

    /** Whether validation patients choose anything. */
    boolean selects() {
        return keep == FinetuneSettings.Keep.BEST || earlyStopping > 0;
    }

    /** The factors on the learning rate for a number of steps. */
    LearningRateSchedule factors(long total) {
        return switch (schedule) {
            case LINEAR -> LearningRateSchedule.linear(warmUp, total);
            case COSINE -> LearningRateSchedule.cosine(warmUp, total);
            case CONSTANT -> step -> step < warmUp ? step / (double) warmUp : 1;
        };
    }

    /** This with what a study says in the place of its values. */
    FinetunePlan with(FinetuneSettings s) {
        AdapterSettings changed = new AdapterSettings(
                s.r().orElse(adapter.r()),
                s.alpha().orElse(adapter.alpha()),
                s.dropout().orElse(adapter.dropout()),
                s.rslora().orElse(adapter.rankStabilised()),
                s.vision().orElse(adapter.vision()),
                s.language().orElse(adapter.language()),
                s.attention().orElse(adapter.attention()),
                s.mlp().orElse(adapter.mlp()),
                adapter.start());
        boolean length = s.steps().isPresent() || s.epochs().isPresent();
        return new FinetunePlan(
                preset,
                notes,
                changed,
                s.batch().orElse(batch),
                s.accumulation().orElse(accumulation),
                s.microBatch(),
                length ? s.steps().map(OptionalInt::of).orElseGet(OptionalInt::empty) : steps,
                length ? s.epochs().map(OptionalInt::of).orElseGet(OptionalInt::empty) : epochs,
                s.lr().orElse(lr),
                s.schedule().orElse(schedule),
                s.warmUp().orElse(warmUp),
                s.weightDecay().orElse(weightDecay),
                s.optimiser().orElse(optimiser),
                s.clip(),
                s.seed().map(OptionalLong::of).orElseGet(OptionalLong::empty),
                s.balance().orElse(balance),
                s.validateEvery().orElse(validateEvery),
                s.validateQuestions().orElse(validateQuestions),
                s.earlyStopping().orElse(earlyStopping),
                s.keep().orElse(keep),
                s.maxSequence().orElse(maxSequence));
    }

    /** All values by the keys of a study, for the adapter's card. */
    Map<String, String> words() {
        Map<String, String> all = new TreeMap<>();
        all.put("preset", preset);
        all.put("method", "lora");
        all.put("r", "" + adapter.r());
        all.put("alpha", "" + adapter.alpha());
        all.put("dropout", "" + adapter.dropout());
        all.put("rslora", "" + adapter.rankStabilised());
        all.put("vision", "" + adapter.vision());
        all.put("language", "" + adapter.language());
        all.put("attention", "" + adapter.attention());
        all.put("mlp", "" + adapter.mlp());
        all.put("batch", "" + batch);
        all.put("accumulation", "" + accumulation);
        all.put("micro-batch", "" + microBatch);
        steps.ifPresent(n -> all.put("steps", "" + n));
        epochs.ifPresent(n -> all.put("epochs", "" + n));
        all.put("lr", "" + lr);
        all.put("schedule", word(schedule));
        all.put("warm-up", "" + warmUp);
        all.put("weight-decay", "" + weightDecay);
        all.put("optimiser", word(optimiser));
        all.put("clip", "" + clip);
        seed.ifPresent(n -> all.put("seed", "" + n));
        all.put("balance", word(balance));
        all.put("validate-every", "" + validateEvery);
        all.put("validate-questions", "" + validateQuestions);
        all.put("early-stopping", "" + earlyStopping);
        all.put("keep", word(keep));
        all.put("max-sequence", "" + maxSequence);
        return all;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

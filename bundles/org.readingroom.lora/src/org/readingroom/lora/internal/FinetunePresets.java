package org.readingroom.lora.internal;

import static org.readingroom.lora.internal.FinetuneSettings.Balance.NONE;
import static org.readingroom.lora.internal.FinetuneSettings.Balance.PATIENT;
import static org.readingroom.lora.internal.FinetuneSettings.Optimiser.ADAMW_8BIT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.readingroom.lora.AdapterSettings;

/**
 * The fine-tunings that have names. {@code liu2025-*} are the published runs of Liu, Yoo and Khalvati (2025) with the
 * recipe of their slides; {@code improved-*} are ours: longer, with vision layers, chosen on validation patients;
 * {@code unsloth-default} is what Unsloth's notebook for this model sets.
 */
final class FinetunePresets {
    private static final int ACCUMULATION = 4;
    private static final int LONGEST = 2048;
    private static final Map<String, FinetunePlan> ALL = new LinkedHashMap<>();

    static {
        String recipe =
                "lr 2e-6, accumulation 4, warm-up 5, linear schedule, weight decay 0.01, 8-bit AdamW and 2048 tokens"
                        + " are the slides' recipe, which is not that of the runs reported";
        String vision = "vision layers are off as in the slides' code; the paper says adapted";
        String balanced =
                "classes are balanced by patient: the paper oversamples the smaller class of the training set and"
                        + " does not say how its draws become questions";
        liu(
                "liu2025-classify-100",
                4,
                OptionalInt.of(100),
                PATIENT,
                List.of("batch 4 as in the results; the methods say 16", balanced, vision, recipe));
        liu("liu2025-classify-epoch", 16, OptionalInt.empty(), PATIENT, List.of(balanced, vision, recipe));
        liu("liu2025-center", 16, OptionalInt.of(100), NONE, List.of(vision, recipe));
        liu("liu2025-box", 16, OptionalInt.of(200), NONE, List.of(vision, recipe));
        liu(
                "liu2025-polygon",
                4,
                OptionalInt.of(150),
                NONE,
                List.of("batch 4 as in the results; the methods say 8 to 24", vision, recipe));
        improved("improved-classify", 400, FinetuneSettings.Balance.SLICE);
        improved("improved-center", 600, NONE);
        improved("improved-box", 600, NONE);
        improved("improved-polygon", 800, NONE);
        ALL.put(
                "unsloth-default",
                new FinetunePlan(
                        "unsloth-default",
                        List.of(),
                        AdapterSettings.of(16, 16, true, true),
                        2,
                        ACCUMULATION,
                        1,
                        OptionalInt.of(30),
                        OptionalInt.empty(),
                        2e-4,
                        FinetuneSettings.Schedule.LINEAR,
                        5,
                        0.001,
                        ADAMW_8BIT,
                        1,
                        OptionalLong.empty(),
                        NONE,
                        0,
                        40,
                        0,
                        FinetuneSettings.Keep.LAST,
                        LONGEST));
    }

    private FinetunePresets() {}

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException listing all, where there is none
     */
    static FinetunePlan of(String name) {
        FinetunePlan plan = ALL.get(name);
        if (plan == null) {
            throw new IllegalArgumentException(
                    "preset: there is no '" + name + "'; there are " + String.join(", ", ALL.keySet()));
        }
        return plan;
    }

    /** Curves are watched; nothing is chosen by them. */
    private static void liu(
            String name, int batch, OptionalInt steps, FinetuneSettings.Balance balance, List<String> notes) {
        ALL.put(
                name,
                new FinetunePlan(
                        name,
                        notes,
                        AdapterSettings.of(16, 16, false, true),
                        batch,
                        ACCUMULATION,
                        1,
                        steps,
                        steps.isPresent() ? OptionalInt.empty() : OptionalInt.of(1),
                        2e-6,
                        FinetuneSettings.Schedule.LINEAR,
                        5,
                        0.01,
                        ADAMW_8BIT,
                        1,
                        OptionalLong.empty(),
                        balance,
                        25,
                        60,
                        0,
                        FinetuneSettings.Keep.LAST,
                        LONGEST));
    }

    private static void improved(String name, int steps, FinetuneSettings.Balance balance) {
        ALL.put(
                name,
                new FinetunePlan(
                        name,
                        List.of(),
                        AdapterSettings.of(16, 16, true, true),
                        4,
                        ACCUMULATION,
                        1,
                        OptionalInt.of(steps),
                        OptionalInt.empty(),
                        1e-4,
                        FinetuneSettings.Schedule.COSINE,
                        20,
                        0.01,
                        ADAMW_8BIT,
                        1,
                        OptionalLong.empty(),
                        balance,
                        25,
                        120,
                        6,
                        FinetuneSettings.Keep.BEST,
                        LONGEST));
    }
}

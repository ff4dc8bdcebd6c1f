package org.readingroom.prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.prompts.internal.BoundingBoxPlugin;
import org.readingroom.prompts.internal.BoundingPolygonPlugin;
import org.readingroom.prompts.internal.CenterPointPlugin;
import org.readingroom.prompts.internal.ClassifyPlugin;
import org.readingroom.prompts.internal.ClassifyReasoningPlugin;
import org.readingroom.prompts.internal.ClassifySettings;
import org.readingroom.prompts.internal.PolygonSettings;
import org.readingroom.prompts.internal.PositionSettings;

/**
 * The five strategies with the settings of the preset {@code liu2025}, for those who parse answers without a framework:
 * {@code Liu2025.strategy("center-point").parse(text, frame)}. Strategies hold no state and are safe for many threads.
 */
public final class Liu2025 {
    /** The preset's name in a study file. */
    public static final String NAME = "liu2025";

    private static final Map<String, Supplier<PromptStrategy>> STRATEGIES = new LinkedHashMap<>();

    static {
        STRATEGIES.put("classify", () -> new ClassifyPlugin().create(ClassifySettings.DEFAULT));
        STRATEGIES.put("classify-reasoning", () -> new ClassifyReasoningPlugin().create(ClassifySettings.DEFAULT));
        STRATEGIES.put("center-point", () -> new CenterPointPlugin().create(PositionSettings.DEFAULT));
        STRATEGIES.put("bounding-box", () -> new BoundingBoxPlugin().create(PositionSettings.DEFAULT));
        STRATEGIES.put("bounding-polygon", () -> new BoundingPolygonPlugin().create(PolygonSettings.DEFAULT));
    }

    private Liu2025() {}

    /** The ids of the strategies. */
    public static List<String> ids() {
        return List.copyOf(STRATEGIES.keySet());
    }

    /**
     * A strategy by its id.
     *
     * @throws PromptException where there is none of this id
     */
    public static PromptStrategy strategy(String id) {
        return Optional.ofNullable(STRATEGIES.get(id))
                .orElseThrow(() -> new PromptException("no strategy '" + id + "'; there are " + ids()))
                .get();
    }
}

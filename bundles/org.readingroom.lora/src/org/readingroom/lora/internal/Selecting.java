package org.readingroom.lora.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.settings.AtomicFile;

/** Which of two looks at the validation patients is better, and {@code selection.json}, what they chose. */
final class Selecting {
    private static final String PARSED = "parse-rate";

    private Selecting() {}

    /** The measure that chooses: the task's own, failures as wrong; the parse rate where it has none. */
    static String measure(Map<String, Double> measures) {
        return new TreeMap<>(measures)
                .keySet().stream().filter(m -> !m.equals(PARSED)).findFirst().orElse(PARSED);
    }

    /**
     * Whether a look is better than an earlier one: by the measure, and where that is equal by how many answers hold a
     * value; where both are, the earlier one stays. Of two without a single value the later one is: a model that does
     * not answer in the form yet has more to learn, and is not to be stopped for it.
     */
    static boolean better(Map<String, Double> look, Map<String, Double> than) {
        String measure = measure(look);
        double now = look.getOrDefault(measure, Double.NaN);
        double before = than.getOrDefault(measure, Double.NaN);
        if (now == before) {
            double parsed = look.getOrDefault(PARSED, 0.0);
            double parsedBefore = than.getOrDefault(PARSED, 0.0);
            return parsed > parsedBefore || parsed == 0 && parsedBefore == 0;
        }
        return measure.endsWith("-distance") ? now < before : now > before;
    }

    /** Writes what was chosen. */
    static void write(Path folder, FinetunePlan plan, FinetuneState state, long kept, List<Case> validation) {
        ObjectNode json = new ObjectMapper().createObjectNode().put("format", 1);
        json.put("step", kept).put("of", state.step);
        state.looks.stream().filter(l -> l.step() == kept).findFirst().ifPresent(look -> {
            String measure = measure(look.measures());
            json.put("measure", measure).put("value", look.measures().get(measure));
        });
        if (plan.earlyStopping() > 0) {
            json.put("stopped", state.worse >= plan.earlyStopping() ? "early" : "at its end");
        }
        validation.forEach(c -> json.withArray("usedForSelection").add(c.id()));
        try {
            AtomicFile.write(folder.resolve("selection.json"), json.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new ModelException(
                    "cannot write " + folder.resolve("selection.json") + ": " + e + "; look for space there", e);
        }
    }
}

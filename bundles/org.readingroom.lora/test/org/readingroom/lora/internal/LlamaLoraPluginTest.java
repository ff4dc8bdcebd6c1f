package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TrainingView;
import org.readingroom.lora.TinyFolder;
import org.readingroom.tck.TrainableModelContractTest;
import org.readingroom.tck.fixture.ModelQueries;

/** A tiny model that is tuned keeps what every trainable model promises: killed or cancelled anywhere, it ends the same. */
class LlamaLoraPluginTest extends TrainableModelContractTest<LlamaLoraSettings> {
    @TempDir
    static Path folder;

    @Override
    protected ModelPlugin<LlamaLoraSettings> plugin() {
        return new LlamaLoraPlugin();
    }

    @Override
    protected LlamaLoraSettings settings() {
        return TinyTuning.settings(
                TinyFolder.copy(folder), "steps: 1", "accumulation: 1", "checkpoint-steps: 1", "vision: false");
    }

    @Override
    protected TrainingView view() {
        return new GradeLessons(4, 2, 3407);
    }

    @Override
    protected List<Query> queries(Model model) {
        return ModelQueries.prompted("Which grade? Choice:", cases().subList(0, 2));
    }

    /** A batch's shape changes the last bits of a sum: texts are the same, probabilities to a ten thousandth. */
    @Override
    protected void assertSame(Map<String, Answer> expected, Map<String, Answer> actual, String message) {
        assertEquals(expected.keySet(), actual.keySet(), message);
        expected.forEach((key, answer) -> {
            Answer.Text one = assertInstanceOf(Answer.Text.class, answer);
            Answer.Text two = assertInstanceOf(Answer.Text.class, actual.get(key));
            assertEquals(one.text(), two.text(), message + ": " + key);
            for (int i = 0; i < one.tokens().size(); i++) {
                assertEquals(
                        one.tokens().get(i).logProbability(),
                        two.tokens().get(i).logProbability(),
                        1e-4,
                        message + ": " + key);
            }
        });
    }
}

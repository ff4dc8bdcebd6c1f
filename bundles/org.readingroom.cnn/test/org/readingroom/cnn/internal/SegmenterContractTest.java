package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.TrainableModelContractTest;

class SegmenterContractTest extends TrainableModelContractTest<SegmenterSettings> {
    @Override
    protected ModelPlugin<SegmenterSettings> plugin() {
        return new SegmenterPlugin();
    }

    @Override
    protected SegmenterSettings settings() {
        return new SegmenterSettings(
                List.of(2, 2),
                2,
                true,
                List.of(),
                0.4,
                true,
                true,
                TinySettings.train(0),
                Optional.empty(),
                Optional.empty(),
                "cpu",
                1);
    }

    /** Arrays of probabilities are equal by their numbers. */
    @Override
    protected void assertSame(Map<String, Answer> expected, Map<String, Answer> actual, String message) {
        assertEquals(plain(expected), plain(actual), message);
    }

    private static Map<String, List<Object>> plain(Map<String, Answer> answers) {
        Map<String, List<Object>> plain = new TreeMap<>();
        answers.forEach((key, answer) -> {
            Answer.Value value = (Answer.Value) answer;
            float[] p = value.probabilities().orElseThrow().values();
            plain.put(key, List.of(value.value(), Arrays.hashCode(p), p.length));
        });
        return plain;
    }
}

package org.readingroom.tck.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.tck.PromptedModelContractTest;
import org.readingroom.tck.fixture.RecordingSink;

class FakeVisionLanguageModelTest extends PromptedModelContractTest<FakeVisionLanguageSettings> {
    @Override
    protected ModelPlugin<FakeVisionLanguageSettings> plugin() {
        return new FakeVisionLanguagePlugin();
    }

    private Model open(double refusals, double transportErrors) {
        FakeVisionLanguageSettings s =
                new FakeVisionLanguageSettings(List.of("Choice: 0"), refusals, transportErrors, 4, 4, true);
        return plugin().open(s, new ModelContext(1, scratch, true));
    }

    @Test
    void refusesAsOftenAsItIsTold() {
        try (Model model = open(1, 0)) {
            answers(model)
                    .values()
                    .forEach(a -> assertEquals("I can't help with reading medical images.", ((Answer.Text) a).text()));
        }
    }

    @Test
    void whatDidNotArriveArrivesWhenAskedAgain() {
        try (Model model = open(0, 1)) {
            List<Query> queries = queries(model);
            RecordingSink first = new RecordingSink();
            model.read(request(queries), first, Monitor.NONE);
            assertEquals(keys(queries), first.failures().keySet());
            assertEquals(keys(queries), answers(model).keySet());
        }
    }

    @Test
    void streamsTheAnswersOfABatchMixed() {
        List<String> order = new ArrayList<>();
        AnswerSink sink = new AnswerSink() {
            @Override
            public void streamed(String key, String piece) {
                order.add(key);
            }

            @Override
            public void answer(String key, Answer answer) {}

            @Override
            public void failed(String key, String reason) {}
        };
        try (Model model = open(0, 0)) {
            model.read(request(queries(model)), sink, Monitor.NONE);
        }
        assertFalse(order.get(0).equals(order.get(1)), "the first two pieces are of two queries: " + order);
    }

    @Test
    void saysWhichConstraintItCannotObey() {
        try (Model model = open(0, 0)) {
            ReadRequest request = new ReadRequest(
                    queries(model), Decoding.GREEDY, Optional.of(new Constraint("regex", "[01]")), List.of());
            assertThrows(ModelException.class, () -> model.read(request, new RecordingSink(), Monitor.NONE));
        }
    }

    @Test
    void isUnavailableWhereTheTestSaysSo() {
        System.setProperty(FakeVisionLanguagePlugin.UNAVAILABLE, "its weights are on holiday; fetch them");
        try {
            assertEquals(
                    "its weights are on holiday; fetch them",
                    plugin().availability().reason());
            assertThrows(ModelException.class, () -> open(0, 0));
        } finally {
            System.clearProperty(FakeVisionLanguagePlugin.UNAVAILABLE);
        }
    }
}

package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.tck.fixture.RecordingSink;

/**
 * What every prompted model promises beside {@link ModelContractTest}: log-probabilities, continuations and constraints as
 * its capabilities say, a token limit that is kept, and pieces that make up the whole.
 *
 * @param <S> its settings
 */
public abstract class PromptedModelContractTest<S extends Record> extends ModelContractTest<S> {
    private Map<String, Answer.Text> texts(Model model, Optional<Constraint> constraint, List<String> continuations) {
        return texts(model, new Decoding(0, 1, 0, 0, 64), constraint, continuations, new RecordingSink());
    }

    private Map<String, Answer.Text> texts(
            Model model,
            Decoding decoding,
            Optional<Constraint> constraint,
            List<String> continuations,
            RecordingSink sink) {
        List<Query> queries = queries(model);
        model.read(new ReadRequest(queries, decoding, constraint, continuations), sink, Monitor.NONE);
        assertEquals(keys(queries), sink.answers().keySet(), "queries answered; failures: " + sink.failures());
        Map<String, Answer.Text> texts = new TreeMap<>();
        sink.answers().forEach((k, a) -> texts.put(k, assertInstanceOf(Answer.Text.class, a)));
        return texts;
    }

    @Test
    void tokensAreThereWhereItSaysSo() {
        try (Model model = ready()) {
            texts(model, Optional.empty(), List.of()).forEach((key, text) -> {
                if (model.capabilities().logProbabilities()) {
                    String joined =
                            text.tokens().stream().map(Answer.Token::text).reduce("", String::concat);
                    assertEquals(text.text(), joined, key + ": its tokens make up its text");
                    text.tokens().forEach(t -> assertTrue(t.logProbability() <= 0, key + ": " + t));
                } else {
                    assertEquals(List.of(), text.tokens(), key);
                }
            });
        }
    }

    @Test
    void continuationsAreScoredWhereItSaysSo() {
        List<String> asked = List.of("0", "1", "2");
        try (Model model = ready()) {
            texts(model, Optional.empty(), asked).forEach((key, text) -> {
                if (model.capabilities().continuations()) {
                    assertEquals(Set.copyOf(asked), text.continuations().keySet(), key);
                    text.continuations().forEach((c, p) -> assertTrue(p <= 0, key + ": " + c + " " + p));
                } else {
                    assertEquals(Map.of(), text.continuations(), key);
                }
            });
            texts(model, Optional.empty(), List.of())
                    .forEach((key, text) -> assertEquals(Map.of(), text.continuations(), key + ": none were asked"));
        }
    }

    @TestFactory
    Stream<DynamicTest> choicesAreObeyedWhereItSaysSo() {
        return Applicable.when(obeysChoices(), "a model that obeys choices", () -> {
            try (Model model = ready()) {
                Constraint choices = new Constraint("choices", "Choice: 0\nChoice: 1");
                texts(model, Optional.of(choices), List.of())
                        .forEach((key, text) -> assertTrue(
                                List.of("Choice: 0", "Choice: 1").contains(text.text()),
                                key + ": '" + text.text() + "'"));
            }
        });
    }

    private boolean obeysChoices() {
        try (Model model = ready()) {
            return model.capabilities().constraints().contains("choices");
        }
    }

    @Test
    void theTokenLimitIsKeptAndSaid() {
        try (Model model = ready()) {
            Decoding one = new Decoding(0, 1, 0, 0, 1);
            Map<String, Answer.Text> whole = texts(model, Optional.empty(), List.of());
            texts(model, one, Optional.empty(), List.of(), new RecordingSink()).forEach((key, text) -> {
                assertTrue(text.tokens().size() <= 1, key + ": tokens " + text.tokens());
                if (whole.get(key).tokens().size() > 1) {
                    assertEquals(Answer.Stop.LENGTH, text.stop(), key + ": cut off at one token");
                }
            });
        }
    }

    @Test
    void greedyDecodingIgnoresTheSeed() {
        try (Model model = ready()) {
            Map<String, Answer.Text> texts = texts(model, Optional.empty(), List.of());
            for (Query query : queries(model)) {
                String first = query.key().replaceAll("/\\d+$", "/0");
                assertEquals(texts.get(first).text(), texts.get(query.key()).text(), "greedy repeat of " + first);
            }
        }
    }

    @Test
    void piecesMakeUpTheWhole() {
        try (Model model = ready()) {
            RecordingSink sink = new RecordingSink();
            Decoding greedy = new Decoding(0, 1, 0, 0, 64);
            texts(model, greedy, Optional.empty(), List.of(), sink).forEach((key, text) -> {
                String streamed = sink.streamed(key);
                assertFalse(!streamed.isEmpty() && !streamed.equals(text.text()), key + " streamed '" + streamed + "'");
            });
        }
    }
}

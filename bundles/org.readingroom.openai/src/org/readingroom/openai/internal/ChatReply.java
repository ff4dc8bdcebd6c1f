package org.readingroom.openai.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Usage;
import org.readingroom.api.task.EndState;

/**
 * Reads a chat completion.
 *
 * @param json the whole
 * @param choice its only choice
 */
record ChatReply(JsonNode json, JsonNode choice) {
    /** @throws Retryable where the body is no whole chat completion of one choice */
    static ChatReply of(String body) throws Retryable {
        JsonNode json;
        try {
            json = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (JsonProcessingException e) {
            throw new Retryable("the answer is broken JSON");
        }
        JsonNode choices = json.path("choices");
        if (choices.size() != 1 || choices.get(0).path("index").asInt(0) != 0) {
            throw new Retryable("the answer holds " + choices.size() + " choices, not one"
                    + (json.has("error") ? ": " + ServerSays.message(body) : ""));
        }
        if (!choices.get(0).path("finish_reason").isTextual()) {
            throw new Retryable("the answer does not say how it ended: it is not whole");
        }
        return new ChatReply(json, choices.get(0));
    }

    /** The text; empty where there is none. */
    String text() {
        return choice.path("message").path("content").asText("");
    }

    /** Why it ended. */
    Answer.Stop stop() {
        return choice.path("finish_reason").asText().equals("length") ? Answer.Stop.LENGTH : Answer.Stop.END;
    }

    /** A refusal that the server tells as such; empty where it tells none. */
    Optional<Answer.None> refusal() {
        if (choice.path("finish_reason").asText().equals("content_filter")) {
            return Optional.of(new Answer.None(EndState.REFUSED, "the server's content filter held the answer back"));
        }
        JsonNode words = choice.path("message").path("refusal");
        return words.isTextual() && !words.asText().isBlank() && text().isEmpty()
                ? Optional.of(new Answer.None(EndState.REFUSED, "the model declined: " + oneLine(words.asText())))
                : Optional.empty();
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }

    /** The answer, with its tokens where they were asked for. */
    Answer.Text answer(boolean tokens, Map<String, Double> continuations) {
        List<Answer.Token> scored =
                tokens ? TokenTexts.of(choice.path("logprobs").path("content"), text()) : List.of();
        return new Answer.Text(text(), stop(), scored, continuations);
    }

    /** Whether log-probabilities came with it. */
    boolean scored() {
        return choice.path("logprobs").path("content").isArray();
    }

    /** What it took, where the server says so. */
    Optional<Usage> usage(Optional<OpenAiSettings.Prices> prices) {
        JsonNode usage = json.path("usage");
        if (!usage.path("prompt_tokens").isNumber()) {
            return Optional.empty();
        }
        long prompt = usage.path("prompt_tokens").asLong();
        long answer = usage.path("completion_tokens").asLong();
        OptionalDouble cost = prices.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (prompt * prices.get().input() + answer * prices.get().output()) / 1e6);
        return Optional.of(new Usage(prompt, answer, cost));
    }
}

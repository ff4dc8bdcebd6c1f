package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.prompt.Prompt;

/**
 * The log-probability of given continuations of an answer that begins with a prefix, as far as the server can say.
 *
 * <p>vLLM scores any text: the answer is begun with prefix and continuation, and the log-probabilities of the prompt's last
 * tokens, those that spell the continuation, are summed; one request a continuation. The server of llama.cpp gives the
 * likeliest tokens after the prefix: a continuation that is one of them has its log-probability, one that is not is left
 * out. Both send the assistant's turn unfinished; a chat template that trims it changes what a continuation follows, and
 * shows as a small mass on the continuations.
 */
final class ContinuationScorer {
    private static final Decoding ONE = new Decoding(0, 1, 0, 0, 1);

    private final ServerKind.Scoring scoring;
    private final ChatBody bodies;
    private final int topTokens;

    ContinuationScorer(ServerKind.Scoring scoring, ChatBody bodies, int topTokens) {
        this.scoring = scoring;
        this.bodies = bodies;
        this.topTokens = topTokens;
    }

    /** Sends a body and gives what came back. */
    interface Exchange {
        ChatReply send(ObjectNode body) throws Retryable;
    }

    /** The log-probabilities by continuation. */
    Map<String, Double> score(Prompt prompt, String prefix, List<String> continuations, long seed, Exchange exchange)
            throws Retryable {
        Map<String, Double> scores = new LinkedHashMap<>();
        if (scoring == ServerKind.Scoring.PROMPT) {
            for (String continuation : continuations) {
                ObjectNode body = begun(prompt, prefix + continuation, seed);
                body.put("prompt_logprobs", 0);
                body.put("add_generation_prompt", false);
                body.put("continue_final_message", true);
                scores.put(continuation, spelt(exchange.send(body).json().path("prompt_logprobs"), continuation));
            }
        } else if (scoring == ServerKind.Scoring.TOP_TOKENS && !continuations.isEmpty()) {
            ObjectNode body = begun(prompt, prefix, seed);
            body.put("logprobs", true);
            body.put("top_logprobs", topTokens);
            JsonNode first = exchange.send(body)
                    .choice()
                    .path("logprobs")
                    .path("content")
                    .path(0);
            for (JsonNode token : first.path("top_logprobs")) {
                if (continuations.contains(token.path("token").asText())) {
                    scores.merge(
                            token.path("token").asText(),
                            Math.min(0, token.path("logprob").asDouble()),
                            Math::max);
                }
            }
        }
        return scores;
    }

    /** A request whose answer is begun already. */
    private ObjectNode begun(Prompt prompt, String begun, long seed) {
        ObjectNode body = bodies.of(prompt, ONE, seed);
        if (!begun.isEmpty()) {
            ((ArrayNode) body.path("messages"))
                    .addObject()
                    .put("role", "assistant")
                    .put("content", begun);
        }
        return body;
    }

    /** Sums the last tokens that spell a text. */
    private static double spelt(JsonNode tokens, String text) {
        if (!tokens.isArray() || tokens.isEmpty()) {
            throw new ModelException("the server gives no log-probabilities of a prompt (prompt_logprobs), by which"
                    + " continuations are scored; turn forced answers off, or use a vLLM that serves them");
        }
        double sum = 0;
        String spelt = "";
        for (int at = tokens.size() - 1; at >= 0 && spelt.length() < text.length(); at--) {
            JsonNode only = tokens.get(at).elements().hasNext()
                    ? tokens.get(at).elements().next()
                    : tokens.get(at);
            spelt = only.path("decoded_token").asText() + spelt;
            sum += Math.min(0, only.path("logprob").asDouble());
        }
        if (!spelt.equals(text)) {
            throw new ModelException(
                    "the continuation '" + text + "' is not spelt by whole tokens after the prefix: the"
                            + " last ones are '" + spelt + "'; choose continuations that begin where a token does");
        }
        return sum;
    }
}

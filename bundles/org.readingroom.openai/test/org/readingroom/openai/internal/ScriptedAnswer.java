package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chat completion made of the request alone: of its messages, and of the seed where it samples. */
final class ScriptedAnswer {
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\W");
    private static final List<String> SENTENCES =
            List.of("Choice: 0", "Choice: 1", "Choice: 2, I think.", "(60, 87)", "I see a tumour; caf\u00e9.");

    private ScriptedAnswer() {}

    static ObjectNode of(ScriptedServer.Asked asked) {
        JsonNode body = asked.body();
        String text = text(body);
        List<String> tokens = new ArrayList<>();
        for (Matcher m = TOKEN.matcher(text); m.find(); ) {
            tokens.add(m.group());
        }
        int most = body.path("max_tokens").asInt();
        List<String> said = tokens.subList(0, Math.min(most, tokens.size()));
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("id", "chatcmpl-" + asked.id());
        answer.put("object", "chat.completion");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", said.size() < tokens.size() ? "length" : "stop");
        choice.putObject("message").put("role", "assistant").put("content", String.join("", said));
        if (body.path("logprobs").asBoolean()) {
            logprobs(choice.putObject("logprobs").putArray("content"), said, body);
        }
        if (body.has("prompt_logprobs")) {
            promptLogprobs(answer.putArray("prompt_logprobs"), body);
        }
        answer.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", said.size());
        return answer;
    }

    private static String text(JsonNode body) {
        long seed =
                body.path("temperature").asDouble() == 0 ? 0 : body.path("seed").asLong();
        double draw = Backoff.share(body.path("messages").toString().hashCode(), seed);
        JsonNode choices = body.path("structured_outputs").path("choice");
        choices = choices.isMissingNode() ? body.path("guided_choice") : choices;
        return choices.isArray()
                ? choices.get((int) (draw * choices.size())).asText()
                : SENTENCES.get((int) (draw * SENTENCES.size()));
    }

    private static void logprobs(ArrayNode content, List<String> said, JsonNode body) {
        for (String token : said) {
            ObjectNode t = content.addObject().put("token", token).put("logprob", -0.25);
            ArrayNode top = t.putArray("top_logprobs");
            for (int i = 0; i < body.path("top_logprobs").asInt(); i++) {
                top.addObject().put("token", Integer.toString(i)).put("logprob", -1.0 - i);
            }
        }
    }

    /** The tokens of the last message, each of one sign, log-probability minus its place from the end. */
    private static void promptLogprobs(ArrayNode list, JsonNode body) {
        list.addNull();
        JsonNode messages = body.path("messages");
        String last = messages.get(messages.size() - 1).path("content").asText();
        for (int at = 0; at < last.length(); at++) {
            ObjectNode token = list.addObject().putObject(Integer.toString(last.charAt(at)));
            token.put("logprob", -(last.length() - at) - last.charAt(at) / 1000.0)
                    .put("rank", 1);
            token.put("decoded_token", last.substring(at, at + 1));
        }
    }
}

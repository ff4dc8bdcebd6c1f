package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.model.Answer;

/** Tokens of an answer with their log-probabilities; those that share a character are one. */
final class TokenTexts {
    private TokenTexts() {}

    /**
     * The tokens of {@code logprobs.content}; empty where they do not make up the text, as when a server adds signs of its
     * own: tokens of another text than the answer's are of no use.
     */
    static List<Answer.Token> of(JsonNode content, String text) {
        List<Answer.Token> tokens = new ArrayList<>();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        double sum = 0;
        int length = 0;
        for (JsonNode token : content) {
            if (length >= text.length() && !text.isEmpty()) {
                break; // what follows the text is an end sign
            }
            open.writeBytes(bytes(token));
            sum += Math.min(0, token.path("logprob").asDouble());
            String whole = whole(open.toByteArray());
            if (whole != null) {
                tokens.add(new Answer.Token(whole, sum));
                length += whole.length();
                open.reset();
                sum = 0;
            }
        }
        StringBuilder joined = new StringBuilder();
        tokens.forEach(t -> joined.append(t.text()));
        return joined.toString().equals(text) ? tokens : List.of();
    }

    private static byte[] bytes(JsonNode token) {
        JsonNode list = token.path("bytes");
        if (!list.isArray()) {
            return token.path("token").asText().getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[list.size()];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = (byte) list.get(b).asInt();
        }
        return bytes;
    }

    /** The characters, or null where the last is torn. */
    private static String whole(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null; // torn: the next token holds the rest
        }
    }
}

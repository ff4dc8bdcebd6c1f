package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.imaging.PngImage;

/** Writes prompts and decoding as chat completions have them. */
final class ChatBody {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String model;
    private final ServerKind kind;
    private final boolean sendSeed;

    ChatBody(String model, ServerKind kind, boolean sendSeed) {
        this.model = model;
        this.kind = kind;
        this.sendSeed = sendSeed;
    }

    /** A request that asks for an answer. */
    ObjectNode of(Prompt prompt, Decoding decoding, long seed) {
        ObjectNode body = JSON.objectNode().put("model", model);
        body.set("messages", messages(prompt));
        body.put("max_tokens", decoding.maxTokens());
        body.put("temperature", decoding.temperature());
        body.put("top_p", decoding.topP());
        body.put("stream", false);
        if (sendSeed) {
            body.put("seed", seed & 0x7FFFFFFF);
        }
        samplers(body, decoding);
        return body;
    }

    /** A server that has other ways of choosing is told which are off, so that its own defaults choose nothing. */
    private void samplers(ObjectNode body, Decoding decoding) {
        if (kind.samplers()) {
            body.put("top_k", decoding.topK() == 0 && kind == ServerKind.VLLM ? -1 : decoding.topK());
            body.put("min_p", decoding.minP());
            body.put(kind == ServerKind.VLLM ? "repetition_penalty" : "repeat_penalty", 1.0);
        } else if (decoding.topK() > 0 || decoding.minP() > 0) {
            throw new ModelException("a server of kind " + kind.word()
                    + " takes no top-k and no min-p; remove them from" + " decode, or name the server's kind");
        }
    }

    private static ArrayNode messages(Prompt prompt) {
        ArrayNode messages = JSON.arrayNode();
        if (!prompt.system().isBlank()) {
            messages.addObject().put("role", "system").put("content", prompt.system());
        }
        for (Prompt.Turn turn : prompt.turns()) {
            ObjectNode message = messages.addObject();
            message.put("role", turn.role().name().toLowerCase(Locale.ROOT));
            content(message, turn.parts());
        }
        return messages;
    }

    /** Text alone is sent as text, which every server takes; with images, the parts in their order. */
    private static void content(ObjectNode message, List<Prompt.Part> parts) {
        if (parts.stream().allMatch(Prompt.Text.class::isInstance)) {
            StringBuilder text = new StringBuilder();
            parts.forEach(p -> text.append(((Prompt.Text) p).text()));
            message.put("content", text.toString());
            return;
        }
        ArrayNode list = message.putArray("content");
        for (Prompt.Part part : parts) {
            switch (part) {
                case Prompt.Text t -> list.addObject().put("type", "text").put("text", t.text());
                case Prompt.Image i ->
                    list.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put("url", dataUrl(i.image()));
            }
        }
    }

    private static String dataUrl(PromptImage image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(PngImage.bytes(image));
    }

    /** How many images a prompt holds. */
    static int images(Prompt prompt) {
        return (int) prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .count();
    }
}

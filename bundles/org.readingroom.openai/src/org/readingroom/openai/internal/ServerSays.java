package org.readingroom.openai.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.task.EndState;

/**
 * What a reply that is no answer means: to be tried again (408, 409, 425, 429, 5xx), a refusal of this prompt (a content
 * filter), or the end of the arm, since every other query would meet the same (a wrong key, model, field, or images that
 * the model does not take).
 */
final class ServerSays {
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 409, 425, 429);
    private static final int LONGEST = 300;
    private static final Pattern FILTERED =
            Pattern.compile("content_filter|content_policy|content management policy|responsibleai|safety_violation");
    /** The last is what a text-only model's template says in llama-cpp-python. */
    private static final Pattern NO_IMAGES = Pattern.compile("image|multi-?modal|mmproj|vision|"
            + "content must be a string|string_type|can only concatenate str \\(not \"list\"\\)");

    private final Endpoint endpoint;
    private final ApiKey key;
    private final String model;

    ServerSays(Endpoint endpoint, ApiKey key, String model) {
        this.endpoint = endpoint;
        this.key = key;
        this.model = model;
    }

    /**
     * Passes an answer, gives a refusal, throws the rest.
     *
     * @param images whether the prompt holds images
     * @throws Retryable where it may be tried again
     * @throws ModelException where it may not
     */
    Optional<Answer.None> refusal(Reply reply, boolean images) throws Retryable {
        if (reply.status() == 200) {
            return Optional.empty();
        }
        String said = message(reply.body());
        String low = (said + " " + reply.body()).toLowerCase(Locale.ROOT);
        if (images && reply.status() >= 400 && NO_IMAGES.matcher(low).find()) {
            throw new ModelException(
                    "the model '" + model + "' behind " + endpoint.base() + " takes no images (status " + reply.status()
                            + ": " + said + "); choose a vision model, or send text only (control: text-only)");
        }
        if (reply.status() == 429 && low.contains("insufficient_quota")) {
            throw new ModelException(where() + "has no quota left for " + key + ": " + said);
        }
        if (reply.status() >= 500 || TRY_AGAIN.contains(reply.status())) {
            throw new Retryable("status " + reply.status() + ": " + said);
        }
        if (FILTERED.matcher(low).find()) {
            return Optional.of(new Answer.None(EndState.REFUSED, "the server's content filter: " + said));
        }
        throw new ModelException(where() + ending(reply.status()) + " (status " + reply.status() + ": " + said + ")");
    }

    private String where() {
        return "the server at " + endpoint.base() + " ";
    }

    private String ending(int status) {
        return switch (status) {
            case 401, 403 -> "refuses " + key + "; give key-from the name of the variable that holds its key";
            case 404 -> "knows no model '" + model + "' or no chat completions; check endpoint and model";
            case 301, 302, 303, 307, 308 ->
                "sends requests elsewhere, where they are not sent; give the right endpoint";
            default -> "refuses the request";
        };
    }

    /** The message in an error's body, however the server wraps it; one line. */
    static String message(String body) {
        String text = body;
        try {
            JsonNode json = new ObjectMapper().readTree(body);
            JsonNode error = json.path("error");
            JsonNode found = error.path("message").isMissingNode() ? error : error.path("message");
            for (String name : new String[] {"message", "detail"}) {
                found = found.isMissingNode() ? json.path(name) : found;
            }
            text = found.isMissingNode() ? body : found.isTextual() ? found.asText() : found.toString();
        } catch (JsonProcessingException e) {
            text = body; // no JSON: the body itself is what the server says
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "nothing said" : line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

package org.readingroom.openai.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.ModelException;

/** Asks a server what it is, which version, and for the digest of the model. */
final class ServerProbe {
    static final String UNVERIFIED = "unverified";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Endpoint endpoint;
    private final Line line;
    private final ApiKey key;

    /**
     * What answers.
     *
     * @param kind what it is
     * @param version its own word; {@code unverified} where it says none
     * @param digest of the model's weights; {@code unverified} where it says none
     */
    record Server(ServerKind kind, String version, String digest) {}

    ServerProbe(Endpoint endpoint, Line line, ApiKey key) {
        this.endpoint = endpoint;
        this.line = line;
        this.key = key;
    }

    /**
     * Asks.
     *
     * @param given the kind the settings name, or {@code auto}
     * @throws ModelException where nothing answers, or the key is refused
     */
    Server ask(String given, String model) {
        JsonNode models = models();
        JsonNode props = named(given, "llama.cpp") ? get(endpoint.beside("props")) : MissingNode.getInstance();
        JsonNode ollama = named(given, "ollama") ? get(endpoint.beside("api/version")) : MissingNode.getInstance();
        JsonNode vllm = named(given, "vllm") ? get(endpoint.beside("version")) : MissingNode.getInstance();
        ServerKind kind =
                given.equals("auto") ? transformersOr(kind(models, props, ollama, vllm)) : ServerKind.of(given);
        return switch (kind) {
            case OLLAMA -> new Server(kind, word(ollama.path("version")), digest(model));
            case VLLM -> new Server(kind, word(vllm.path("version")), UNVERIFIED);
            case LLAMA_CPP -> new Server(kind, word(props.path("build_info")), UNVERIFIED);
            default -> new Server(kind, UNVERIFIED, UNVERIFIED);
        };
    }

    private static boolean named(String given, String kind) {
        return given.equals("auto") || given.equals(kind);
    }

    private static ServerKind kind(JsonNode models, JsonNode props, JsonNode ollama, JsonNode vllm) {
        String owner = models.path("data").path(0).path("owned_by").asText().toLowerCase(Locale.ROOT);
        if (owner.equals("vllm") || vllm.has("version") && !ollama.has("version")) {
            return ServerKind.VLLM;
        }
        if (owner.equals("llamacpp") || props.has("build_info") || props.has("default_generation_settings")) {
            return ServerKind.LLAMA_CPP;
        }
        if (ollama.has("version")) {
            return ServerKind.OLLAMA;
        }
        return owner.equals("me") ? ServerKind.LLAMA_CPP_PYTHON : ServerKind.OTHER;
    }

    /** transformers serve has no page of its own but its health, and may have no list of models when it is offline. */
    private ServerKind transformersOr(ServerKind kind) {
        boolean healthy = kind == ServerKind.OTHER
                && get(endpoint.beside("health")).path("status").asText().equals("ok");
        return healthy ? ServerKind.TRANSFORMERS : kind;
    }

    private static String word(JsonNode value) {
        return value.isTextual() && value.asText().matches("[\\w.+() -]{1,80}") ? value.asText() : UNVERIFIED;
    }

    private String digest(String model) {
        for (JsonNode m : get(endpoint.beside("api/tags")).path("models")) {
            String name = m.path("name").asText();
            if ((name.equals(model) || name.equals(model + ":latest"))
                    && m.path("digest").isTextual()) {
                return m.path("digest").asText();
            }
        }
        return UNVERIFIED;
    }

    /** The list of models, which every server has; what does not answer at all ends here. */
    private JsonNode models() {
        try {
            Reply reply = line.get(endpoint.api("models"), LIMIT, Monitor.NONE);
            if (reply.status() == 401 || reply.status() == 403) {
                throw new ModelException("the server at " + endpoint.base() + " refuses " + key + " (status "
                        + reply.status() + "); give key-from the name of the variable that holds its key");
            }
            return parsed(reply);
        } catch (Retryable e) {
            throw new ModelException("no server answers at " + endpoint.base() + ": " + e.getMessage()
                    + "; start it, or correct the endpoint");
        }
    }

    /** What a server says at an address; missing where it says nothing, which tells what it is not. */
    private JsonNode get(URI address) {
        try {
            return parsed(line.get(address, LIMIT, Monitor.NONE));
        } catch (Retryable e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode parsed(Reply reply) {
        if (reply.status() != 200) {
            return MissingNode.getInstance();
        }
        try {
            return new ObjectMapper().readTree(reply.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // a page for people: not what was looked for
        }
    }
}

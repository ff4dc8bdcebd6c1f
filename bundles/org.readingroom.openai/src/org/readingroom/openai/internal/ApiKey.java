package org.readingroom.openai.internal;

import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import org.readingroom.api.model.ModelException;

/** A server's key, read from the environment; sent in a header, and taken out of whatever text a server sends back. */
final class ApiKey {
    private final Optional<String> name;
    private final String key;

    private ApiKey(Optional<String> name, String key) {
        this.name = name;
        this.key = key;
    }

    /**
     * Reads the key that settings name.
     *
     * @param environment the value of a variable, or null
     * @throws ModelException where the variable is not set or holds no key
     */
    static ApiKey read(Optional<String> name, Function<String, String> environment) {
        if (name.isEmpty()) {
            return new ApiKey(name, "");
        }
        String key = environment.apply(name.get());
        if (key == null || key.isBlank()) {
            throw new ModelException(
                    "the environment variable " + name.get() + " that key-from names is not set; set it to"
                            + " the server's key before the run, or remove key-from");
        }
        String stripped = key.strip();
        if (!stripped.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new ModelException("the environment variable " + name.get() + " holds no key: a key has no spaces or"
                    + " special characters");
        }
        return new ApiKey(name, stripped);
    }

    HttpRequest.Builder sign(HttpRequest.Builder request) {
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** A server's words without the key. */
    String redact(String text) {
        return key.isEmpty() ? text : text.replace(key, "***");
    }

    /** Where the key comes from, for messages. */
    @Override
    public String toString() {
        return name.map(n -> "the key in the environment variable " + n).orElse("no key");
    }
}

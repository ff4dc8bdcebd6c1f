package org.readingroom.openai.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a request, so that an answer to another one can be told: sent as {@code X-Request-Id}; vLLM makes its answer's id of
 * it, and the Python server of llama.cpp and proxies send the header back. A server that does neither cannot be caught.
 *
 * <p>A UUID of version 4 by its shape, since some servers refuse any other, that begins with letters of ours.
 */
final class RequestId {
    /** "read" in ASCII. */
    private static final String MARK = "72656164";

    private static final Pattern OURS =
            Pattern.compile(MARK + "-?[0-9a-f]{4}-?4[0-9a-f]{3}-?8[0-9a-f]{3}-?[0-9a-f]{12}");

    private RequestId() {}

    static String of(long seed, int attempt) {
        String hex =
                String.format("%016x%016x", Backoff.mixed(seed, 1000L + attempt), Backoff.mixed(seed, 2000L + attempt));
        return MARK + "-" + hex.substring(0, 4) + "-4" + hex.substring(4, 7) + "-8" + hex.substring(7, 10) + "-"
                + hex.substring(10, 22);
    }

    /** @throws Retryable where the reply says that it answers another request of ours */
    static void requireOwn(String id, Reply reply) throws Retryable {
        String said = reply.requestId().orElse("");
        int start = reply.body().indexOf("\"id\"");
        if (start >= 0) {
            said += " " + reply.body().substring(start, Math.min(reply.body().length(), start + 200));
        }
        for (Matcher m = OURS.matcher(said); m.find(); ) {
            if (!m.group().replace("-", "").equals(id.replace("-", ""))) {
                throw new Retryable("the server sent the answer to another request");
            }
        }
    }
}

package org.readingroom.openai.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a request, so that an answer to another one can be told: sent as {@code X-Request-Id}; vLLM makes its answer's id of
 * it, and proxies send the header back. A server that does neither cannot be caught.
 */
final class RequestId {
    private static final Pattern OURS = Pattern.compile("rr-[0-9a-f]{16}");

    private RequestId() {}

    static String of(long seed, int attempt) {
        return String.format("rr-%016x", Backoff.mixed(seed, 1000L + attempt));
    }

    /** @throws Retryable where the reply says that it answers another request of ours */
    static void requireOwn(String id, Reply reply) throws Retryable {
        String said = reply.requestId().orElse("");
        int start = reply.body().indexOf("\"id\"");
        if (start >= 0) {
            said += " " + reply.body().substring(start, Math.min(reply.body().length(), start + 200));
        }
        for (Matcher m = OURS.matcher(said); m.find(); ) {
            if (!m.group().equals(id)) {
                throw new Retryable("the server sent the answer to another request");
            }
        }
    }
}

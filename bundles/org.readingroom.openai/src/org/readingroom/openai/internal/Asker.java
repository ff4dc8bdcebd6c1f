package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.readingroom.api.Monitor;

/** Asks until there is an answer, the attempts are used up, or the answer says that asking again is of no use. */
final class Asker {
    private final Line line;
    private final Waiter waiter;
    private final int retries;

    Asker(Line line, Waiter waiter, int retries) {
        this.line = line;
        this.waiter = waiter;
        this.retries = retries;
    }

    /** Makes something of a reply. */
    interface Reading<T> {
        /**
         * @throws Retryable where the reply is no answer and another may be
         * @throws org.readingroom.api.model.ModelException where asking again cannot mend it
         */
        T of(Reply reply) throws Retryable;
    }

    /**
     * Asks.
     *
     * @param seed names the request and seeds the waits
     * @throws Retryable where all attempts are used up: what the last one met
     */
    <T> T ask(URI address, JsonNode body, long seed, Reading<T> reading, Monitor monitor) throws Retryable {
        for (int attempt = 1; ; attempt++) {
            monitor.checkCancelled();
            try {
                String id = RequestId.of(seed, attempt);
                Reply reply = line.post(address, body, id, monitor);
                RequestId.requireOwn(id, reply);
                Optional<Duration> after = Backoff.asked(reply.retryAfter(), waiter.now());
                return read(reply, after, reading);
            } catch (Retryable e) {
                if (attempt > retries) {
                    throw new Retryable(e.getMessage() + " (tried " + attempt + (attempt == 1 ? " time)" : " times)"));
                }
                Duration own = Backoff.before(attempt, seed);
                waiter.pause(
                        e.after()
                                .filter(a -> a.compareTo(own) > 0 || a.isZero())
                                .orElse(own),
                        monitor);
            }
        }
    }

    private static <T> T read(Reply reply, Optional<Duration> after, Reading<T> reading) throws Retryable {
        try {
            return reading.of(reply);
        } catch (Retryable e) {
            throw new Retryable(e.getMessage(), after);
        }
    }
}

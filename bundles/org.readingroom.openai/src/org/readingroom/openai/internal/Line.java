package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.readingroom.api.Monitor;

/** The line to a server: one request, one whole reply. Follows no redirect: what is sent goes to the endpoint alone. */
final class Line implements AutoCloseable {
    private static final int MOST_BYTES = 32 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final ApiKey key;
    private final Duration limit;
    private final Waiter waiter;

    /** @param limit time for a whole reply */
    Line(ApiKey key, Duration limit, Waiter waiter) {
        this.key = key;
        this.limit = limit;
        this.waiter = waiter;
    }

    Reply get(URI address, Duration within, Monitor monitor) throws Retryable {
        return send(HttpRequest.newBuilder(address).GET(), within, monitor);
    }

    /** @param id what the request is called, so that an answer to another one can be told */
    Reply post(URI address, JsonNode body, String id, Monitor monitor) throws Retryable {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        return send(request, limit, monitor);
    }

    private Reply send(HttpRequest.Builder request, Duration within, Monitor monitor) throws Retryable {
        HttpRequest signed =
                key.sign(request.header("Accept", "application/json")).build();
        try {
            HttpResponse<String> response =
                    waiter.await(client.sendAsync(signed, r -> new LimitedBody(MOST_BYTES)), within, monitor);
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("X-Request-Id"),
                    response.headers().firstValue("Retry-After"),
                    key.redact(response.body()));
        } catch (TimeoutException e) {
            throw new Retryable("no whole answer within " + within.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new Retryable("the connection failed: " + reason(broken), Optional.empty());
            }
            throw new IllegalStateException("asking " + signed.uri() + " failed", e.getCause());
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "nothing listens there";
        }
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

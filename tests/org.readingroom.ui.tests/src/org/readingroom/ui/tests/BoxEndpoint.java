package org.readingroom.ui.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** An OpenAI-compatible endpoint on this machine that answers every question with one box, and keeps what it was asked. */
final class BoxEndpoint implements AutoCloseable {
    /** What it answers. */
    static final String ANSWER = "The tumour is at [(20, 15), (20, 29), (34, 29), (34, 15)].";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(Integer.MAX_VALUE);
    private final HttpServer server;

    BoxEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/models", e -> reply(e, "{\"object\":\"list\",\"data\":[{\"id\":\"box\",\"object\":\"model\"}]}"));
        server.createContext("/v1/chat/completions", e -> {
            asked.add(new String(e.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answers.acquireUninterruptibly();
            reply(
                    e,
                    "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"box\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                            + "\"message\":{\"role\":\"assistant\",\"content\":\"" + ANSWER + "\"}}]}");
        });
        server.start();
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Lets so many more questions be answered; the next one waits. */
    void answerOnly(int more) {
        answers.drainPermits();
        answers.release(more);
    }

    /** The bodies of the questions. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        answerOnly(Integer.MAX_VALUE);
        server.stop(0);
    }
}

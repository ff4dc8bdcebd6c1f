package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of our own: answers chat completions as it was told, well or badly, and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an acknowledgement
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What came in.
     *
     * @param body as JSON
     * @param authorization the header, or null
     * @param id the request's id, or null
     */
    record Asked(JsonNode body, String authorization, String id) {}

    /** How a request is met. */
    interface Behaviour {
        void meet(HttpExchange exchange, Asked asked) throws IOException;
    }

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A server that says it is vLLM. */
    static ScriptedServer vllm() {
        return new ScriptedServer()
                .page("/v1/models", "{\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}")
                .page("/version", "{\"version\":\"0.11.0\"}");
    }

    /** One that says it is llama.cpp's. */
    static ScriptedServer llamaCpp() {
        return new ScriptedServer()
                .page("/v1/models", "{\"data\":[{\"id\":\"m\",\"owned_by\":\"llamacpp\"}]}")
                .page("/props", "{\"build_info\":\"b6000-abc\"}");
    }

    /** One that says it is Ollama. */
    static ScriptedServer ollama() {
        return new ScriptedServer()
                .page("/v1/models", "{\"data\":[{\"id\":\"m:latest\",\"owned_by\":\"library\"}]}")
                .page("/api/version", "{\"version\":\"0.12.3\"}")
                .page("/api/tags", "{\"models\":[{\"name\":\"m:latest\",\"digest\":\"d1e5\"}]}");
    }

    ScriptedServer page(String path, String json) {
        pages.put(path, json);
        return this;
    }

    /** The next requests are met so, one each; those after them are answered. */
    ScriptedServer then(Behaviour... behaviours) {
        synchronized (script) {
            script.addAll(List.of(behaviours));
        }
        return this;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** Whether a request was left without an answer. */
    boolean isStalled() {
        return stalled.getCount() == 0;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                String page = pages.get(exchange.getRequestURI().getPath());
                send(exchange, page == null ? 404 : 200, page == null ? "{\"detail\":\"Not Found\"}" : page);
                return;
            }
            Asked request = new Asked(
                    new ObjectMapper().readTree(exchange.getRequestBody()),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("X-Request-Id"));
            synchronized (asked) {
                asked.add(request);
            }
            Behaviour next;
            synchronized (script) {
                next = script.isEmpty() ? ScriptedServer::answer : script.poll();
            }
            next.meet(exchange, request);
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers as it should. */
    static void answer(HttpExchange exchange, Asked asked) throws IOException {
        send(exchange, 200, ScriptedAnswer.of(asked).toString());
    }

    static Behaviour status(int status, String body) {
        return (exchange, asked) -> send(exchange, status, body);
    }

    static Behaviour retryAfter(int status, String after) {
        return (exchange, asked) -> {
            exchange.getResponseHeaders().set("Retry-After", after);
            send(exchange, status, "{\"error\":{\"message\":\"slow down\"}}");
        };
    }

    /** A whole body of another request. */
    static Behaviour ofAnotherRequest() {
        return (exchange, asked) -> {
            ObjectNode other = ScriptedAnswer.of(asked);
            other.put("id", "chatcmpl-" + RequestId.of(99, 99));
            send(exchange, 200, other.toString());
        };
    }

    /** Half of the bytes that the header tells of. */
    static Behaviour half() {
        return (exchange, asked) -> {
            byte[] whole = ScriptedAnswer.of(asked).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** A body without end. */
    static Behaviour endless() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(some); // ends with an exception when the client hangs up
                }
            }
        };
    }

    /** Headers, and then nothing. */
    Behaviour stall() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            stalled.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

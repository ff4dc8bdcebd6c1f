package org.readingroom.openai.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.task.EndState;
import org.readingroom.tck.fixture.ProbeMonitor;
import org.readingroom.tck.fixture.RecordingSink;

/** A server that answers badly: what is tried again, what is told, and what ends the arm. */
class BrokenServerTest {
    private final ScriptedServer server = ScriptedServer.vllm();
    private final TestWaiter waiter = new TestWaiter();

    @AfterEach
    void stop() {
        server.close();
    }

    private RecordingSink read(int queries, Object... settings) {
        return Asking.of(server, waiter, settings).read(queries);
    }

    @TestFactory
    Stream<DynamicTest> eachOfTheseIsTriedAgainAndThenAnswered() {
        return Map.<String, ScriptedServer.Behaviour>of(
                        "broken JSON", ScriptedServer.status(200, "{\"choices\": [{"),
                        "a page", ScriptedServer.status(200, "<html>busy</html>"),
                        "nothing", ScriptedServer.status(200, ""),
                        "no choice", ScriptedServer.status(200, "{\"choices\":[]}"),
                        "no end", ScriptedServer.status(200, "{\"choices\":[{\"message\":{\"content\":\"Ch\"}}]}"),
                        "500", ScriptedServer.status(500, "{\"error\":{\"message\":\"oops\"}}"),
                        "503", ScriptedServer.status(503, "loading"),
                        "half", ScriptedServer.half(),
                        "endless", ScriptedServer.endless(),
                        "another's", ScriptedServer.ofAnotherRequest())
                .entrySet()
                .stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    try (ScriptedServer bad = ScriptedServer.vllm().then(e.getValue())) {
                        TestWaiter own = new TestWaiter();
                        RecordingSink sink = Asking.of(bad, own).read(1);
                        assertEquals(Map.of(), sink.failures());
                        assertEquals(1, sink.answers().size(), "answers");
                        assertEquals(2, bad.asked().size(), "requests");
                        assertEquals(1, own.pauses().size(), "waits");
                    }
                }));
    }

    /** Some servers take no other id of a request; some send it back without its hyphens, which is still ours. */
    @Test
    void aRequestsIdIsAUuid() throws Retryable {
        String id = RequestId.of(7, 1);
        assertEquals(4, UUID.fromString(id).version());
        assertEquals(2, UUID.fromString(id).variant());
        RequestId.requireOwn(id, new Reply(200, Optional.of(id.replace("-", "")), Optional.empty(), "{}"));
        Reply other = new Reply(200, Optional.of(RequestId.of(7, 2).replace("-", "")), Optional.empty(), "{}");
        assertThrows(Retryable.class, () -> RequestId.requireOwn(id, other));
    }

    @Test
    void theWaitGrowsAndIsSeeded() {
        server.then(Stream.generate(() -> ScriptedServer.status(502, "bad gateway"))
                .limit(4)
                .toArray(ScriptedServer.Behaviour[]::new));
        read(1);
        List<Duration> waits = waiter.pauses();
        assertEquals(4, waits.size());
        for (int i = 0; i < 4; i++) {
            long millis = waits.get(i).toMillis();
            assertTrue(millis >= 500L << i && millis <= 1000L << i, "wait " + i + ": " + millis + " ms");
        }
        assertEquals(waits.get(2), Backoff.before(3, seedOf(waits)), "the same seed, the same wait");
    }

    private static long seedOf(List<Duration> waits) {
        var query = Asking.queries(1).get(0);
        long seed = Backoff.mixed(query.seed(), 0) ^ query.key().hashCode();
        assertEquals(waits.get(0), Backoff.before(1, seed));
        return seed;
    }

    @Test
    void retryAfterIsHonoured() {
        server.then(
                ScriptedServer.retryAfter(429, "17"),
                ScriptedServer.retryAfter(503, "Thu, 01 Jan 2026 00:02:00 GMT"),
                ScriptedServer.retryAfter(429, "9999999"),
                ScriptedServer.retryAfter(429, "soon"));
        RecordingSink sink = read(1);
        assertEquals(1, sink.answers().size());
        assertEquals(
                List.of(Duration.ofSeconds(17), Duration.ofMinutes(2), Duration.ofMinutes(15)),
                waiter.pauses().subList(0, 3));
        assertTrue(waiter.pauses().get(3).toMillis() <= 8000, "a header that says no time leaves our own wait");
    }

    @Test
    void whatStaysBrokenIsATransportErrorOfThatQueryAlone() {
        server.then(
                ScriptedServer.status(500, "{\"detail\":\"out of memory\"}"),
                ScriptedServer.status(500, "{\"detail\":\"out of memory\"}"));
        RecordingSink sink = read(3, "retries", 1, "in-flight", 1);
        assertEquals(2, sink.answers().size());
        String reason = sink.failures().values().iterator().next();
        assertTrue(reason.contains("500") && reason.contains("out of memory") && reason.contains("2 times"), reason);
    }

    @Test
    void anAnswerThatNeverComesIsGivenUp() {
        server.then(server.stall());
        waiter.limitWhen(server::isStalled);
        RecordingSink sink = read(1, "retries", 0, "timeout", 7);
        assertTrue(
                sink.failures().values().iterator().next().contains("within 7 s"),
                sink.failures().toString());
    }

    @Test
    void aCancelEndsARequestInFlightAndNothingArrivesAfterwards() {
        server.then(server.stall());
        ProbeMonitor monitor = ProbeMonitor.counting();
        waiter.limitWhen(() -> {
            if (server.isStalled()) {
                monitor.cancel();
            }
            return false;
        });
        RecordingSink sink = new RecordingSink();
        assertThrows(CancelledException.class, () -> Asking.of(server, waiter, "in-flight", 1)
                .read(Asking.queries(2), sink, monitor));
        assertEquals(Set.of(), sink.ended());
    }

    @Test
    void aCancelEndsAWait() {
        server.then(ScriptedServer.status(500, ""));
        ProbeMonitor monitor = ProbeMonitor.counting();
        waiter.onPause(monitor::cancel);
        RecordingSink sink = new RecordingSink();
        assertThrows(CancelledException.class, () -> Asking.of(server, waiter).read(Asking.queries(1), sink, monitor));
        assertEquals(1, server.asked().size(), "requests");
    }

    @TestFactory
    Stream<DynamicTest> theseEndTheArmWithWhatToDo() {
        return Stream.of(
                ends(401, "{\"error\":{\"message\":\"bad key\"}}", "key-from", "bad key"),
                ends(403, "{}", "refuses"),
                ends(404, "{\"error\":{\"message\":\"no model m\"}}", "'m'", "check endpoint and model"),
                ends(400, "{\"object\":\"error\",\"message\":\"unknown field\"}", "unknown field"),
                ends(
                        422,
                        "{\"detail\":[{\"msg\":\"Input should be a valid string\",\"type\":\"string_type\"}]}",
                        "images"),
                ends(
                        400,
                        "{\"error\":{\"message\":\"m is not a multimodal model\"}}",
                        "takes no images",
                        "vision model"),
                ends(500, "{\"error\":{\"message\":\"image input is not supported - mmproj\"}}", "takes no images"),
                ends(
                        500,
                        "{\"error\":{\"message\":\"can only concatenate str (not \\\"list\\\") to str\"}}",
                        "takes no images"),
                ends(429, "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"pay\"}}", "quota"),
                ends(307, "", "elsewhere"));
    }

    private static DynamicTest ends(int status, String body, String... named) {
        return DynamicTest.dynamicTest(status + " " + body, () -> {
            try (ScriptedServer bad = ScriptedServer.vllm().then(ScriptedServer.status(status, body))) {
                ModelException e =
                        assertThrows(ModelException.class, () -> Asking.of(bad, new TestWaiter(), "in-flight", 1)
                                .read(2));
                for (String name : named) {
                    assertTrue(e.getMessage().contains(name), "'" + name + "' in: " + e.getMessage());
                }
                assertEquals(1, bad.asked().size(), "asked once");
            }
        });
    }

    @Test
    void aContentFilterIsARefusal() {
        server.then(
                ScriptedServer.status(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}"),
                ScriptedServer.status(
                        200,
                        "{\"choices\":[{\"index\":0,\"finish_reason\":\"content_filter\",\"message\":{\"content\":\"\"}}]}"),
                ScriptedServer.status(
                        200,
                        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null,\"refusal\":\"I"
                                + " can't\"}}]}"));
        RecordingSink sink = read(3, "in-flight", 1);
        assertEquals(3, sink.answers().size());
        sink.answers()
                .values()
                .forEach(a -> assertEquals(
                        EndState.REFUSED, assertInstanceOf(Answer.None.class, a).state()));
    }

    @Test
    void anAnswerCutOffByTheLimitSaysSo() {
        server.then(ScriptedServer.status(
                200, "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"Choi\"}}]}"));
        Answer.Text text = (Answer.Text) read(1).answers().values().iterator().next();
        assertEquals("Choi", text.text());
        assertEquals(Answer.Stop.LENGTH, text.stop());
    }

    @Test
    void oneThatEndsTheArmStopsTheOthersToo() {
        server.then(server.stall(), ScriptedServer.status(401, "{}"));
        RecordingSink sink = new RecordingSink();
        assertThrows(ModelException.class, () -> Asking.of(server, waiter, "in-flight", 2)
                .read(Asking.queries(2), sink, Monitor.NONE));
        assertEquals(Set.of(), sink.ended());
    }
}

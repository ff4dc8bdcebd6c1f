package org.readingroom.openai.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.Usage;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.imaging.PngImage;
import org.readingroom.tck.fixture.RecordingSink;

/** What is sent, by kind of server. */
class RequestTest {
    private static final Constraint REGEX = new Constraint("regex", "Choice: [012]");
    private static final Constraint CHOICES = new Constraint("choices", "Choice: 0\nChoice: 1");
    private static final Constraint SCHEMA = new Constraint("json-schema", "{\"type\":\"integer\"}");

    private static JsonNode sent(ScriptedServer server, Constraint constraint, Object... settings) {
        server.then((exchange, asked) -> {
            boolean schema = constraint.kind().equals("json-schema");
            ScriptedServer.send(
                    exchange,
                    200,
                    "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\""
                            + (schema ? "7" : "Choice: 1") + "\"}}]}");
        });
        try (server) {
            Asking.of(server, new TestWaiter(), settings).read(constraint);
            return server.asked().get(0).body();
        }
    }

    @Test
    void aPromptIsSentWithItsImageInItsPlace() throws IOException {
        try (ScriptedServer server = ScriptedServer.vllm()) {
            Asking.of(server, new TestWaiter()).read(1);
            JsonNode body = server.asked().get(0).body();
            Query query = Asking.queries(1).get(0);
            assertEquals("m", body.path("model").asText());
            assertEquals(query.seed() & 0x7FFFFFFF, body.path("seed").asLong());
            assertEquals(0.6, body.path("temperature").asDouble());
            assertEquals(0.9, body.path("top_p").asDouble());
            assertEquals(-1, body.path("top_k").asInt());
            assertEquals(64, body.path("max_tokens").asInt());
            JsonNode parts = body.path("messages").path(0).path("content");
            assertEquals("image_url", parts.path(0).path("type").asText());
            assertEquals("Which grade? Choice:", parts.path(1).path("text").asText());
            String url = parts.path(0).path("image_url").path("url").asText();
            byte[] png = Base64.getDecoder().decode(url.substring("data:image/png;base64,".length()));
            assertEquals(16, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
    }

    @Test
    void imagesAreWrittenPixelByPixel() throws IOException {
        SliceFrame frame = Asking.queries(1).get(0).slice().orElseThrow().frame();
        for (int channels : new int[] {1, 3}) {
            byte[] bytes = new byte[frame.rows() * frame.columns() * channels];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * 7);
            }
            BufferedImage read =
                    ImageIO.read(new ByteArrayInputStream(PngImage.bytes(new PromptImage(frame, channels, bytes))));
            assertEquals(frame.rows(), read.getHeight());
            byte[] back = new byte[bytes.length];
            int[] pixel = new int[channels];
            for (int p = 0; p < frame.rows() * frame.columns(); p++) {
                read.getRaster().getPixel(p % frame.columns(), p / frame.columns(), pixel);
                for (int c = 0; c < channels; c++) {
                    back[p * channels + c] = (byte) pixel[c];
                }
            }
            assertArrayEquals(bytes, back);
        }
    }

    @Test
    void vllmTakesStructuredOutputsOrTheOlderFields() {
        JsonNode now = sent(ScriptedServer.vllm(), REGEX);
        assertEquals(
                "Choice: [012]", now.path("structured_outputs").path("regex").asText());
        assertFalse(now.has("guided_regex"));
        JsonNode old = sent(ScriptedServer.vllm().page("/version", "{\"version\":\"0.6.3.post1\"}"), CHOICES);
        assertEquals("[\"Choice: 0\",\"Choice: 1\"]", old.path("guided_choice").toString());
        assertFalse(old.has("structured_outputs"));
        JsonNode unknown = sent(ScriptedServer.vllm().page("/version", "{}"), SCHEMA);
        assertEquals(
                "integer",
                unknown.path("structured_outputs").path("json").path("type").asText());
        assertEquals("integer", unknown.path("guided_json").path("type").asText());
    }

    @Test
    void llamaCppTakesAGrammarForEachKind() {
        for (Constraint constraint : List.of(REGEX, CHOICES, SCHEMA)) {
            JsonNode body = sent(ScriptedServer.llamaCpp(), constraint);
            assertTrue(body.path("grammar").asText().startsWith("root ::= "), body.toString());
            assertEquals(1.0, body.path("repeat_penalty").asDouble());
            assertEquals(0, body.path("top_k").asInt(-7));
        }
    }

    @Test
    void othersTakeASchemaAndNothingElse() {
        for (String kind : List.of("ollama", "other")) {
            JsonNode body = sent(ScriptedServer.ollama(), SCHEMA, "server", kind);
            JsonNode format = body.path("response_format");
            assertEquals("json_schema", format.path("type").asText());
            assertEquals(
                    "integer",
                    format.path("json_schema").path("schema").path("type").asText());
            assertFalse(body.has("top_k"), body.toString());
            ModelException e =
                    assertThrows(ModelException.class, () -> sent(ScriptedServer.ollama(), REGEX, "server", kind));
            assertTrue(e.getMessage().contains("regex"), e.getMessage());
        }
        assertThrows(ModelException.class, () -> sent(ScriptedServer.vllm(), CHOICES, "server", "transformers"));
    }

    @Test
    void aServerThatPassesOverAConstraintIsFound() {
        for (String text : List.of("I think it is 1", "Choice: 7")) {
            try (ScriptedServer server = ScriptedServer.vllm()
                    .then(ScriptedServer.status(
                            200,
                            "{\"choices\":[{" + "\"finish_reason\":\"stop\",\"message\":{\"content\":\"" + text
                                    + "\"}}]}"))) {
                ModelException e = assertThrows(ModelException.class, () -> Asking.of(server, new TestWaiter())
                        .read(REGEX));
                assertTrue(e.getMessage().contains(text) && e.getMessage().contains("does not obey"), e.getMessage());
            }
        }
    }

    @Test
    void samplersThatAServerLacksAreRefused() {
        try (ScriptedServer server = new ScriptedServer()) {
            ReadRequest request =
                    new ReadRequest(Asking.queries(1), new Decoding(1, 1, 40, 0, 8), Optional.empty(), List.of());
            ModelException e = assertThrows(ModelException.class, () -> Asking.of(server, new TestWaiter())
                    .read(request, new RecordingSink(), Monitor.NONE));
            assertTrue(e.getMessage().contains("top-k"), e.getMessage());
        }
    }

    private static Map<String, Double> continuations(ScriptedServer server, Object... settings) {
        try (server) {
            RecordingSink sink = new RecordingSink();
            ReadRequest request = new ReadRequest(
                    Asking.queries(1), Decoding.GREEDY, Optional.empty(), List.of("0", "1", "12"), "Choice: ");
            Asking.of(server, new TestWaiter(), settings).read(request, sink, Monitor.NONE);
            assertEquals(Map.of(), sink.failures());
            return ((Answer.Text) sink.answers().values().iterator().next()).continuations();
        }
    }

    @Test
    void vllmScoresByThePromptsTokens() {
        ScriptedServer server = ScriptedServer.vllm();
        Map<String, Double> scores = continuations(server);
        assertEquals(-1 - 0.048, scores.get("0"), 1e-12);
        assertEquals(-3 - 0.049 - 0.050, scores.get("12"), 1e-12, "two tokens summed");
        JsonNode body = server.asked().get(1).body();
        assertEquals("Choice: 0", body.path("messages").path(1).path("content").asText());
        assertTrue(body.path("continue_final_message").asBoolean());
        assertFalse(body.path("add_generation_prompt").asBoolean(true));
        assertEquals(4, server.asked().size(), "an answer and three continuations");
    }

    @Test
    void llamaCppScoresByTheLikeliestTokens() {
        Map<String, Double> scores = continuations(ScriptedServer.llamaCpp(), "top-tokens", 5);
        assertEquals(Map.of("0", -1.0, "1", -2.0), scores, "12 is no token among the likeliest");
    }

    @Test
    void othersScoreNoneAndSaySo() {
        try (ScriptedServer server = ScriptedServer.ollama();
                Model model = Asking.of(server, new TestWaiter()).open()) {
            assertFalse(model.capabilities().continuations());
        }
        assertEquals(Map.of(), continuations(ScriptedServer.ollama()));
    }

    @Test
    void whatAQueryTookIsTold() {
        try (ScriptedServer server = ScriptedServer.vllm()) {
            Map<String, Usage> used = new HashMap<>();
            AnswerSink sink = new AnswerSink() {
                @Override
                public void used(String key, Usage usage) {
                    used.merge(key, usage, Usage::plus);
                }

                @Override
                public void answer(String key, Answer answer) {}

                @Override
                public void failed(String key, String reason) {}
            };
            Object prices = Map.of("input", 2.5, "output", 10.0);
            Asking.of(server, new TestWaiter(), "prices", prices).read(Asking.queries(1), sink, Monitor.NONE);
            Usage usage = used.values().iterator().next();
            assertEquals(1000, usage.promptTokens());
            assertEquals(
                    (2500 + 10.0 * usage.answerTokens()) / 1e6, usage.cost().orElseThrow(), 1e-12);
            assertEquals(
                    OptionalDouble.of(2 * usage.cost().orElseThrow()),
                    usage.plus(usage).cost());
        }
    }

    @Test
    void tokensThatShareACharacterAreOne() throws IOException {
        JsonNode content = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree("[{\"token\":\"a\",\"logprob\":-1,\"bytes\":[97]},"
                        + "{\"token\":\"?\",\"logprob\":-2,\"bytes\":[195]},{\"token\":\"?\",\"logprob\":-3,\"bytes\":[169]},"
                        + "{\"token\":\"<|end|>\",\"logprob\":-4,\"bytes\":[60]}]");
        assertEquals(
                List.of(new Answer.Token("a", -1), new Answer.Token("\u00e9", -5)), TokenTexts.of(content, "a\u00e9"));
        assertEquals(List.of(), TokenTexts.of(content, "other"));
    }

    @Test
    void logProbabilitiesThatDoNotComeAreAnError() {
        try (ScriptedServer server = ScriptedServer.ollama()
                .then(ScriptedServer.status(
                        200, "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"x\"}}]}"))) {
            ModelException e = assertThrows(
                    ModelException.class, () -> Asking.of(server, new TestWaiter(), "log-probabilities", true)
                            .read(1));
            assertTrue(e.getMessage().contains("remove log-probabilities"), e.getMessage());
        }
    }
}

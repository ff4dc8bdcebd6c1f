package org.readingroom.openai.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.tck.fixture.RecordingSink;

/** Where a model may be asked, what is recorded of a server, and a key that is never written. */
class EndpointTest {
    private static final String SECRET = "sk-very-secret-0123";

    @Test
    void anotherMachineNeedsConsent() {
        for (String far : List.of(
                "https://api.example.org/v1",
                "http://192.168.1.7:8000/v1",
                "http://127.example.org/v1",
                "http://localhost.example.org/v1",
                "http://[2001:db8::1]/v1")) {
            ModelException e = assertThrows(ModelException.class, () -> Endpoint.of(far, false), far);
            assertTrue(e.getMessage().contains("images-leave: true"), e.getMessage());
            assertFalse(Endpoint.of(far, true).local(), far);
        }
        for (String near : List.of(
                "http://localhost:11434/v1", "http://127.0.0.1/v1", "http://[::1]:8000/v1", "HTTP://LOCALHOST:1/v1/")) {
            assertTrue(Endpoint.of(near, false).local(), near);
        }
    }

    @Test
    void theStudyCheckAsksForConsentToo() {
        OpenAiPlugin plugin = new OpenAiPlugin();
        assertThrows(ModelException.class, () -> plugin.endpoint(TestSettings.of("https://api.example.org/v1")));
        assertEquals(
                Optional.of(URI.create("https://api.example.org/v1")),
                plugin.endpoint(TestSettings.of("https://api.example.org/v1/", "images-leave", true)));
    }

    @Test
    void credentialsInAnAddressAreRefusedAndNotRepeated() {
        for (String text : List.of("http://me:" + SECRET + "@localhost/v1", "http://localhost/v1?key=" + SECRET)) {
            ModelException e = assertThrows(ModelException.class, () -> Endpoint.of(text, true));
            assertFalse(e.getMessage().contains(SECRET), e.getMessage());
        }
        for (String text : List.of("localhost:8000", "ftp://localhost/v1", "/v1", "http:///v1", "not an address")) {
            assertThrows(ModelException.class, () -> Endpoint.of(text, true), text);
        }
    }

    @Test
    void noNetworkWhereNoneMayBeUsed() {
        try (ScriptedServer server = ScriptedServer.vllm()) {
            ModelException e = assertThrows(ModelException.class, () -> new OpenAiPlugin()
                    .open(TestSettings.of(server.endpoint()), new ModelContext(1, Path.of("unused"), true)));
            assertTrue(e.getMessage().contains("no network"), e.getMessage());
        }
    }

    @Test
    void whatServesIsTold() {
        record Told(ScriptedServer server, String kind, String version, String digest) {}
        for (Told told : List.of(
                new Told(ScriptedServer.vllm(), "vllm", "0.11.0", "unverified"),
                new Told(ScriptedServer.llamaCpp(), "llama.cpp", "b6000-abc", "unverified"),
                new Told(ScriptedServer.ollama(), "ollama", "0.12.3", "d1e5"),
                new Told(
                        new ScriptedServer().page("/v1/models", "{\"data\":[{\"owned_by\":\"me\"}]}"),
                        "llama-cpp-python",
                        "unverified",
                        "unverified"),
                new Told(
                        new ScriptedServer().page("/health", "{\"status\":\"ok\"}"),
                        "transformers",
                        "unverified",
                        "unverified"),
                new Told(new ScriptedServer(), "other", "unverified", "unverified"))) {
            try (ScriptedServer server = told.server();
                    Model model = Asking.of(server, new TestWaiter()).open()) {
                Map<String, String> identity = model.identity();
                assertEquals(told.kind(), identity.get("server"));
                assertEquals(told.version(), identity.get("server-version"));
                assertEquals(told.digest(), identity.get("digest"));
                assertEquals(server.endpoint(), identity.get("endpoint"));
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsOneError() {
        String gone;
        try (ScriptedServer server = new ScriptedServer()) {
            gone = server.endpoint();
        }
        ModelException e = assertThrows(
                ModelException.class, () -> new Asking(TestSettings.of(gone), new TestWaiter(), Map.of()).open());
        assertTrue(e.getMessage().contains("no server answers at " + gone), e.getMessage());
    }

    @Test
    void theKeyIsSentAndNeverSaid() {
        try (ScriptedServer server = ScriptedServer.vllm()
                .then(
                        ScriptedServer.status(500, "{\"error\":{\"message\":\"who is " + SECRET + "?\"}}"),
                        ScriptedServer.status(
                                200,
                                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"" + SECRET
                                        + "\"}}]}"),
                        ScriptedServer.status(401, "{\"error\":{\"message\":\"wrong key " + SECRET + "\"}}"))) {
            OpenAiSettings settings =
                    TestSettings.of(server.endpoint(), "key-from", "MY_KEY", "retries", 0, "in-flight", 1);
            Asking asking = new Asking(settings, new TestWaiter(), Map.of("MY_KEY", SECRET + "\n"));
            RecordingSink sink = asking.read(2);
            ModelException e = assertThrows(ModelException.class, () -> asking.read(1));
            assertEquals("Bearer " + SECRET, server.asked().get(0).authorization());
            assertTrue(e.getMessage().contains("MY_KEY"), e.getMessage());
            try (Model model = asking.open()) {
                String all = e.getMessage()
                        + sink.failures()
                        + sink.answers()
                        + model.identity()
                        + settings
                        + org.readingroom.settings.SettingsWriter.write(settings);
                assertFalse(all.contains(SECRET), all);
                assertTrue(
                        sink.failures().toString().contains("who is ***"),
                        sink.failures().toString());
            }
        }
    }

    @Test
    void aKeyThatIsNotThereIsOneError() {
        ModelException e = assertThrows(ModelException.class, () -> ApiKey.read(Optional.of("NOT_SET"), name -> null));
        assertTrue(e.getMessage().contains("NOT_SET"), e.getMessage());
        ModelException odd = assertThrows(
                ModelException.class, () -> ApiKey.read(Optional.of("ODD"), name -> SECRET + "\nInjected: x"));
        assertFalse(odd.getMessage().contains(SECRET), odd.getMessage());
    }
}

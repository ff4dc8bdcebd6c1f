package org.readingroom.openai.internal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.PromptedModelContractTest;

class OpenAiContractTest extends PromptedModelContractTest<OpenAiSettings> {
    private static ScriptedServer server;

    @BeforeAll
    static void start() {
        server = ScriptedServer.vllm();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected ModelPlugin<OpenAiSettings> plugin() {
        return new OpenAiPlugin();
    }

    @Override
    protected OpenAiSettings settings() {
        return TestSettings.of(server.endpoint(), "log-probabilities", true);
    }
}

package org.readingroom.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.Root;
import org.readingroom.llama.Golden;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.read.LlamaSettings;
import org.readingroom.tck.PromptedModelContractTest;

/** The reader of a tiny random model keeps what every prompted model promises. */
class LlamaPluginTest extends PromptedModelContractTest<LlamaSettings> {
    @TempDir
    static Path folder;

    static Path tiny() {
        try {
            for (String file : new String[] {"config.json", "model.safetensors"}) {
                Files.write(folder.resolve(file), Golden.resource(file));
            }
            for (String file : new String[] {
                "tokenizer.json", "generation_config.json", "chat_template.json", "preprocessor_config.json"
            }) {
                try (var in = Golden.class.getResourceAsStream("tiny/" + file)) {
                    Files.write(folder.resolve(file), in.readAllBytes());
                }
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static LlamaSettings settings(Path folder) {
        return new LlamaSettings(
                new Root("tiny", folder),
                "cpu",
                LlamaSettings.PrecisionChoice.FP32,
                1,
                3,
                LlamaSettings.CaptureChoice.BEFORE,
                LlamaSettings.RowMaskChoice.MLP,
                2,
                true);
    }

    @Override
    protected ModelPlugin<LlamaSettings> plugin() {
        return new LlamaPlugin();
    }

    @Override
    protected LlamaSettings settings() {
        return settings(tiny());
    }

    /** A batch's shape changes the last bits of a sum: texts are the same, probabilities to a millionth. */
    @Override
    protected void assertSame(Map<String, Answer> expected, Map<String, Answer> actual, String message) {
        assertEquals(expected.keySet(), actual.keySet(), message);
        expected.forEach((key, answer) -> {
            Answer.Text one = assertInstanceOf(Answer.Text.class, answer);
            Answer.Text two = assertInstanceOf(Answer.Text.class, actual.get(key));
            assertEquals(one.text(), two.text(), message + ": " + key);
            for (int i = 0; i < one.tokens().size(); i++) {
                assertEquals(
                        one.tokens().get(i).logProbability(),
                        two.tokens().get(i).logProbability(),
                        1e-4,
                        message + ": " + key);
            }
        });
    }

    private static String refused(Path folder) {
        return assertThrows(LlamaException.class, () -> new LlamaPlugin()
                        .open(settings(folder), new ModelContext(1, folder, true)))
                .getMessage();
    }

    @Test
    void aFolderThatIsNotWholeIsOneClearError(@TempDir Path broken) throws IOException {
        assertTrue(refused(broken.resolve("none")).contains("there is no model folder"));
        assertTrue(refused(broken).contains("no config.json"));
        Files.copy(tiny().resolve("config.json"), broken.resolve("config.json"));
        assertTrue(refused(broken).contains("no model.safetensors"));
        Files.writeString(broken.resolve("pytorch_model.bin"), "pickle");
        assertTrue(refused(broken).contains("pickles"));
        byte[] weights = Files.readAllBytes(tiny().resolve("model.safetensors"));
        for (String file : new String[] {"tokenizer.json", "chat_template.json"}) {
            Files.copy(tiny().resolve(file), broken.resolve(file));
        }
        Files.write(broken.resolve("model.safetensors"), java.util.Arrays.copyOf(weights, weights.length - 100));
        assertTrue(refused(broken).contains("model.safetensors"), refused(broken));
        Files.write(broken.resolve("model.safetensors"), weights);
        String config = Files.readString(broken.resolve("config.json"));
        Files.writeString(
                broken.resolve("config.json"),
                config.replace("\"intermediate_size\": 96", "\"intermediate_size\": 98"));
        assertTrue(refused(broken).contains("has shape"), refused(broken));
        Files.writeString(
                broken.resolve("config.json"), config.replace("\"num_global_layers\": 2", "\"num_global_layers\": 3"));
        assertTrue(refused(broken).contains("lack tensor"), refused(broken));
        Files.delete(broken.resolve("model.safetensors"));
        Files.writeString(
                broken.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"language_model.lm_head.weight\": \"model-00001-of-00005.safetensors\"}}");
        assertTrue(refused(broken).contains("model-00001-of-00005.safetensors"), refused(broken));
    }
}

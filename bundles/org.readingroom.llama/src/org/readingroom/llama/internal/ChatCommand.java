package org.readingroom.llama.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.settings.Setting;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.generate.Generator;
import org.readingroom.llama.image.ImageFile;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.llama.read.LlamaSettings;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.torch.TorchSettings;

/** {@code chat}: asks a model of a local folder one question, with or without images, and prints what it answers. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "chat", label = "Ask a model of a local folder a question: chat --model DIR [--image PNG] TEXT")
public final class ChatCommand implements Command<ChatCommand.Options> {
    /**
     * Its options.
     *
     * @param text the question
     * @param model the model folder
     * @param image images, before the question
     * @param device what computes
     * @param precision of weights and states
     * @param threads on the CPU
     * @param maxTokens of the answer
     * @param temperature 0 is greedy
     * @param topP see the study file
     * @param topK see the study file
     * @param minP see the study file
     * @param stop further ends
     * @param seed of the draws
     */
    public record Options(
            @Setting(value = "The question.", position = 0) String text,
            @Setting("The model folder.") Path model,

            @Setting(value = "Images shown before the question.", def = "[]")
            List<Path> image,

            @Setting(value = "auto, cpu, cuda or cuda:N.", def = "auto")
            String device,

            @Setting(value = "fp32, bf16, nf4 or fp64.", def = "fp32")
            LlamaSettings.PrecisionChoice precision,

            @Setting(value = "Threads of one operation on the CPU; 0: PyTorch's own choice.", def = "0", min = 0)
            int threads,

            @Setting(value = "At most so many tokens.", def = "256", min = 1)
            int maxTokens,

            @Setting(value = "0 is greedy.", def = "0", min = 0)
            double temperature,

            @Setting(
                    value = "Keep the smallest set of tokens whose probability reaches this.",
                    def = "1",
                    min = 0,
                    max = 1)
            double topP,

            @Setting(value = "Keep so many tokens; 0 keeps all.", def = "0", min = 0)
            int topK,

            @Setting(
                    value = "Drop tokens under this share of the likeliest one's probability.",
                    def = "0",
                    min = 0,
                    max = 1)
            double minP,

            @Setting(value = "Texts of one token each that end the answer too, beside the model's own.", def = "[]")
            Set<String> stop,

            @Setting(value = "Seeds the draws.", def = "1") long seed) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        TorchSettings torch = new TorchSettings(o.device(), o.threads());
        Precision precision = Precision.valueOf(o.precision().name());
        try (OpenLlama llama = OpenLlama.open(o.model(), torch, precision, Variant.DEFAULT, monitor)) {
            llama.model().runtime().run(() -> answer(llama, o, console, monitor));
            return DONE;
        } catch (LlamaException e) {
            throw CommandException.badInput(e.getMessage());
        }
    }

    private static void answer(OpenLlama llama, Options o, Console console, Monitor monitor) {
        List<Prompt.Part> parts = new ArrayList<>();
        List<ImageTiles> tiles = new ArrayList<>();
        for (Path file : o.image()) {
            var image = ImageFile.read(file);
            parts.add(new Prompt.Image(image));
            tiles.add(llama.images().tiles(image));
        }
        parts.add(new Prompt.Text(o.text()));
        String text = llama.template().render(new Prompt("", List.of(new Prompt.Turn(Prompt.Role.USER, parts))));
        long[] ids = llama.tokenizer().encode(text);
        List<EncodedImages> images =
                tiles.isEmpty() ? List.of() : List.of(llama.model().encode(tiles, monitor));
        Decoding decoding = new Decoding(o.temperature(), o.topP(), o.topK(), o.minP(), o.maxTokens());
        LineWriter lines = new LineWriter(llama.tokenizer(), console);
        long started = System.nanoTime();
        GeneratedText written = new Generator(llama.model(), llama.ends(o.stop()))
                .generate(
                        List.of(ids),
                        images,
                        decoding,
                        new long[] {o.seed()},
                        Optional.empty(),
                        (i, token) -> lines.add(token),
                        monitor)
                .get(0);
        lines.end();
        images.forEach(EncodedImages::close);
        double seconds = (System.nanoTime() - started) / 1e9;
        console.event(
                "answer",
                Map.of(
                        "text",
                        llama.tokenizer().decode(written.ids()),
                        "tokens",
                        written.tokens().size(),
                        "ended",
                        written.ended(),
                        "seconds",
                        seconds));
        if (!console.json()) {
            console.print(String.format(
                    Locale.ROOT,
                    "(%d tokens in, %d out%s, %.1f tokens a second)",
                    ids.length,
                    written.tokens().size(),
                    written.ended() ? "" : ", cut off by the limit",
                    written.tokens().size() / seconds));
        }
    }
}

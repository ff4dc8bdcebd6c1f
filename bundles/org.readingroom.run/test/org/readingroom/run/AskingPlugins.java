package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.Usage;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.Task;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** A model that keeps what it was asked and answers by the brightest pixel. */
final class AskingPlugins {
    private AskingPlugins() {}

    /** What a model was sent. */
    static final class Sent {
        final List<ReadRequest> requests = new ArrayList<>();

        List<Query> queries() {
            return requests.stream().flatMap(r -> r.queries().stream()).toList();
        }

        List<PromptImage> images(int query) {
            return imagesOf(queries().get(query).prompt().orElseThrow());
        }
    }

    static List<PromptImage> imagesOf(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .map(i -> ((Prompt.Image) i).image())
                .toList();
    }

    static String textOf(Prompt prompt) {
        StringBuilder all = new StringBuilder();
        prompt.turns().forEach(t -> t.parts().forEach(p -> {
            if (p instanceof Prompt.Text text) {
                all.append(text.text()).append('\n');
            }
        }));
        return all.toString();
    }

    static PluginRegistry registry(Sent sent) {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "pairs", "Pairs", AskingCases.PairsPlugin::new)
                .add(PluginKind.MODEL, "seeing", "Seeing", () -> new SeeingPlugin(sent))
                .add(PluginKind.MODEL, "threshold", "Threshold", TestPlugins.ThresholdPlugin::new)
                .add(PluginKind.PROMPT, "grade", "Grade", AskingPrompts.GradePlugin::new)
                .add(PluginKind.PROMPT, "point", "Point", AskingPrompts.PointPlugin::new)
                .add(PluginKind.PROMPT, "worded", "Worded", AskingPrompts.WordedPlugin::new)
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .add(PluginKind.METRIC, "distance", "Distance", () -> new MetricOf("distance", Task.CENTRE_POINT))
                .build();
    }

    /** What the model can do, and how it ends. */
    record SeeingSettings(
            @Setting(value = "Images.", def = "8") int images,

            @Setting(value = "Scores continuations.", def = "true")
            boolean continuations,

            @Setting(value = "Constraints.", def = "[regex]")
            Set<String> constraints,

            @Setting(value = "Cut off.", def = "false") boolean cut,

            @Setting(value = "Answers with what else was asked.", def = "false")
            boolean together) {}

    @PluginId(id = "seeing", label = "Seeing")
    static final class SeeingPlugin implements ModelPlugin<SeeingSettings> {
        private final Sent sent;

        SeeingPlugin(Sent sent) {
            this.sent = sent;
        }

        @Override
        public Class<SeeingSettings> settingsType() {
            return SeeingSettings.class;
        }

        @Override
        public Model open(SeeingSettings settings, ModelContext context) {
            return new SeeingModel(settings, sent);
        }
    }

    private record SeeingModel(SeeingSettings settings, Sent sent) implements Model {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Capabilities.Input.PROMPTS,
                    Set.of(),
                    settings.images(),
                    true,
                    settings.continuations(),
                    settings.constraints(),
                    4,
                    false,
                    Optional.empty(),
                    settings.together());
        }

        @Override
        public Map<String, String> identity() {
            return Map.of("base", "seeing");
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            sent.requests.add(request);
            for (Query q : request.queries()) {
                List<PromptImage> images = imagesOf(q.prompt().orElseThrow());
                String answer = settings.cut() ? "Well, let me see," : answer(q, images);
                answer += settings.together() ? " beside " + beside(q, request) : "";
                Map<String, Double> forced = new HashMap<>();
                request.continuations().forEach(c -> forced.put(c, c.equals("1") ? -0.5 : -1.5));
                sink.used(q.key(), new Usage(100, 10, OptionalDouble.of(0.5)));
                sink.answer(
                        q.key(),
                        new Answer.Text(
                                answer,
                                settings.cut() ? Answer.Stop.LENGTH : Answer.Stop.END,
                                List.of(
                                        new Answer.Token(answer.substring(0, answer.length() - 1), -0.25),
                                        new Answer.Token(answer.substring(answer.length() - 1), -2)),
                                forced));
            }
        }

        private static String beside(Query q, ReadRequest request) {
            return request.queries().stream()
                    .filter(other -> other != q)
                    .map(other -> other.subject().id() + " "
                            + other.slice().orElseThrow().ref() + " " + other.repeat())
                    .toList()
                    .toString();
        }

        private static String answer(Query q, List<PromptImage> images) {
            if (q.task().equals(Task.GRADE)) {
                return "Choice: 1";
            }
            if (images.isEmpty()) {
                return "I cannot see an image.";
            }
            PromptImage last = images.get(images.size() - 1);
            double row = 0;
            double column = 0;
            double sum = 0;
            for (int at = 0; at < last.bytes().length; at++) {
                double weight = Math.pow(last.bytes()[at] & 255, 4);
                row += weight * (at / last.frame().columns());
                column += weight * (at % last.frame().columns());
                sum += weight;
            }
            return sum == 0 ? "nothing" : "(" + Math.round(row / sum) + ", " + Math.round(column / sum) + ")";
        }

        @Override
        public void close() {}
    }
}

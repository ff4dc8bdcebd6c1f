package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.Usage;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** Cases of two volumes, two prompts, and a model that keeps what it was asked and answers by the brightest pixel. */
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
                .add(PluginKind.DATASET, "pairs", "Pairs", PairsPlugin::new)
                .add(PluginKind.MODEL, "seeing", "Seeing", () -> new SeeingPlugin(sent))
                .add(PluginKind.MODEL, "threshold", "Threshold", TestPlugins.ThresholdPlugin::new)
                .add(PluginKind.PROMPT, "grade", "Grade", GradePlugin::new)
                .add(PluginKind.PROMPT, "point", "Point", PointPlugin::new)
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .add(PluginKind.METRIC, "distance", "Distance", () -> new MetricOf("distance", Task.CENTRE_POINT))
                .build();
    }

    /** @param t1 added to the first voxel of t1, which no digest of a cohort covers */
    record PairsSettings(
            @Setting(value = "Cases.", def = "9") int cases,

            @Setting(value = "Change of t1.", def = "0") int t1) {}

    @PluginId(id = "pairs", label = "Pairs")
    static final class PairsPlugin implements DatasetPlugin<PairsSettings> {
        @Override
        public Class<PairsSettings> settingsType() {
            return PairsSettings.class;
        }

        @Override
        public Dataset open(PairsSettings settings, Monitor monitor) {
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < settings.cases(); i++) {
                cases.add(new PairCase(new MemoryCase(i, 0), settings.t1()));
            }
            return new Dataset() {
                @Override
                public String name() {
                    return "pairs";
                }

                @Override
                public List<Case> cases() {
                    return cases;
                }
            };
        }
    }

    /** A case of a second volume, the first upside down. */
    record PairCase(MemoryCase flair, int change) implements Case {
        @Override
        public CaseInfo info() {
            CaseInfo i = flair.info();
            return new CaseInfo(
                    i.caseId(), i.patientId(), i.aliases(), i.source(), Set.of("flair", "t1"), i.labels(), true);
        }

        @Override
        public Grid grid() {
            return flair.grid();
        }

        @Override
        public Volume volume(String name) {
            float[] values = flair.volume("flair").toFloats().clone();
            if (name.equals("t1")) {
                for (int v = 0; v < values.length; v++) {
                    values[v] = 200 - values[v];
                }
                values[values.length / 2] += change;
            }
            return new FloatVolume(grid(), values);
        }

        @Override
        public Optional<LabelMap> reference() {
            return flair.reference();
        }
    }

    /** What the model can do, and how it ends. */
    record SeeingSettings(
            @Setting(value = "Images.", def = "8") int images,

            @Setting(value = "Scores continuations.", def = "true")
            boolean continuations,

            @Setting(value = "Constraints.", def = "[regex]")
            Set<String> constraints,

            @Setting(value = "Cut off.", def = "false") boolean cut) {}

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
                    false);
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

    /** @param text what is asked */
    record Words(@Setting(value = "Text.", def = "Well?") String text) {}

    @PluginId(id = "grade", label = "Grade")
    static final class GradePlugin implements PromptPlugin<Words> {
        @Override
        public Class<Words> settingsType() {
            return Words.class;
        }

        @Override
        public PromptStrategy create(Words settings) {
            return new Strategy(settings.text(), Task.GRADE) {
                private static final Pattern CHOICE = Pattern.compile("Choice: ([012])");

                @Override
                public Parsed parse(String answer, SliceFrame frame) {
                    Matcher m = CHOICE.matcher(answer);
                    return m.find()
                            ? Parsed.answered(ClassScore.of(Integer.parseInt(m.group(1))), m.start(1), m.end(1))
                            : Parsed.failed(EndState.UNPARSEABLE, "no choice");
                }

                @Override
                public AnswerForm form(SliceFrame frame) {
                    return new AnswerForm(
                            Optional.of(new Constraint("regex", "Choice: [01]")),
                            "Choice: ",
                            List.of("0", "1"),
                            List.of(ClassScore.of(0), ClassScore.of(1)));
                }

                @Override
                public String target(TaskValues truth, SliceFrame frame) {
                    return "Choice: " + truth.get(Task.GRADE).orElseThrow().label();
                }
            };
        }
    }

    @PluginId(id = "point", label = "Point")
    static final class PointPlugin implements PromptPlugin<Words> {
        @Override
        public Class<Words> settingsType() {
            return Words.class;
        }

        @Override
        public PromptStrategy create(Words settings) {
            return new Strategy(settings.text(), Task.CENTRE_POINT) {
                private static final Pattern POINT = Pattern.compile("\\((\\d+), (\\d+)\\)");

                @Override
                public Parsed parse(String answer, SliceFrame frame) {
                    Matcher m = POINT.matcher(answer);
                    return m.find()
                            ? Parsed.answered(
                                    new PixelPoint(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))),
                                    m.start(),
                                    m.end())
                            : Parsed.failed(EndState.UNPARSEABLE, "no point");
                }

                @Override
                public String target(TaskValues truth, SliceFrame frame) {
                    PixelPoint p = truth.get(Task.CENTRE_POINT).orElseThrow();
                    return "(" + Math.round(p.row()) + ", " + Math.round(p.column()) + ")";
                }
            };
        }
    }

    private abstract static class Strategy implements PromptStrategy {
        private final String text;
        private final Task<?> task;

        Strategy(String text, Task<?> task) {
            this.text = text;
            this.task = task;
        }

        @Override
        public Task<?> task() {
            return task;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            List<Prompt.Turn> turns = new ArrayList<>();
            for (PromptInput.Example e : input.examples()) {
                turns.add(user(e.images()));
                turns.add(new Prompt.Turn(Prompt.Role.ASSISTANT, List.of(new Prompt.Text(e.answer()))));
            }
            turns.add(user(input.images()));
            return new Prompt("", turns);
        }

        private Prompt.Turn user(List<PromptImage> images) {
            List<Prompt.Part> parts = new ArrayList<>();
            images.forEach(i -> parts.add(new Prompt.Image(i)));
            parts.add(new Prompt.Text(text));
            return new Prompt.Turn(Prompt.Role.USER, parts);
        }
    }
}

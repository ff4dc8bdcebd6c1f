package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.model.TuningView;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** A plugin that tunes the model {@code seeing}: it keeps what it was given, and learns to say what it was told most often. */
final class TunerPlugins {
    private TunerPlugins() {}

    /** What tuned models were given, in this process. */
    static final class Given {
        final List<TuningView> views = new ArrayList<>();
        final List<Query> asked = new ArrayList<>();
        final List<Case> expected = new ArrayList<>();
        final List<Map<String, Double>> validated = new ArrayList<>();
        int loads;
        int interruptAt = Integer.MAX_VALUE;

        TuningView view() {
            return views.get(views.size() - 1);
        }
    }

    static SimplePluginRegistry.Builder builder(Given given) {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "pairs", "Pairs", AskingCases.PairsPlugin::new)
                .add(
                        PluginKind.MODEL,
                        "seeing",
                        "Seeing",
                        () -> new AskingPlugins.SeeingPlugin(new AskingPlugins.Sent()))
                .add(PluginKind.MODEL, "threshold", "Threshold", TestPlugins.ThresholdPlugin::new)
                .add(PluginKind.PROMPT, "grade", "Grade", AskingPrompts.GradePlugin::new)
                .add(PluginKind.PROMPT, "grade-or-none", "Grade or none", GradePrompts.GradePlugin::new)
                .add(PluginKind.PROMPT, "point", "Point", AskingPrompts.PointPlugin::new)
                .add(PluginKind.PROMPT, "deaf", "Reads nothing", DeafPlugin::new)
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .add(PluginKind.METRIC, "distance", "Distance", () -> new MetricOf("distance", Task.CENTRE_POINT));
    }

    static PluginRegistry registry(Given given) {
        return builder(given)
                .add(PluginKind.MODEL, "seeing-tuned", "Seeing, tuned", () -> new TunerPlugin(given))
                .build();
    }

    /** How it is tuned. */
    record Finetune(
            @Setting(value = "A name.", def = "own") String preset,

            @Setting(value = "Steps.", def = "4", min = 1) int steps,

            @Setting(value = "Lessons a micro-step.", def = "2")
            int batch,

            @Setting(value = "Micro-steps a step.", def = "2")
            int accumulation,

            @Setting(value = "Milliseconds a step.", def = "0", identity = false)
            int pause) {}

    /** The settings of {@code seeing} that are used here, and those of tuning. */
    record TunerSettings(
            @Setting(value = "Images.", def = "8") int images,

            @Setting("How it is tuned.") Optional<Finetune> finetune,
            @Setting("Where an adapter is.") Optional<String> adapter) {}

    @PluginId(id = "seeing-tuned", label = "Seeing, tuned")
    static final class TunerPlugin implements ModelPlugin<TunerSettings> {
        private final Given given;

        TunerPlugin(Given given) {
            this.given = given;
        }

        @Override
        public Class<TunerSettings> settingsType() {
            return TunerSettings.class;
        }

        @Override
        public Optional<String> tunes() {
            return Optional.of("seeing");
        }

        @Override
        public Map<String, String> training(TunerSettings settings) {
            Map<String, String> training = new TreeMap<>();
            settings.finetune().ifPresent(f -> {
                training.put("batch", Integer.toString(f.batch()));
                training.put("accumulation", Integer.toString(f.accumulation()));
            });
            return training;
        }

        @Override
        public Model open(TunerSettings settings, ModelContext context) {
            return new TunerModel(settings, given);
        }
    }

    private static final class TunerModel implements TrainableModel {
        private final TunerSettings settings;
        private final Given given;
        private final Map<String, Integer> heard = new TreeMap<>();

        TunerModel(TunerSettings settings, Given given) {
            this.settings = settings;
            this.given = given;
        }

        @Override
        public Capabilities capabilities() {
            boolean learns = settings.adapter().isEmpty();
            return new Capabilities(
                    Capabilities.Input.PROMPTS, Set.of(), settings.images(), false, false, Set.of(), 3, learns);
        }

        @Override
        public void expect(List<Case> cases) {
            given.expected.addAll(cases);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of("base", "seeing", "adapter", heard.toString());
        }

        @Override
        public List<String> preview(TrainingView view) {
            return List.of("seeing would hear " + ((TuningView) view).lessons().size() + " lessons");
        }

        @Override
        public void fit(TrainingView training, Path folder, Monitor monitor) {
            TuningView view = (TuningView) training;
            given.views.add(view);
            Finetune plan = settings.finetune().orElseThrow();
            Path checkpoint = folder.resolve("heard.txt");
            int done = Files.exists(checkpoint) ? resume(checkpoint) : 0;
            List<Lesson> lessons = view.lessons();
            for (int step = done; step < plan.steps(); step++) {
                monitor.checkCancelled();
                sleep(plan.pause());
                if (step == given.interruptAt) {
                    throw new CancelledException();
                }
                int each = plan.batch() * plan.accumulation();
                for (int i = 0; i < each; i++) {
                    Lesson lesson = lessons.get((step * each + i) * 7 % lessons.size());
                    view.question(lesson);
                    heard.merge(lesson.target(), 1, Integer::sum);
                }
                save(checkpoint, step + 1, folder, view.validate(this, 6, monitor));
            }
        }

        private void save(Path checkpoint, int done, Path folder, Map<String, Double> validated) {
            given.validated.add(validated);
            StringBuilder text = new StringBuilder(done + "\n");
            heard.forEach(
                    (target, n) -> text.append(n).append(' ').append(target).append('\n'));
            AtomicFile.write(checkpoint, text.toString());
            AtomicFile.write(
                    folder.resolve("curves.csv"),
                    "step,loss,parse-rate\n" + done + ",0.5," + validated.get("parse-rate") + "\n");
        }

        private int resume(Path checkpoint) {
            try {
                List<String> lines = Files.readAllLines(checkpoint);
                lines.stream()
                        .skip(1)
                        .forEach(l -> heard.put(
                                l.substring(l.indexOf(' ') + 1), Integer.parseInt(l.substring(0, l.indexOf(' ')))));
                return Integer.parseInt(lines.get(0));
            } catch (IOException e) {
                throw new ModelException("no checkpoint", e);
            }
        }

        private static void sleep(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new ModelException("interrupted", e);
            }
        }

        @Override
        public void load(Path folder) {
            given.loads++;
            resume(folder.resolve("heard.txt"));
        }

        /** What it heard most often; nothing of use before it heard anything. */
        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            given.asked.addAll(request.queries());
            String said = heard.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("?");
            for (Query q : request.queries()) {
                sink.answer(q.key(), new Answer.Text(said, Answer.Stop.END, List.of(), Map.of()));
            }
        }

        @Override
        public void close() {}
    }

    /** A prompt that cannot read its own true answer. */
    @PluginId(id = "deaf", label = "Reads nothing")
    static final class DeafPlugin implements PromptPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public PromptStrategy create(NoSettings settings) {
            return new PromptStrategy() {
                @Override
                public Task<?> task() {
                    return Task.GRADE;
                }

                @Override
                public Prompt prompt(PromptInput input) {
                    return new Prompt(
                            "", List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Prompt.Text("grade?")))));
                }

                @Override
                public Parsed parse(String answer, SliceFrame frame) {
                    return Parsed.failed(EndState.UNPARSEABLE, "deaf");
                }

                @Override
                public String target(TaskValues truth, SliceFrame frame) {
                    return "high";
                }
            };
        }
    }
}

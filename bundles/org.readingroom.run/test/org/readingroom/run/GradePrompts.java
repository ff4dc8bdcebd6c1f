package org.readingroom.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** A model that grades slices by a script, and the prompt that asks it. */
final class GradePrompts {
    private static final List<String> TEXTS = List.of("0", "1", "2");

    /** What is said of the four slices of a case, by its number modulo four. */
    static final List<List<String>> SCRIPT = List.of(
            List.of("1", "1", "0", "2"),
            List.of("0", "0", "1", "I am sorry"),
            List.of("1", "0", "2", "2"),
            List.of("?", "?", "?", "?"));

    private GradePrompts() {}

    @PluginId(id = "scripted", label = "Scripted")
    static final class ScriptedPlugin implements ModelPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Model open(NoSettings settings, ModelContext context) {
            return new ScriptedModel();
        }
    }

    /** Asked again it says 1 of everything. */
    private static final class ScriptedModel implements Model {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(Capabilities.Input.PROMPTS, Set.of(), 1, true, true, Set.of(), 4, false);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of();
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            for (Query q : request.queries()) {
                int number = Integer.parseInt(q.subject().id().substring(1));
                int slice = q.slice().orElseThrow().ref().index() - 2;
                String text = q.repeat() == 0 ? SCRIPT.get(number % 4).get(slice) : "1";
                Map<String, Double> forced = request.continuations().isEmpty()
                        ? Map.of()
                        : Map.of("0", Math.log(0.2), "1", Math.log(0.4), "2", Math.log(0.1));
                sink.answer(
                        q.key(),
                        new Answer.Text(text, Answer.Stop.END, List.of(new Answer.Token(text, Math.log(0.8))), forced));
            }
        }

        @Override
        public void close() {}
    }

    @PluginId(id = "grade", label = "Grade")
    static final class GradePlugin implements PromptPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public PromptStrategy create(NoSettings settings) {
            return new GradeStrategy();
        }
    }

    private static final class GradeStrategy implements PromptStrategy {
        @Override
        public Task<?> task() {
            return Task.GRADE;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            return new Prompt(
                    "",
                    List.of(new Prompt.Turn(
                            Prompt.Role.USER,
                            List.of(new Prompt.Image(input.images().get(0)), new Prompt.Text("grade?")))));
        }

        @Override
        public Parsed parse(String answer, SliceFrame frame) {
            if (TEXTS.contains(answer)) {
                return Parsed.answered(ClassScore.of(Integer.parseInt(answer)), 0, 1);
            }
            return answer.startsWith("I am sorry")
                    ? Parsed.failed(EndState.REFUSED, "declined")
                    : Parsed.failed(EndState.UNPARSEABLE, "no grade");
        }

        @Override
        public AnswerForm form(SliceFrame frame) {
            return new AnswerForm(
                    Optional.empty(), "", TEXTS, List.of(ClassScore.of(0), ClassScore.of(1), ClassScore.of(2)));
        }

        @Override
        public String target(TaskValues truth, SliceFrame frame) {
            return Integer.toString(truth.get(Task.GRADE).orElseThrow().label());
        }
    }
}

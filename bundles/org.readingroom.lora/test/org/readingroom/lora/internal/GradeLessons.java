package org.readingroom.lora.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TuningView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.task.Task;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/** Lessons of tiny patients: the middle slice of each, and its grade. */
final class GradeLessons implements TuningView {
    private static final String QUESTION = "Which grade? ";

    private final List<MemoryCase> training;
    private final List<MemoryCase> validation;
    private final MemoryTrainingView cases;
    private final Map<String, Query> questions = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private int looks;

    GradeLessons(int training, int validation, long seed) {
        List<MemoryCase> all = TinyCohort.of(training + validation, 5);
        this.training = all.subList(0, training);
        this.validation = all.subList(training, training + validation);
        this.cases = new MemoryTrainingView(List.copyOf(this.training), List.copyOf(this.validation), seed);
        for (MemoryCase subject : this.training) {
            add(subject, "Choice: " + grade(subject));
        }
    }

    /** One more lesson of a patient. */
    GradeLessons add(MemoryCase subject, String target) {
        Query query = ModelQueries.prompted(QUESTION, List.of(subject)).get(0);
        String key = query.key() + "/" + lessons.size();
        questions.put(key, query);
        lessons.add(new Lesson(
                key,
                subject,
                query.slice().orElseThrow().ref(),
                subject.info().labels().get("grade"),
                target));
        return this;
    }

    /** One more lesson of a patient, asked without an image. */
    GradeLessons addText(MemoryCase subject, String target) {
        add(subject, target);
        Lesson lesson = lessons.get(lessons.size() - 1);
        Query q = questions.get(lesson.key());
        Prompt prompt = new Prompt(
                "Answer in one word.", List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Prompt.Text(QUESTION)))));
        questions.put(
                lesson.key(),
                new Query(q.key(), q.subject(), q.task(), q.slice(), Optional.of(prompt), q.repeat(), q.seed()));
        return this;
    }

    MemoryCase trainingCase(int at) {
        return training.get(at);
    }

    /** How often validation patients were looked at. */
    int looks() {
        return looks;
    }

    private static int grade(Case subject) {
        return subject.info().labels().get("grade").equals("HGG") ? 1 : 0;
    }

    @Override
    public List<Lesson> lessons() {
        return List.copyOf(lessons);
    }

    @Override
    public Query question(Lesson lesson) {
        return questions.get(lesson.key());
    }

    /** Accuracy stands for the probability of the right answer, so that it moves with every step. */
    @Override
    public Map<String, Double> validate(Model model, int most, Monitor monitor) {
        looks++;
        List<Query> asked = ModelQueries.prompted(QUESTION, validation).stream()
                .filter(q -> q.repeat() == 0)
                .limit(most)
                .toList();
        RecordingSink sink = new RecordingSink();
        model.read(
                new ReadRequest(
                        asked, new Decoding(0, 1, 0, 0, 4), Optional.empty(), List.of("Choice: 0", "Choice: 1")),
                sink,
                monitor);
        double right = 0;
        double parsed = 0;
        for (Query query : asked) {
            Answer.Text text = (Answer.Text) sink.answers().get(query.key());
            right += Math.exp(text.continuations()
                    .get("Choice: "
                            + grade(cases.validation().stream()
                                    .filter(c -> c.id().equals(query.subject().id()))
                                    .findFirst()
                                    .orElseThrow())));
            parsed += text.text().startsWith("Choi") ? 1 : 0;
        }
        return Map.of("parse-rate", parsed / asked.size(), "accuracy", right / asked.size());
    }

    @Override
    public List<Case> training() {
        return cases.training();
    }

    @Override
    public List<Case> validation() {
        return cases.validation();
    }

    @Override
    public List<Case> draws(int epoch) {
        return cases.draws(epoch);
    }

    @Override
    public <V> Optional<V> truth(Case subject, Task<V> task) {
        return cases.truth(subject, task);
    }

    @Override
    public long seed() {
        return cases.seed();
    }
}

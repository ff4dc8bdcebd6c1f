package org.readingroom.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Model;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Derivation;
import org.readingroom.run.SliceQuestions.Known;
import org.readingroom.study.CohortCase;

/**
 * The questions of an arm about the validation patients, put to a model that is being tuned: asked, parsed and scored as in a
 * run, and nothing of it kept. Where not all are asked, as many of each patient as come out even, drawn by the seed and the
 * same at every call.
 */
final class ValidationQuestions {
    private final SliceQuestions questions;
    private final List<CohortCase> places;
    private final long seed;
    private Optional<List<List<Known>>> byCase = Optional.empty();

    ValidationQuestions(SliceQuestions questions, List<CohortCase> places, long seed) {
        this.questions = questions;
        this.places = places;
        this.seed = seed;
    }

    /** At most so many questions, in the order they are asked. */
    synchronized List<Known> some(int most) {
        if (byCase.isEmpty()) {
            byCase = Optional.of(places.stream()
                    .sorted(Comparator.comparing(p -> lot(p.caseId())))
                    .map(p -> questions.of(p, "").known().stream()
                            .sorted(Comparator.comparing(k -> lot(k.lesson().key())))
                            .toList())
                    .toList());
        }
        List<Known> some = new ArrayList<>();
        int longest = byCase.get().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Known> ofCase : byCase.get()) {
                if (i < ofCase.size() && some.size() < most) {
                    some.add(ofCase.get(i));
                }
            }
        }
        return some;
    }

    private String lot(String key) {
        return Digests.of("validate", Long.toString(seed), key);
    }

    /** Parse rate and the task's measure, see {@link org.readingroom.api.model.TuningView#validate}. */
    Map<String, Double> validate(Model model, int most, Monitor monitor) {
        List<Known> asked = some(most);
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Answer.Text> texts = new HashMap<>();
        Map<AskedForm, List<Known>> byForm = new LinkedHashMap<>();
        asked.forEach(k -> byForm.computeIfAbsent(questions.arm().form(k.frame()), f -> new ArrayList<>())
                .add(k));
        int step = Math.max(1, model.capabilities().batchSize());
        byForm.forEach((form, some) -> {
            for (int from = 0; from < some.size(); from += step) {
                monitor.checkCancelled();
                ask(model, form, some.subList(from, Math.min(from + step, some.size())), texts, monitor);
            }
        });
        return scored(asked, texts);
    }

    private void ask(Model model, AskedForm form, List<Known> some, Map<String, Answer.Text> texts, Monitor monitor) {
        AnswerSink sink = new AnswerSink() {
            @Override
            public synchronized void answer(String key, Answer answer) {
                if (answer instanceof Answer.Text text) {
                    texts.put(key, text);
                }
            }

            @Override
            public void failed(String key, String reason) {
                // No text: counted as an answer without a value.
            }
        };
        model.read(
                form.request(
                        some.stream()
                                .map(k -> questions.query(k.place(), k.lesson()))
                                .toList(),
                        questions.arm().arm().decode()),
                sink,
                monitor);
    }

    private Map<String, Double> scored(List<Known> asked, Map<String, Answer.Text> texts) {
        int parsed = 0;
        Map<String, Map<String, List<Double>>> byPatient = new TreeMap<>();
        for (Known k : asked) {
            Optional<Object> said =
                    value(k, Optional.ofNullable(texts.get(k.lesson().key())));
            parsed += said.isPresent() ? 1 : 0;
            measure(k).ifPresent(m -> byPatient
                    .computeIfAbsent(m, x -> new TreeMap<>())
                    .computeIfAbsent(k.place().patient(), p -> new ArrayList<>())
                    .add(score(k, said)));
        }
        Map<String, Double> scores = new TreeMap<>();
        scores.put("parse-rate", parsed / (double) asked.size());
        byPatient.forEach((measure, patients) -> scores.put(
                measure,
                patients.values().stream()
                        .mapToDouble(ValidationQuestions::mean)
                        .average()
                        .orElseThrow()));
        return scores;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private Optional<Object> value(Known k, Optional<Answer.Text> text) {
        AskedArm arm = questions.arm();
        return text.flatMap(t -> Transcript.of(t, arm.strategy(), k.frame(), arm.coordinates(), false, List.of())
                        .value())
                .map(json -> ValueCodec.read(json, arm.strategy().task()));
    }

    /** What is measured; empty for a task that has no measure here. */
    private Optional<String> measure(Known k) {
        Task<?> task = questions.arm().strategy().task();
        if (task.valueType() == ClassScore.class) {
            return Optional.of("accuracy");
        }
        if (task.equals(Task.CENTRE_POINT)) {
            return Optional.of("centre-distance");
        }
        boolean area = task.scope() == Task.Scope.SLICE
                && k.truth().get(Task.SLICE_MASK).isPresent()
                && k.truth().tasks().contains(task);
        return area ? Optional.of("dice") : Optional.empty();
    }

    /** Failures as wrong: 0, or the diagonal of the slice. */
    private double score(Known k, Optional<Object> said) {
        return switch (measure(k).orElseThrow()) {
            case "accuracy" -> said.filter(v -> label(v) == label(trueValue(k))).isPresent() ? 1 : 0;
            case "centre-distance" -> {
                double diagonal = Math.hypot(k.frame().rows(), k.frame().columns());
                PixelPoint truth = k.truth().get(Task.CENTRE_POINT).orElseThrow();
                yield said.map(v -> Math.min(diagonal, distance((PixelPoint) v, truth)))
                        .orElse(diagonal);
            }
            default -> said.map(v -> dice(k, v)).orElse(0.0);
        };
    }

    private Object trueValue(Known k) {
        return questions
                .arm()
                .truth()
                .read(k.lesson().target(), k.frame())
                .value()
                .orElseThrow();
    }

    private static int label(Object value) {
        return ((ClassScore) value).label();
    }

    private static double distance(PixelPoint a, PixelPoint b) {
        return Math.hypot(a.row() - b.row(), a.column() - b.column());
    }

    private double dice(Known k, Object value) {
        TaskValues said = Derivation.complete(with(questions.arm().strategy().task(), value));
        Optional<Mask> area = Derivation.area(said, k.frame());
        Mask truth = k.truth().get(Task.SLICE_MASK).orElseThrow();
        int both = 0;
        for (int i = 0; area.isPresent() && i < truth.size(); i++) {
            both += truth.at(i) && area.get().at(i) ? 1 : 0;
        }
        int all = truth.count() + area.map(Mask::count).orElse(0);
        return all == 0 ? 0 : 2.0 * both / all;
    }

    private static <V> TaskValues with(Task<V> task, Object value) {
        return TaskValues.NONE.with(task, task.valueType().cast(value));
    }
}

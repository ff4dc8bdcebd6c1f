package org.readingroom.lora.internal.toy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.settings.Root;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Derivation;
import org.readingroom.llama.read.LlamaReader;
import org.readingroom.llama.read.LlamaSettings;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.LoraException;
import org.readingroom.torch.CounterRandom;

/** Reads drawings that were not learnt from, through the same path as a study's, and says how right the answers are. */
final class DrawingReading {
    private static final int BATCH = 16;

    private DrawingReading() {}

    /** A line for each prompt: answers that hold a value, and how far they are from the truth. */
    static List<String> of(Path folder, DrawingQuestions questions, int each, long seed, int threads, Monitor monitor) {
        List<String> lines = new ArrayList<>();
        if (each == 0) {
            return lines;
        }
        LlamaSettings settings = new LlamaSettings(
                new Root("toy", folder),
                "cpu",
                LlamaSettings.PrecisionChoice.FP32,
                threads,
                BATCH,
                LlamaSettings.CaptureChoice.BEFORE,
                LlamaSettings.RowMaskChoice.MLP,
                BATCH,
                false);
        try (LlamaReader reader = new LlamaReader(OpenLlama.open(settings, folder, Monitor.NONE), settings)) {
            for (int kind = 0; kind < questions.kinds(); kind++) {
                CounterRandom random = CounterRandom.of(seed, "held-out-" + kind);
                List<DrawingQuestions.Question> asked = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    asked.add(questions.of(kind, random));
                }
                lines.add(line(asked, answers(reader, asked, monitor)));
            }
        }
        return lines;
    }

    private static List<String> answers(LlamaReader reader, List<DrawingQuestions.Question> asked, Monitor monitor) {
        Map<String, String> texts = new HashMap<>();
        AnswerSink sink = new AnswerSink() {
            @Override
            public void answer(String key, Answer answer) {
                texts.put(key, answer instanceof Answer.Text text ? text.text() : "");
            }

            @Override
            public void failed(String key, String reason) {
                throw new LoraException("drawing " + key + " was not read: " + reason);
            }
        };
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<Query> queries = new ArrayList<>();
            for (int i = from; i < Math.min(asked.size(), from + BATCH); i++) {
                DrawingQuestions.Question q = asked.get(i);
                Case drawn = new DrawnCase("drawing-" + i);
                queries.add(new Query(
                        "" + i,
                        drawn,
                        q.strategy().task(),
                        Optional.of(new DrawnSlice(q.drawing().image())),
                        Optional.of(q.prompt()),
                        0,
                        i));
            }
            reader.read(new ReadRequest(queries, Decoding.GREEDY, Optional.empty(), List.of()), sink, monitor);
        }
        return java.util.stream.IntStream.range(0, asked.size())
                .mapToObj(i -> texts.get("" + i))
                .toList();
    }

    private static String line(List<DrawingQuestions.Question> asked, List<String> answers) {
        int parsed = 0;
        double sum = 0;
        String what = "";
        for (int i = 0; i < asked.size(); i++) {
            DrawingQuestions.Question q = asked.get(i);
            Parsed p = q.strategy().parse(answers.get(i), Drawing.FRAME);
            parsed += p.value().isPresent() ? 1 : 0;
            Task<?> task = q.strategy().task();
            what = task.equals(Task.GRADE)
                    ? "accuracy"
                    : task.equals(Task.CENTRE_POINT) ? "centres within 10 pixels" : "mean Dice of areas";
            sum += p.value().isPresent() ? right(q, task, p.value().get()) : 0;
        }
        int n = asked.size();
        return String.format(
                Locale.ROOT,
                "%-18s %d drawings, parse rate %.3f, %s %.3f (failures as wrong); such as \"%s\" for \"%s\"",
                asked.get(0).name(),
                n,
                parsed / (double) n,
                what,
                sum / n,
                answers.get(0),
                asked.get(0).answer());
    }

    private static <V> double right(DrawingQuestions.Question q, Task<V> task, Object value) {
        if (task.equals(Task.GRADE)) {
            return ((ClassScore) value).label()
                            == q.truth().get(Task.GRADE).orElseThrow().label()
                    ? 1
                    : 0;
        }
        if (task.equals(Task.CENTRE_POINT)) {
            PixelPoint said = (PixelPoint) value;
            PixelPoint true_ = q.truth().get(Task.CENTRE_POINT).orElseThrow();
            return Math.hypot(said.row() - true_.row(), said.column() - true_.column()) <= 10 ? 1 : 0;
        }
        TaskValues values = TaskValues.NONE.with(task, task.valueType().cast(value));
        return Derivation.area(values, Drawing.FRAME)
                .map(area -> dice(area, q.drawing().mask()))
                .orElse(0.0);
    }

    private static double dice(Mask a, Mask b) {
        int both = 0;
        for (int i = 0; i < a.size(); i++) {
            both += a.at(i) && b.at(i) ? 1 : 0;
        }
        return 2.0 * both / (a.count() + b.count());
    }
}

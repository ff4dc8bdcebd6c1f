package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.torch.TensorScope;

/** A reader that trained, read and was closed has freed every tensor. */
class ClosingTest {
    private static final SegmenterSettings SETTINGS = TinySettings.segmenter(TinySettings.train(0));

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOpen() {
        int before = TensorScope.openScopes();
        TrainingView view = FitProcess.view();
        List<Answer> answers = new ArrayList<>();
        ModelContext context = new ModelContext(1, folder, true, new GridPreparer(14, 16, 16));
        try (TrainableModel model = (TrainableModel) new SegmenterPlugin().open(SETTINGS, context)) {
            model.fit(view, folder, Monitor.NONE);
            assertTrue(TensorScope.openScopes() > before, "an open reader holds its weights");
            Query query = new Query("q", view.training().get(0), Task.MASK, Optional.empty(), Optional.empty(), 0, 1);
            model.read(ReadRequest.of(List.of(query)), new Kept(answers), Monitor.NONE);
        }
        assertEquals(1, answers.size());
        assertEquals(before, TensorScope.openScopes());
    }

    private record Kept(List<Answer> answers) implements AnswerSink {
        @Override
        public void answer(String key, Answer answer) {
            answers.add(answer);
        }

        @Override
        public void failed(String key, String reason) {
            throw new AssertionError(key + ": " + reason);
        }
    }
}

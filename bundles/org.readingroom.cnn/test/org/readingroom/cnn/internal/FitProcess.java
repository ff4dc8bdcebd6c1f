package org.readingroom.cnn.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.tck.fixture.MemoryTrainingView;
import org.readingroom.tck.fixture.TinyCohort;

/** A process that trains a tiny segmenter into a folder, and can be killed. Arguments: the folder. */
public final class FitProcess {
    private FitProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        System.out.println("ready");
        fit(folder);
    }

    static void fit(Path folder) {
        SegmenterSettings settings = TinySettings.segmenter(TinySettings.train(0, "ensemble", 60, List.of(0.01), 3));
        ModelContext context = new ModelContext(3407, folder, true, new GridPreparer(14, 16, 16));
        try (TrainableModel model = (TrainableModel) new SegmenterPlugin().open(settings, context)) {
            model.fit(view(), folder, Monitor.NONE);
        }
    }

    static TrainingView view() {
        List<Case> cases = List.copyOf(TinyCohort.of(8, 5));
        return new MemoryTrainingView(cases.subList(0, 6), cases.subList(6, 8), 3407);
    }
}

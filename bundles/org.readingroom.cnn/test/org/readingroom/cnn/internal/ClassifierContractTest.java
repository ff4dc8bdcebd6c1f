package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.TrainableModelContractTest;

class ClassifierContractTest extends TrainableModelContractTest<ClassifierSettings> {
    @Override
    protected ModelPlugin<ClassifierSettings> plugin() {
        return new ClassifierPlugin();
    }

    @Override
    protected ClassifierSettings settings() {
        return new ClassifierSettings(
                List.of(2, 2),
                3,
                Gather.MAX,
                List.of(),
                0.5,
                false,
                TinySettings.train(2),
                Optional.empty(),
                Optional.empty(),
                "cpu",
                1);
    }
}

package org.readingroom.tck.fake;

import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.TrainableModelContractTest;

class FakeTrainableModelTest extends TrainableModelContractTest<FakeTrainableSettings> {
    @Override
    protected ModelPlugin<FakeTrainableSettings> plugin() {
        return new FakeTrainablePlugin();
    }
}

package org.example.model.threshold;

import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.ModelContractTest;

class ThresholdPluginTest extends ModelContractTest<ThresholdSettings> {
    @Override
    protected ModelPlugin<ThresholdSettings> plugin() {
        return new ThresholdPlugin();
    }
}

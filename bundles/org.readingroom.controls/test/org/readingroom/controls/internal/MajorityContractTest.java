package org.readingroom.controls.internal;

import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.tck.TrainableModelContractTest;

class MajorityContractTest extends TrainableModelContractTest<NoSettings> {
    @Override
    protected ModelPlugin<NoSettings> plugin() {
        return new MajorityPlugin();
    }
}

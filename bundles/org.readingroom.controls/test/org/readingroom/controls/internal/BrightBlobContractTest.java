package org.readingroom.controls.internal;

import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.TrainableModelContractTest;

class BrightBlobContractTest extends TrainableModelContractTest<BrightBlobSettings> {
    @Override
    protected ModelPlugin<BrightBlobSettings> plugin() {
        return new BrightBlobPlugin();
    }
}

package org.readingroom.controls.internal;

import org.readingroom.api.model.ModelPlugin;
import org.readingroom.tck.TrainableModelContractTest;

class ShortcutContractTest extends TrainableModelContractTest<ShortcutSettings> {
    @Override
    protected ModelPlugin<ShortcutSettings> plugin() {
        return new ShortcutPlugin();
    }
}

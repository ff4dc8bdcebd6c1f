package org.example.dataset.checkerboard;

import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.tck.DatasetContractTest;

class CheckerboardPluginTest extends DatasetContractTest<CheckerboardSettings> {
    @Override
    protected DatasetPlugin<CheckerboardSettings> plugin() {
        return new CheckerboardPlugin();
    }

    @Override
    protected CheckerboardSettings settings() {
        return new CheckerboardSettings(3, 12, 1.5);
    }
}

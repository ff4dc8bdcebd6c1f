package org.readingroom.prompts.internal;

import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.tck.PromptStrategyContractTest;

class BoundingBoxContractTest extends PromptStrategyContractTest<PositionSettings> {
    @Override
    protected PromptPlugin<PositionSettings> plugin() {
        return new BoundingBoxPlugin();
    }
}

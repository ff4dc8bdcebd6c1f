package org.readingroom.prompts.internal;

import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.tck.PromptStrategyContractTest;

class BoundingPolygonContractTest extends PromptStrategyContractTest<PolygonSettings> {
    @Override
    protected PromptPlugin<PolygonSettings> plugin() {
        return new BoundingPolygonPlugin();
    }
}

package org.readingroom.prompts.internal;

import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.tck.PromptStrategyContractTest;

class ClassifyContractTest extends PromptStrategyContractTest<ClassifySettings> {
    @Override
    protected PromptPlugin<ClassifySettings> plugin() {
        return new ClassifyPlugin();
    }

    @Override
    protected int classes(PromptStrategy strategy) {
        return 3;
    }
}

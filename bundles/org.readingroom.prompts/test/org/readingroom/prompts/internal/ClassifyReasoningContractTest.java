package org.readingroom.prompts.internal;

import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.tck.PromptStrategyContractTest;

class ClassifyReasoningContractTest extends PromptStrategyContractTest<ClassifySettings> {
    @Override
    protected PromptPlugin<ClassifySettings> plugin() {
        return new ClassifyReasoningPlugin();
    }

    @Override
    protected int classes(PromptStrategy strategy) {
        return 3;
    }
}

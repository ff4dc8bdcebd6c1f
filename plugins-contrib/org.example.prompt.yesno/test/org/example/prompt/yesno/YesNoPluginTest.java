package org.example.prompt.yesno;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.task.ClassScore;
import org.readingroom.tck.PromptStrategyContractTest;

class YesNoPluginTest extends PromptStrategyContractTest<YesNoSettings> {
    @Override
    protected PromptPlugin<YesNoSettings> plugin() {
        return new YesNoPlugin();
    }

    @Test
    void readsYesAndNoAloneAndNothingElse() {
        assertEquals(Optional.of(ClassScore.of(1)), check("**Yes.**").value());
        assertEquals(Optional.of(ClassScore.of(0)), check(" no\n").value());
        assertTrue(check("No, I can't tell.").value().isEmpty());
        assertTrue(check("yes or no").value().isEmpty());
    }
}

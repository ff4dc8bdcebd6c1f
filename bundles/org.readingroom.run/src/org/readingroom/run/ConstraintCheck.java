package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.grammar.Grammar;
import org.readingroom.grammar.GrammarException;
import org.readingroom.study.Arm;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/** Whether the constraint of an arm can be made a grammar, before anything is asked. */
final class ConstraintCheck {
    private static final SliceFrame ANY = new SliceFrame(128, 128, 1, 1);

    private ConstraintCheck() {}

    /**
     * Checks an arm's constraint; one that has none passes.
     *
     * @throws SettingsException with the line of the constraint and what it holds that is not known
     */
    static void require(StudyFile source, Arm arm, PromptStrategy strategy) {
        if (arm.decode().constraint().isEmpty()) {
            return;
        }
        String where = source.where(arm, "decode", "constraint");
        try {
            AskedForm.of(arm.decode(), strategy, ANY, Optional.empty(), false)
                    .constraint()
                    .ifPresent(Grammar::of);
        } catch (GrammarException | StudyException e) {
            throw new SettingsException(where + ": constraint of arm '" + arm.id() + "': " + e.getMessage(), e);
        }
    }
}

package org.readingroom.run;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.study.InputSettings;

/** Cases prepared outside a run exactly as a run prepares them: for measurements. */
public final class InputPreparer {
    private InputPreparer() {}

    /**
     * @param input what is done to a case
     * @param cache a folder for what was prepared, so that asking again is cheap
     */
    public static CasePreparer of(InputSettings input, Path cache, RunLog log) {
        return new StudyPreparer(new ModelGrids(input, Optional.empty()), PreparedCache.in(cache, log));
    }
}

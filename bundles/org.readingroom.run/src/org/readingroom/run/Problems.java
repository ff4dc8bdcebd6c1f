package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.readingroom.api.PluginException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.study.StudyException;

/** Collects what is wrong with several things that are checked one by one, so that all of it is told at once. */
final class Problems {
    private final List<ReadingRoomException> found = new ArrayList<>();

    /** Does a check; what it refuses is kept. */
    void collect(Runnable check) {
        try {
            check.run();
        } catch (PluginException | SettingsException | StudyException e) {
            found.add(e);
        }
    }

    /**
     * Ends the checking.
     *
     * @throws ReadingRoomException the one that was found, or a {@link SettingsException} that lists them, one a line
     */
    void raise() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            Set<String> messages = new LinkedHashSet<>();
            found.forEach(e -> messages.add(e.getMessage()));
            throw new SettingsException(String.join("\n", messages), found.get(0));
        }
    }
}

package org.readingroom.api.report;

import java.util.Optional;
import org.readingroom.api.Plugin;
import org.readingroom.api.settings.NoSettings;

/** A part of the report, made from a run's data. Sections stand in the order of {@link #rank()}. */
public interface ReportSection extends Plugin<NoSettings> {
    /** The section for this run, empty where it has nothing to show. */
    Optional<Section> render(RunData run);

    /** Where it stands: 0 first; ours are at 100, 200, and so on. */
    int rank();

    @Override
    default Class<NoSettings> settingsType() {
        return NoSettings.class;
    }
}

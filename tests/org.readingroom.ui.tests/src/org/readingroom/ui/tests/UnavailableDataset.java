package org.readingroom.ui.tests;

import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.settings.NoSettings;

/** A dataset plugin that says why it cannot work. */
public final class UnavailableDataset implements DatasetPlugin<NoSettings> {
    static final String REASON = "the archive's client is not installed; install it";

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Availability availability() {
        return Availability.unavailable(REASON);
    }

    @Override
    public Dataset open(NoSettings settings, Monitor monitor) {
        throw new DatasetException(REASON);
    }
}

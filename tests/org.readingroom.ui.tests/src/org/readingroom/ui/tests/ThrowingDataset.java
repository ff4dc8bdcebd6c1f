package org.readingroom.ui.tests;

import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.settings.NoSettings;

/** A dataset plugin that throws wherever it is asked, as one built against another version does. */
public final class ThrowingDataset implements DatasetPlugin<NoSettings> {
    @Override
    public Class<NoSettings> settingsType() {
        throw new NoSuchMethodError("settings are gone");
    }

    @Override
    public Availability availability() {
        throw new NoSuchMethodError("availability is gone");
    }

    @Override
    public Dataset open(NoSettings settings, Monitor monitor) {
        throw new NoSuchMethodError("open is gone");
    }
}

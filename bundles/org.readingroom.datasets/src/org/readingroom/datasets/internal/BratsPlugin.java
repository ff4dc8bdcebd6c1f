package org.readingroom.datasets.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.datasets.BratsDataset;
import org.readingroom.datasets.BratsSettings;

/** The {@code brats} dataset. */
@Component(service = DatasetPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "brats", label = "BraTS folder (2017 to 2023)")
public final class BratsPlugin implements DatasetPlugin<BratsSettings> {
    @Override
    public Class<BratsSettings> settingsType() {
        return BratsSettings.class;
    }

    @Override
    public Dataset open(BratsSettings settings, Monitor monitor) {
        return BratsDataset.open(settings.root().folder(), settings.mapping(), monitor);
    }
}

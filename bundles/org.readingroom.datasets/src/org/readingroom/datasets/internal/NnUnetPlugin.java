package org.readingroom.datasets.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.datasets.NnUnetDataset;
import org.readingroom.datasets.NnUnetSettings;

/** The {@code nnunet} dataset. */
@Component(service = DatasetPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "nnunet", label = "nnU-Net folder (imagesTr, labelsTr, dataset.json)")
public final class NnUnetPlugin implements DatasetPlugin<NnUnetSettings> {
    @Override
    public Class<NnUnetSettings> settingsType() {
        return NnUnetSettings.class;
    }

    @Override
    public Dataset open(NnUnetSettings settings, Monitor monitor) {
        return NnUnetDataset.open(settings, monitor);
    }
}

package org.readingroom.imports.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** Masks that some model predicted elsewhere, such as nnU-Net's of its five folds. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "import-masks", label = "Masks from a folder")
public final class ImportMasksPlugin implements ModelPlugin<ImportMasksSettings> {
    @Override
    public Class<ImportMasksSettings> settingsType() {
        return ImportMasksSettings.class;
    }

    @Override
    public Model open(ImportMasksSettings settings, ModelContext context) {
        return new ImportedMasks(
                settings, settings.splits().map(FoldOfCase::read).orElse(Map.of()));
    }
}

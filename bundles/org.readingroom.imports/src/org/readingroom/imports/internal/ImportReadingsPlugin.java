package org.readingroom.imports.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;

/** What people said of the same cases, from a table. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "import-readings", label = "Readings of people from a table")
public final class ImportReadingsPlugin implements ModelPlugin<ImportReadingsSettings> {
    @Override
    public Class<ImportReadingsSettings> settingsType() {
        return ImportReadingsSettings.class;
    }

    @Override
    public Model open(ImportReadingsSettings settings, ModelContext context) {
        return new ImportedReadings(settings, ReadingTable.read(settings.file(), settings.reader()));
    }
}

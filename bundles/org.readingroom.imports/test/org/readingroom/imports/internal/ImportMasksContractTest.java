package org.readingroom.imports.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.Root;
import org.readingroom.nifti.NiftiWriter;
import org.readingroom.tck.ModelContractTest;
import org.readingroom.tck.fixture.MemoryCase;

class ImportMasksContractTest extends ModelContractTest<ImportMasksSettings> {
    @Override
    protected ModelPlugin<ImportMasksSettings> plugin() {
        return new ImportMasksPlugin();
    }

    @Override
    protected ImportMasksSettings settings() {
        for (MemoryCase c : cases()) {
            Grid grid = c.grid();
            boolean[] bits = new boolean[grid.size()];
            bits[c.id().hashCode() & 255] = true;
            NiftiWriter.write(scratch.resolve(c.id() + ".nii.gz"), Mask.of(grid, bits), grid);
        }
        return new ImportMasksSettings(
                new Root("masks", scratch), "<case>.nii.gz", Optional.empty(), List.of(), Lacking.STOP);
    }
}

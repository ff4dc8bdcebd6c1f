package org.readingroom.datasets.internal;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomOptions;

/** {@code phantom}: writes a BraTS folder of synthetic patients. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "phantom", label = "make a BraTS folder of synthetic patients")
public final class PhantomCommand implements Command<PhantomOptions> {
    @Override
    public Class<PhantomOptions> settingsType() {
        return PhantomOptions.class;
    }

    @Override
    public int run(PhantomOptions options, Console console, Monitor monitor) {
        Path out = options.out().toAbsolutePath().normalize();
        int made = PhantomFolder.write(
                out, new PhantomGenerator(options.seed(), options.size()), options.cases(), monitor);
        int kept = options.cases() - made;
        console.print(made + " phantom patients made in " + out + (kept == 0 ? "" : ", " + kept + " were there already")
                + "; open it as dataset brats");
        console.event("phantom", Map.of("folder", out.toString(), "made", made, "kept", kept,
                "generator", PhantomGenerator.VERSION));
        return DONE;
    }
}

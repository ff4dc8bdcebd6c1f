package org.readingroom.bench.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.settings.Setting;
import org.readingroom.metrics.conformance.ConformanceRunner;
import org.readingroom.metrics.conformance.FamilyResult;

/**
 * {@code conformance}: puts every vector file of a folder through our metrics, so that anyone can hold our numbers
 * against other tools'.
 *
 * <p>It fails where a value differs or a mandatory one was not computed. A family for which there are no metrics here
 * is named as such and does not fail; a folder of such families alone does, since nothing was compared.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "conformance", label = "Compare our metrics with the expected values of vector files")
public final class ConformanceCommand implements Command<ConformanceCommand.Options> {
    /**
     * Its options.
     *
     * @param folder where the vector files are
     * @param keys whether each expected key gets a line
     * @param differences how many differing values are shown
     */
    public record Options(
            @Setting(value = "A folder of vector files: JSON with schema metric-vectors/1.", position = 0)
            Path folder,

            @Setting(value = "A line for each expected key too.", def = "false")
            boolean keys,

            @Setting(value = "How many differing values of a family are shown.", def = "10", min = 0, max = 1000)
            int differences) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        monitor.checkCancelled();
        if (!Files.isDirectory(options.folder())) {
            throw CommandException.badInput(
                    "there is no folder " + options.folder() + "; name a folder of vector files");
        }
        List<FamilyResult> results = results(options);
        monitor.checkCancelled();
        for (FamilyResult result : results) {
            if (console.json()) {
                console.event("family", ConformanceText.fields(result));
            } else {
                console.print(ConformanceText.lines(result, options.keys()));
            }
        }
        boolean failed = results.stream().anyMatch(r -> r.known() && !r.ok());
        boolean compared = results.stream().anyMatch(FamilyResult::known);
        if (!console.json()) {
            console.print(ConformanceText.summary(results));
        }
        return failed || !compared ? FAILED : DONE;
    }

    private static List<FamilyResult> results(Options options) {
        try {
            return new ConformanceRunner(options.differences()).run(options.folder());
        } catch (MetricException e) {
            throw CommandException.badInput(e.getMessage());
        }
    }
}

package org.readingroom.cli.internal.study;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.run.Predictor;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.SettingsNode;

/** Reads cases without masks or grades with an arm of a run. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "predict", label = "Read new cases with an arm of a run: masks as NIfTI, grades as CSV")
public final class PredictCommand implements Command<PredictCommand.Options> {
    private static final String ROOT = "cases";

    /** Its options. */
    public record Options(
            @Setting(value = "The folder of the run that the arm belongs to.", position = 0)
            Path run,

            @Setting("The arm.") String arm,
            @Setting("The folder of the cases to read.") Path cases,

            @Setting(value = "The dataset plugin that opens the folder.", def = "brats")
            String dataset,

            @Setting("A new folder for predictions.csv and the masks.")
            Path out) {}

    private final StudyVerbs verbs;

    /** Made by the framework. */
    @Activate
    public PredictCommand(@Reference StudyVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        PluginChoice dataset = new PluginChoice(o.dataset(), SettingsNode.parse("--cases", "root: " + ROOT));
        int unanswered = new Predictor(verbs.registry(), verbs.cache(), verbs.log())
                .predict(o.run(), o.arm(), dataset, Map.of(ROOT, o.cases()), o.out(), monitor);
        console.print("predictions: " + o.out().resolve("predictions.csv").toAbsolutePath());
        if (unanswered > 0) {
            console.print(unanswered + " questions had no answer; the reason stands in predictions.csv");
        }
        return unanswered == 0 ? DONE : FAILED;
    }
}

package org.readingroom.datasets.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.datasets.PhantomCheck;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomOptions;
import org.readingroom.datasets.PhantomRecord;

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
        int made = PhantomFolder.write(out, generator(options), options.cases(), options.shuffleGrades(), monitor);
        int kept = options.cases() - made;
        console.print(made + " phantom patients made in " + out + (kept == 0 ? "" : ", " + kept + " were there already")
                + "; open it as dataset brats");
        PhantomRecord about = PhantomRecord.read(out).orElseThrow();
        console.print(String.format(
                Locale.ROOT,
                "%d of %d grades are not what the images show: the best possible accuracy is %.4f",
                about.flips(),
                about.flipped().size(),
                about.bestAccuracy()));
        console.print(about.check()
                .map(PhantomCommand::sentence)
                .orElse("too few patients to say how well tumour volume and mean intensities tell the grade"));
        Map<String, Object> event = new TreeMap<>(Map.of(
                "folder",
                out.toString(),
                "made",
                made,
                "kept",
                kept,
                "generator",
                PhantomGenerator.VERSION,
                "bestAccuracy",
                about.bestAccuracy()));
        about.check().ifPresent(check -> event.put("checkAuc", check.area()));
        console.event("phantom", event);
        return DONE;
    }

    private static PhantomGenerator generator(PhantomOptions o) {
        return o.lggShare().isPresent()
                ? new PhantomGenerator(o.seed(), o.size(), o.lggShare().getAsDouble())
                : new PhantomGenerator(o.seed(), o.size());
    }

    private static String sentence(PhantomCheck check) {
        return String.format(
                Locale.ROOT,
                "logistic regression on %s (%d folds, %d patients): AUC %.3f%s",
                String.join(", ", check.features()),
                check.folds(),
                check.patients(),
                check.area(),
                check.area() < PhantomCheck.LIMIT ? "" : ", by the chance of a small set over " + PhantomCheck.LIMIT);
    }
}

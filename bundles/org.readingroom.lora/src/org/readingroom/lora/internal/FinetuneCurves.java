package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.readingroom.lora.ModuleGroup;
import org.readingroom.lora.train.GroupNorm;
import org.readingroom.lora.train.StepReport;
import org.readingroom.torch.Curves;

/**
 * {@code curves.csv} of a fine-tuning: a row a step with epoch, loss of a learnt token, learning rate, norm of the
 * gradient, whole and by group of modules, tokens a second, and the measures of a look at the validation patients where
 * there was one after it; the row of step 0 has that of the base model alone.
 */
final class FinetuneCurves {
    private final Curves file;
    private final List<ModuleGroup> groups;
    private final List<String> measures;

    private FinetuneCurves(Curves file, List<ModuleGroup> groups, List<String> measures) {
        this.file = file;
        this.groups = groups;
        this.measures = measures;
    }

    /**
     * Opens the curves to go on after a step.
     *
     * @param groups of modules that are trained
     * @param measures of a look; none where validation is not looked at
     */
    static FinetuneCurves resume(Path file, Collection<ModuleGroup> groups, Collection<String> measures, long step) {
        List<ModuleGroup> sorted = List.copyOf(new TreeSet<>(groups));
        List<String> names = List.copyOf(new TreeSet<>(measures));
        List<String> columns = new ArrayList<>(List.of("epoch", "loss", "learning-rate", "gradient-norm"));
        sorted.forEach(g -> columns.add("gradient-norm-" + g.toString().replace(' ', '-')));
        columns.add("tokens-per-second");
        // What is named a rate is taken for a learning rate where curves are drawn.
        names.forEach(m -> columns.add("validation-" + (m.equals("parse-rate") ? "parsed" : m)));
        return new FinetuneCurves(Curves.resume(file, columns, step), sorted, names);
    }

    /**
     * A step that was taken.
     *
     * @param report what it did
     * @param speed in tokens a second
     */
    record Step(StepReport report, double speed) {}

    void row(long step, double epoch, Optional<Step> taken, Optional<FinetuneState.Look> look) {
        List<Optional<Double>> row = new ArrayList<>();
        Optional<StepReport> report = taken.map(Step::report);
        row.add(Optional.of(epoch));
        row.add(report.map(r -> r.loss().mean()));
        row.add(report.map(StepReport::rate));
        row.add(report.map(StepReport::gradientNorm));
        groups.forEach(g -> row.add(report.map(r -> r.groups().get(g)).map(GroupNorm::both)));
        row.add(taken.map(Step::speed));
        measures.forEach(m -> row.add(look.map(l -> l.measures().get(m))));
        file.append(step, row);
    }
}

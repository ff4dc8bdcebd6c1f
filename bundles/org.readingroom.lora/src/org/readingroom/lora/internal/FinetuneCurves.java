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
 * {@code curves.csv} of a fine-tuning: a row a step with epoch, loss of a learnt token, learning rate, norm of the gradient, whole
 * and by group of modules, and tokens a second; a row a look at the validation patients with its measures.
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

    void step(StepReport report, double epoch, double tokensPerSecond) {
        List<Optional<Double>> row = new ArrayList<>();
        row.add(Optional.of(epoch));
        row.add(Optional.of(report.loss().mean()));
        row.add(Optional.of(report.rate()));
        row.add(Optional.of(report.gradientNorm()));
        groups.forEach(g -> row.add(Optional.ofNullable(report.groups().get(g)).map(GroupNorm::both)));
        row.add(Optional.of(tokensPerSecond));
        measures.forEach(m -> row.add(Optional.empty()));
        file.append(report.step(), row);
    }

    void look(FinetuneState.Look look, double epoch) {
        List<Optional<Double>> row = new ArrayList<>(List.of(Optional.of(epoch)));
        for (int i = 0; i < groups.size() + 4; i++) {
            row.add(Optional.empty());
        }
        measures.forEach(m -> row.add(Optional.ofNullable(look.measures().get(m))));
        file.append(look.step(), row);
    }
}

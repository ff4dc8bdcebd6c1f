package org.readingroom.bench.internal.evaluate;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.Workload;
import org.readingroom.settings.PluginRegistry;

/**
 * {@code bench evaluate}: scoring 369 patients of 12 arms from stored readings beside MONAI and scikit-learn, a million
 * answers appended and opened again beside plain Python, and our parser beside regular expressions in Python.
 */
@Component(service = BenchSuite.class)
public final class EvaluateSuite implements BenchSuite {
    @Reference
    private PluginRegistry registry;

    @Override
    public String word() {
        return "evaluate";
    }

    @Override
    public URL script() {
        return EvaluateSuite.class.getResource("peer_evaluate.py");
    }

    @Override
    public List<Workload> workloads(Optional<Path> data, Path folder) {
        return List.of(
                new ParserWorkload(folder),
                new AppendWorkload(folder),
                new ReopenWorkload(folder),
                new ScoringWorkload(registry, folder));
    }
}

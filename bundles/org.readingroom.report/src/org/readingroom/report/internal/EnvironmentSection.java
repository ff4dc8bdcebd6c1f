package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** With what the numbers were made: the definition of every metric, versions, seed, machine and plugins. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "environment", label = "Definitions and environment")
public final class EnvironmentSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        List<Section.Block> blocks = new ArrayList<>();
        if (!run.definitions().isEmpty()) {
            blocks.add(definitions(run.definitions()));
        }
        Optional<JsonNode> environment = JsonFile.read(run.folder().resolve("environment.json"));
        environment.ifPresentOrElse(
                e -> environment(e, blocks),
                () -> blocks.add(new Section.Paragraph("environment.json is not in the run's folder.")));
        return Optional.of(new Section("Definitions and environment", blocks));
    }

    @Override
    public int rank() {
        return 700;
    }

    private static Section.Table definitions(List<MetricDefinition> definitions) {
        List<List<String>> rows = new ArrayList<>();
        for (MetricDefinition d : definitions) {
            rows.add(List.of(
                    d.label(),
                    d.id(),
                    d.task().label(),
                    d.unit().isEmpty() ? "share" : d.unit(),
                    d.higherIsBetter() ? "higher" : "lower",
                    d.emptyRule(),
                    d.source()));
        }
        return new Section.Table(
                "definitions",
                "Metrics, as computed.",
                List.of("Metric", "Id", "Task", "Unit", "Better", "Where empty or 0/0", "Formula and source"),
                rows,
                List.of());
    }

    /** Values go into one table, the plugins into one of their own, whatever else is nested under a dotted name. */
    private static void environment(JsonNode environment, List<Section.Block> blocks) {
        List<List<String>> values = new ArrayList<>();
        List<List<String>> plugins = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : environment.properties()) {
            if (field.getKey().equals("plugins")) {
                plugins(field.getValue(), plugins);
            } else {
                flatten(field.getKey(), field.getValue(), values);
            }
        }
        blocks.add(new Section.Table(
                "environment",
                "The environment that the run was started in.",
                List.of("What", "Value"),
                values,
                List.of()));
        if (!plugins.isEmpty()) {
            blocks.add(new Section.Table(
                    "plugins", "Plugins of the run.", List.of("Plugin", "Version"), plugins, List.of()));
        }
    }

    private static void plugins(JsonNode node, List<List<String>> rows) {
        if (node.isObject()) {
            node.properties().forEach(p -> rows.add(List.of(p.getKey(), JsonFile.words(p.getValue()))));
            return;
        }
        for (JsonNode p : node) {
            boolean named = p.isObject() && p.has("id");
            String name = named
                    ? (JsonFile.words(p.path("kind")) + " " + JsonFile.words(p.path("id"))).strip()
                    : JsonFile.words(p);
            rows.add(List.of(name, named ? JsonFile.words(p.path("version")) : ""));
        }
    }

    private static void flatten(String name, JsonNode value, List<List<String>> rows) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), rows));
        } else {
            rows.add(List.of(name, JsonFile.words(value)));
        }
    }
}

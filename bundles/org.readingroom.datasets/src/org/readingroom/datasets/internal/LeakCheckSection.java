package org.readingroom.datasets.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomRecord;

/**
 * Says of a run on synthetic patients whether a reader is better than it can be. One label in ten is not what the
 * images show, so that a reader who knows only images is wrong on these; one whose accuracy lies above that, with its
 * whole interval, got at the labels. Shown only where a dataset of the run is of phantoms.
 */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "leak-check", label = "Leak check on phantoms")
public final class LeakCheckSection implements ReportSection {
    private static final String TITLE = "Leak check";
    private static final List<String> NOTES = List.of(
            "Best possible: right on every test patient whose label is what the images show, wrong on the flipped.",
            "Wilson's score interval; a leak is an interval that lies above the best possible. Failures are wrong.");

    @Override
    public Optional<Section> render(RunData run) {
        Map<String, Boolean> flipped = new TreeMap<>();
        for (Path root : roots(run.folder())) {
            PhantomRecord.read(root).ifPresent(about -> flipped.putAll(about.flipped()));
        }
        List<LeakCheck> checks = LeakCheck.of(run, flipped);
        if (!checks.isEmpty()) {
            return Optional.of(new Section(TITLE, blocks(checks)));
        }
        return isOfPhantoms(run.folder()) ? Optional.of(unchecked(flipped.isEmpty())) : Optional.empty();
    }

    @Override
    public int rank() {
        return 250;
    }

    private static List<Section.Block> blocks(List<LeakCheck> checks) {
        List<Section.Block> blocks = new ArrayList<>();
        for (LeakCheck check : checks) {
            if (check.leaks()) {
                blocks.add(
                        new Section.Paragraph("LEAK: " + check.arm() + " grades more of the test patients as they are"
                                + " labelled than their images can tell. It was trained on test patients, or was given"
                                + " their labels, names or masks; its scores here say nothing."));
            }
        }
        List<List<String>> rows = checks.stream().map(LeakCheck::cells).toList();
        blocks.add(new Section.Table(
                "leak-check",
                "Grades of synthetic test patients beside the best possible.",
                List.of("Arm", "Right", "Accuracy", "95 % interval", "Best possible", "Right on flipped", "Verdict"),
                rows,
                NOTES));
        return blocks;
    }

    private static Section unchecked(boolean gone) {
        String why = gone
                ? "the folder that they were in is not there any more; give it with --root"
                : "no arm has an accuracy of the grade over test patients; add the metric accuracy";
        return new Section(
                TITLE,
                List.of(new Section.Paragraph(
                        "The patients are phantoms, but whether a reader is better than it can be was not checked: "
                                + why + ".")));
    }

    private static List<Path> roots(Path run) {
        List<Path> roots = new ArrayList<>();
        json(run.resolve("roots.json"))
                .properties()
                .forEach(e -> roots.add(Path.of(e.getValue().asText())));
        return roots;
    }

    private static boolean isOfPhantoms(Path run) {
        return json(run.resolve("cohort.json"))
                .path("generator")
                .path("name")
                .asText()
                .equals(PhantomGenerator.NAME);
    }

    /** A JSON file of the run; an empty object where it is not there. */
    private static JsonNode json(Path file) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return Files.isRegularFile(file) ? mapper.readTree(Files.readString(file)) : mapper.createObjectNode();
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}

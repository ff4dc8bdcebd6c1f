package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** The checklist CLAIM, each item filled with what the run knows, or left to the authors. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "claim-checklist", label = "CLAIM checklist")
public final class ChecklistSection implements ReportSection {
    /** What stands where the run knows nothing. */
    static final String OPEN = "to be filled by the authors";

    @Override
    public Optional<Section> render(RunData run) {
        JsonNode checklist = checklist();
        ChecklistTopics topics = new ChecklistTopics(run, Facts.of(run));
        List<List<String>> rows = new ArrayList<>();
        int filled = 0;
        for (JsonNode item : checklist.path("items")) {
            Optional<String> known = topics.of(item.path("topic").asText());
            filled += known.isPresent() ? 1 : 0;
            rows.add(List.of(
                    item.path("number").asText(),
                    item.path("part").asText(),
                    item.path("title").asText(),
                    known.orElse(OPEN)));
        }
        return Optional.of(new Section(
                "CLAIM checklist",
                List.of(
                        new Section.Paragraph(filled + " of " + rows.size()
                                + " items are filled with what this run says of itself; the authors check"
                                + " those and fill the rest."),
                        new Section.Table(
                                "claim-checklist",
                                checklist.path("title").asText() + ".",
                                List.of("No.", "Part", "Item", "In this run"),
                                rows,
                                List.of()))));
    }

    @Override
    public int rank() {
        return 660;
    }

    private static JsonNode checklist() {
        try (InputStream in = ChecklistSection.class.getResourceAsStream("claim2024.json")) {
            return new ObjectMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("claim2024.json of this bundle cannot be read", e);
        }
    }
}

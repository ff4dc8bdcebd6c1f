package org.readingroom.report.internal.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.ArmNotes;
import org.readingroom.report.internal.CohortFile;

/**
 * The pages of the patients: the section that links to them, and their writing into the report's folder. A case has a page
 * where its inner part was made when it was scored. A report without pictures of patients has no such pages at all.
 */
public final class PatientIndex implements ReportSection {
    private static final Set<String> DRAWN = Set.of("mask", "slice-mask", "polygon", "bounding-box", "centre-point");

    /** Where the section stands, before the pictures. */
    public static final int RANK = 590;

    @Override
    public Optional<Section> render(RunData run) {
        List<Section.Link> links = new ArrayList<>();
        for (CohortFile.Entry entry : entries(run)) {
            String note = entry.split() + (entry.grade().isEmpty() ? "" : ", " + entry.grade());
            links.add(
                    new Section.Link(entry.id(), note, PatientFolder.PAGES + "/" + PatientFolder.fileName(entry.id())));
        }
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "Patients",
                        List.of(
                                new Section.Paragraph(
                                        "A page for each case: slices with the truth and what each arm says, which can"
                                                + " be shown and hidden, and the answers as they were given. They are"
                                                + " files of their own and hold pictures of patients: leave the folder"
                                                + " out, or make the report without images, before sharing."),
                                new Section.Links(links))));
    }

    @Override
    public int rank() {
        return RANK;
    }

    /** Writes every page into the report's folder, one at a time. */
    public static void write(RunData run, Path reportFolder) throws IOException {
        List<CohortFile.Entry> entries = entries(run);
        if (entries.isEmpty()) {
            return;
        }
        Path pages = Files.createDirectories(reportFolder.resolve(PatientFolder.PAGES));
        PageHead head = new PageHead(run.study(), ArmNotes.readers(run.arms()), shown(run), new CaseFacts(run));
        for (int i = 0; i < entries.size(); i++) {
            Optional<CohortFile.Entry> before = i == 0 ? Optional.empty() : Optional.of(entries.get(i - 1));
            Optional<CohortFile.Entry> after =
                    i + 1 == entries.size() ? Optional.empty() : Optional.of(entries.get(i + 1));
            String body = Files.readString(
                    new PatientFolder(run.folder()).part(entries.get(i).id()));
            Files.writeString(
                    pages.resolve(PatientFolder.fileName(entries.get(i).id())),
                    head.page(entries.get(i), before, after, body));
        }
    }

    /** Arms that answer in words, or say where something is; one that only says a grade has nothing to show or hide. */
    private static Set<String> shown(RunData run) {
        return ArmFile.readers(run).stream()
                .filter(arm -> arm.prompted()
                        || arm.tasks().isEmpty()
                        || arm.tasks().stream().anyMatch(DRAWN::contains))
                .map(arm -> arm.arm().id())
                .collect(Collectors.toSet());
    }

    private static List<CohortFile.Entry> entries(RunData run) {
        PatientFolder folder = new PatientFolder(run.folder());
        return CohortFile.read(run.folder()).cases().stream()
                .filter(entry -> Files.isRegularFile(folder.part(entry.id())))
                .toList();
    }
}

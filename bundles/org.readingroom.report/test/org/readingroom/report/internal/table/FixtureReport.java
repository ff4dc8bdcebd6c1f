package org.readingroom.report.internal.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.report.ReportSection;
import org.readingroom.report.ReportOptions;
import org.readingroom.report.ReportWriter;
import org.readingroom.report.internal.CaseScoresSection;
import org.readingroom.report.internal.ClassificationSection;
import org.readingroom.report.internal.EnvironmentSection;
import org.readingroom.report.internal.LocalisationSection;
import org.readingroom.report.internal.OverviewSection;
import org.readingroom.report.internal.SegmentationSection;
import org.readingroom.report.internal.claims.ClaimsSection;
import org.readingroom.report.internal.methods.ChecklistSection;
import org.readingroom.report.internal.methods.MethodsSection;

/** The report of the fixture, of all sections of tables; as a program it is written into a folder to be looked at. */
final class FixtureReport {
    private FixtureReport() {}

    static List<ReportSection> sections() {
        return new ArrayList<>(List.of(
                new ClaimsSection(),
                new OverviewSection(),
                new BesideSection(),
                new ClassificationSection(),
                new VotesSection(),
                new ProbabilitySection(),
                new ConsistencySection(),
                new SwapSection(),
                new SegmentationSection(),
                new LocalisationSection(),
                new StatesSection(),
                new SeedsSection(),
                new TrainingSection(),
                new CaseScoresSection(),
                new MethodsSection(),
                new ChecklistSection(),
                new EnvironmentSection()));
    }

    static Path write(StudyFixture run) {
        return new ReportWriter()
                .write(
                        run,
                        sections(),
                        new ReportOptions(true, s -> s.getClass().getName(), System.err::println));
    }

    /** Arguments: a folder, the number of test patients. */
    public static void main(String[] args) {
        StudyFixture run = StudyFixture.in(Path.of(args[0]), Integer.parseInt(args[1]), true);
        System.out.println(write(run));
    }
}

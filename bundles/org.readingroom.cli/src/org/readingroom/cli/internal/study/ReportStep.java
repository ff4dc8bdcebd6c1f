package org.readingroom.cli.internal.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.ReportOptions;
import org.readingroom.report.ReportWriter;
import org.readingroom.run.CaseObserver;
import org.readingroom.run.RunFolder;
import org.readingroom.run.RunOptions;
import org.readingroom.run.RunReportData;
import org.readingroom.run.RunSummary;
import org.readingroom.run.StudyRun;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.study.Study;
import org.readingroom.study.StudyFile;

/** A run or a rescoring followed by its report, and what is printed of both. */
@Component(service = ReportStep.class)
public final class ReportStep {
    /** Runs a study; the exit code. */
    int run(StudyVerbs verbs, RunOptions options, Console console, Monitor monitor) {
        try (RunLogFile log = verbs.logInto(options.out().toAbsolutePath().resolve("run.log"))) {
            Study study = StudyFile.read(options.study(), options.roots()).study();
            StudyRun run = new StudyRun(verbs.registry(), verbs.cache(), verbs.log(console));
            RunSummary summary = run.run(options, pictures(study, options.out()), monitor);
            if (!options.shard().whole()) {
                console.print("shard " + options.shard().number() + "/"
                        + options.shard().count() + " is read; when all are, run: readingroom merge " + options.out());
                return finish(summary, options.arm(), console);
            }
            return report(verbs, study, summary, options.arm(), console);
        }
    }

    /** Scores a run again; the exit code. */
    int rescore(
            StudyVerbs verbs,
            Path folder,
            Optional<Path> study,
            Map<String, Path> roots,
            boolean merge,
            Console console,
            Monitor monitor) {
        RunFolder existing = RunFolder.existing(folder);
        try (RunLogFile log = verbs.logInto(existing.log())) {
            StudyRun run = new StudyRun(verbs.registry(), verbs.cache(), verbs.log());
            Study read = run.studyOf(folder, study, roots);
            RunSummary summary = run.rescore(folder, study, roots, merge, pictures(read, folder), monitor);
            return report(verbs, read, summary, Optional.empty(), console);
        }
    }

    /** Writes the report of a scored run anew; the exit code. */
    int again(StudyVerbs verbs, Path folder, boolean images, Map<String, Path> roots, Console console) {
        StudyRun run = new StudyRun(verbs.registry(), verbs.cache(), verbs.log());
        Study study = run.studyOf(folder, Optional.empty(), roots);
        RunSummary summary = run.scored(folder, roots);
        RunReportData data = new RunReportData(study, summary);
        data.notices().forEach(console::print);
        tell(write(verbs, images && study.report().images(), data), console);
        return finish(summary, Optional.empty(), console);
    }

    private static CaseObserver pictures(Study study, Path folder) {
        return study.report().images() ? new CasePictures(new RunFolder(folder), study) : CaseObserver.NONE;
    }

    private int report(StudyVerbs verbs, Study study, RunSummary summary, Optional<String> arm, Console console) {
        RunReportData data = new RunReportData(study, summary);
        data.notices().forEach(console::print);
        console.print(ScoreText.of(data));
        for (ScoreRow r : summary.scores()) {
            if (r.caseId().equals("*")) {
                console.event("score", fields(r));
            }
        }
        tell(write(verbs, study.report().images(), data), console);
        return finish(summary, arm, console);
    }

    private static void tell(Path page, Console console) {
        console.event("report", Map.of("file", page.toString()));
        console.print("report: " + page);
    }

    /** Done where what was asked for is whole: the one arm, or all. */
    private static int finish(RunSummary summary, Optional<String> arm, Console console) {
        summary.failures().forEach((id, why) -> console.event("arm-failed", Map.of("arm", id, "reason", why)));
        return arm.map(summary::complete).orElseGet(summary::complete) ? Command.DONE : Command.FAILED;
    }

    private static Path write(StudyVerbs verbs, boolean images, RunReportData data) {
        List<PluginHandle<ReportSection>> handles = new ArrayList<>();
        Map<ReportSection, String> names = new IdentityHashMap<>();
        try {
            for (PluginEntry entry : verbs.registry().entries(PluginKind.SECTION)) {
                PluginHandle<ReportSection> handle =
                        verbs.registry().open(PluginKind.SECTION, entry.id(), ReportSection.class);
                handles.add(handle);
                names.put(handle.call(Function.identity()), "'" + entry.id() + "' of " + entry.bundle());
            }
            ReportOptions options = new ReportOptions(images, names::get, verbs.log()::warn);
            return new ReportWriter().write(data, List.copyOf(names.keySet()), options);
        } finally {
            handles.forEach(PluginHandle::close);
        }
    }

    private static Map<String, Object> fields(ScoreRow r) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("arm", r.arm());
        fields.put("split", r.split());
        fields.put("metric", r.metric());
        fields.put("unit", r.unit());
        fields.put("rule", r.rule());
        fields.put("value", Double.isNaN(r.value()) ? "NaN" : r.value());
        fields.put("defined", r.defined());
        fields.put("total", r.total());
        return fields;
    }
}

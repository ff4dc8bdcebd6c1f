package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.run.RunLog;
import org.readingroom.run.StudyRun;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.UserFolder;
import org.readingroom.study.StudyFile;
import org.readingroom.ui.internal.Services;
import org.readingroom.ui.internal.study.StudyProblem.Severity;

/** Checks a study's text by the very code that the verb {@code validate} runs. */
final class StudyCheck {
    private final StudyKeys keys;

    StudyCheck(StudyKeys keys) {
        this.keys = keys;
    }

    /** What headless work on studies is done by. */
    static StudyRun engine() {
        return new StudyRun(
                Services.get(PluginRegistry.class), UserFolder.locate().resolve("cache"), RunLog.NONE);
    }

    /**
     * What is wrong with a text.
     *
     * @param file where it is or will be
     * @param known folders of roots
     * @param dataset whether the dataset is opened too, where its folder is known
     */
    List<StudyProblem> problems(Path file, String text, Map<String, Path> known, boolean dataset, Monitor monitor) {
        String name = String.valueOf(file.getFileName());
        Map<String, Path> roots = new LinkedHashMap<>(known);
        List<StudyProblem> problems = new ArrayList<>();
        boolean complete = true;
        for (StudyRoots.Use use : StudyRoots.of(text, keys)) {
            if (!known.containsKey(use.name())) {
                complete = false;
                // Any folder will do while none is opened.
                roots.put(use.name(), Path.of(System.getProperty("java.io.tmpdir")));
                problems.add(new StudyProblem(
                        use.line(),
                        Severity.WARNING,
                        "it is not known which folder the root '" + use.name()
                                + "' is; it is asked for when the study is run"));
            }
        }
        problems.addAll(refusals(file, text, name, roots, dataset && complete, monitor));
        problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return problems;
    }

    private static List<StudyProblem> refusals(
            Path file, String text, String name, Map<String, Path> roots, boolean dataset, Monitor monitor) {
        try {
            StudyFile study = StudyFile.of(file, text, roots);
            List<StudyProblem> remarks = new ArrayList<>();
            for (String remark : engine().check(study, roots)) {
                remarks.add(new StudyProblem(1, Severity.WARNING, remark));
            }
            if (dataset) {
                remarks.addAll(opened(study, name, roots, monitor));
            }
            return remarks;
        } catch (ReadingRoomException e) {
            return StudyProblem.of(e.getMessage(), name, 1);
        }
    }

    private static List<StudyProblem> opened(StudyFile study, String name, Map<String, Path> roots, Monitor monitor) {
        try {
            engine().validate(study, roots, monitor);
            return List.of();
        } catch (ReadingRoomException e) {
            int line = study.node().get("dataset").map(d -> d.line()).orElse(1);
            return StudyProblem.of(e.getMessage(), name, line);
        }
    }

    /** The names of the roots that a study uses. */
    Set<String> roots(String text) {
        return StudyRoots.names(text, keys);
    }
}

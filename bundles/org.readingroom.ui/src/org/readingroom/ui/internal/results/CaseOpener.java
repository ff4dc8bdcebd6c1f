package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.Catalogue;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.Services;
import org.readingroom.ui.internal.viewer.CaseViewer;
import org.readingroom.ui.internal.viewer.ViewedCase;

/**
 * Opens patients of the open run in the viewer. Where the run's dataset lies is asked for once where nobody knows it,
 * and remembered for the run. Used on the user interface's thread only.
 */
public final class CaseOpener {
    private static final CaseOpener INSTANCE = new CaseOpener();

    private final Map<Path, OpenedDataset> datasets = new HashMap<>();
    private FolderQuestion question = FolderQuestion.DIALOG;
    private Consumer<CaseSight> viewer = sight -> CaseViewer.show(sight.subject(), sight.slice(), sight.overlays());

    private CaseOpener() {}

    /** The workbench's. */
    public static CaseOpener instance() {
        return INSTANCE;
    }

    /** Sends cases elsewhere than to the viewer, for tests. */
    public void viewer(Consumer<CaseSight> other) {
        viewer = other;
    }

    /** Asks for folders otherwise than in a dialog, for tests. */
    public void question(FolderQuestion other) {
        question = other;
    }

    /** What is wanted: a case, and the slice that an arm was asked about where there is one. */
    private record Wanted(RunResults run, String caseId, Optional<ResultAnswer> answer) {}

    /** Opens a patient where most of the true tumour is. */
    public void open(RunResults run, String caseId, Shell shell) {
        begin(new Wanted(run, caseId, Optional.empty()), shell);
    }

    /** Opens the patient of an answer at the slice that was asked about. */
    public void open(RunResults run, ResultAnswer answer, Shell shell) {
        begin(new Wanted(run, answer.caseId(), Optional.of(answer)), shell);
    }

    private void begin(Wanted wanted, Shell shell) {
        if (datasets.containsKey(wanted.run().path())) {
            show(wanted, shell.getDisplay());
            return;
        }
        job("Looking for the dataset", shell.getDisplay(), m -> lacking(wanted.run()), lacking -> {
            if (!shell.isDisposed() && known(wanted.run(), lacking, shell)) {
                show(wanted, shell.getDisplay());
            }
        });
    }

    /** The names of the dataset's roots that nobody knows; asks plugins, so not on the user interface's thread. */
    static List<String> lacking(RunResults run) {
        Catalogue catalogue = Services.catalogue();
        return new RunRoots(run).lacking(catalogue);
    }

    /** Asks where each root lies, and keeps it for the run; false where the user does not say. */
    boolean known(RunResults run, List<String> lacking, Shell shell) {
        RunRoots roots = new RunRoots(run);
        for (String name : lacking) {
            Optional<Path> folder = question.ask(shell, run.study().name(), name);
            if (folder.isEmpty()) {
                return false;
            }
            roots.remember(name, folder.get());
        }
        return true;
    }

    private void show(Wanted wanted, Display display) {
        Optional<OpenedDataset> known =
                Optional.ofNullable(datasets.get(wanted.run().path()));
        job("Opening " + wanted.caseId(), display, monitor -> look(wanted, known, monitor), found -> {
            datasets.put(wanted.run().path(), found.dataset());
            viewer.accept(found.sight());
        });
    }

    private static <T> void job(
            String name, Display display, java.util.function.Function<Monitor, T> work, Consumer<T> then) {
        new BackgroundJob<>(name, display, work, then).schedule();
    }

    private record Found(OpenedDataset dataset, CaseSight sight) {}

    private static Found look(Wanted wanted, Optional<OpenedDataset> known, Monitor monitor) {
        RunResults run = wanted.run();
        OpenedDataset dataset = known.orElseGet(() -> Services.catalogue().open(new RunRoots(run).dataset(), monitor));
        Case subject = dataset.find(wanted.caseId()).orElseThrow(() -> other(run, dataset, wanted.caseId()));
        Optional<SliceRef> slice = wanted.answer().flatMap(a -> asked(run, a, subject));
        ViewedCase viewed = new ViewedCase(subject, dataset.name());
        return new Found(dataset, new CaseSight(viewed, slice, new ReadingOverlays(run).of(subject.id())));
    }

    private static Optional<SliceRef> asked(RunResults run, ResultAnswer answer, Case subject) {
        AskedSlice asked = new AskedSlice(run.folder());
        return SliceName.parse(answer.slice())
                .map(s -> asked.inSource(answer.arm().id(), subject.id(), s, subject.grid()));
    }

    private static ResultsException other(RunResults run, OpenedDataset dataset, String caseId) {
        new RunRoots(run).forget();
        return new ResultsException("the dataset " + dataset.name() + " has no case " + caseId
                + ", so the run was made from another; its folder is asked for again the next time");
    }
}

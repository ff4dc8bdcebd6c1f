package org.readingroom.ui.internal.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.study.StudyProblem.Severity;
import org.readingroom.ui.internal.table.Column;
import org.readingroom.ui.internal.table.RowTable;

/** What is wrong with the study that is edited; Enter or a double click goes to the line. */
public final class StudyProblemsView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.problems";

    private static final List<Column<StudyProblem>> COLUMNS = List.of(
            Column.of("Severity", 10, p -> p.severity().word()),
            new Column<>("Line", 6, p -> Integer.toString(p.line()), Comparator.comparing(StudyProblem::line)),
            Column.of("Problem", 120, StudyProblem::message));

    private RowTable<StudyProblem> table;
    private FollowsEditor follows;

    @Override
    public void createPartControl(Composite parent) {
        table = new RowTable<>(parent, "problems", COLUMNS);
        AccessibleName.give(table.table(), "Problems of the study", "");
        table.table().addListener(SWT.DefaultSelection, e -> go());
        follows = new FollowsEditor(getSite().getPage(), this::show);
    }

    private void show(Optional<StudyEditor> editor) {
        if (table.table().isDisposed()) {
            return;
        }
        if (editor.isEmpty()) {
            table.show("", "", List.of());
            table.say("No study is open.");
            return;
        }
        List<StudyProblem> problems = editor.get().problems();
        long errors =
                problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
        String title = editor.get().getPartName();
        if (problems.isEmpty()) {
            table.show("", "", problems);
            table.say(title + (editor.get().checkedOnce() ? ": nothing is wrong." : " is being checked..."));
        } else if (!problems.equals(table.model().shown())) {
            table.show("", "", problems);
            long warnings = problems.size() - errors;
            table.say(title + ": " + errors + (errors == 1 ? " error, " : " errors, ") + warnings
                    + (warnings == 1 ? " warning" : " warnings"));
        }
    }

    private void go() {
        follows.editor().ifPresent(editor -> table.selected().ifPresent(p -> {
            editor.reveal(p.line());
            editor.getSite().getPage().activate(editor);
        }));
    }

    /** The table, for tests. */
    public RowTable<StudyProblem> table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        if (follows != null) {
            follows.stop();
        }
        super.dispose();
    }
}

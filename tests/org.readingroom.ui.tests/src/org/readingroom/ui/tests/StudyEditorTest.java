package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.form.SettingsForm;
import org.readingroom.ui.internal.study.StudyEditor;
import org.readingroom.ui.internal.study.StudyOutlineView;
import org.readingroom.ui.internal.study.StudyProblem;
import org.readingroom.ui.internal.study.StudyProblem.Severity;
import org.readingroom.ui.internal.study.StudyProblemsView;

/** The study editor: errors at their lines, proposals, the form and the text of one file. */
class StudyEditorTest {
    @TempDir
    Path folder;

    @AfterEach
    void closeEditors() throws Exception {
        Studies.close();
    }

    private static List<StudyProblem> errors(StudyEditor editor) {
        return editor.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void anErrorAppearsAtItsLineAndGoesWhenItIsMended() throws IOException, BadLocationException {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        assertEquals(List.of(), errors(editor));
        assertEquals(5, editor.problems().get(0).line(), "the root's folder is not known yet");
        editor.textPage().document().set(Studies.CONTROLS.replace("test: 8", "tst: 8"));
        Studies.checked(editor);
        assertEquals(1, errors(editor).size(), editor.problems().toString());
        StudyProblem problem = errors(editor).get(0);
        assertEquals(7, problem.line());
        assertTrue(problem.message().contains("did you mean 'test'"), problem.message());
        Position mark = editor.textPage().marks().get(problem);
        assertEquals(6, editor.textPage().document().getLineOfOffset(mark.getOffset()));
        StudyProblemsView view = Workbench.show(StudyProblemsView.ID, StudyProblemsView.class);
        assertTrue(view.table().model().shown().contains(problem));
        Workbench.picture("study-error.png");
        editor.textPage().document().set(Studies.CONTROLS);
        Studies.checked(editor);
        assertEquals(List.of(), errors(editor));
        assertFalse(editor.textPage().marks().containsKey(problem));
    }

    @Test
    void whatOnlyThePluginKnowsIsAnErrorToo() throws IOException {
        StudyEditor editor = Studies.open(
                folder, Studies.CONTROLS.replace("model: bright-blob", "model: { id: bright-blob, brightness: 3 }"));
        assertEquals(1, errors(editor).size(), editor.problems().toString());
        assertEquals(13, errors(editor).get(0).line());
        assertTrue(errors(editor).get(0).message().contains("brightness"));
    }

    @Test
    void contentAssistOffersPluginsAndInsertsTheChosenOne() throws IOException {
        String text = Studies.CONTROLS.replace("model: bright-blob", "model: ");
        StudyEditor editor = Studies.open(folder, text);
        editor.textPage().selectAndReveal(text.indexOf("model: \n") + "model: ".length(), 0);
        editor.textPage().setFocus();
        editor.textPage().viewer().doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
        Workbench.await("proposals are shown", () -> proposals().isPresent());
        Table table = proposals().orElseThrow();
        Workbench.paint(Workbench.window().getShell());
        List<String> offered =
                Arrays.stream(table.getItems()).map(i -> i.getText()).toList();
        assertTrue(offered.get(0).startsWith("bright-blob"), offered.toString());
        assertTrue(offered.stream().anyMatch(p -> p.startsWith("majority")), offered.toString());
        table.setSelection(0);
        Event chosen = new Event();
        chosen.item = table.getItem(0);
        table.notifyListeners(SWT.DefaultSelection, chosen);
        assertEquals(Studies.CONTROLS, editor.text());
    }

    private static Optional<Table> proposals() {
        Shell window = Workbench.window().getShell();
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(s -> s != window && s.isVisible())
                .map(s -> Workbench.find(s, Table.class))
                .filter(t -> t != null && t.getItemCount() > 0)
                .findFirst();
    }

    @Test
    void aFieldOfTheFormChangesItsOwnTextAlone() throws IOException {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        editor.showPage(1);
        editor.formPage().select("Cohort");
        Text test = (Text) field(editor, "split.test");
        assertEquals("8", test.getText());
        test.setText("12");
        assertEquals(Studies.CONTROLS.replace("test: 8", "test: 12"), editor.text());
        assertTrue(editor.isDirty());
        ((Text) field(editor, "split.stratify")).setText("");
        assertEquals(Studies.CONTROLS.replace("test: 8, stratify: grade", "test: 12"), editor.text());
        Workbench.picture("study-form.png");
        editor.doSave(new NullProgressMonitor());
        assertEquals(editor.text(), Files.readString(editor.file()));
        assertFalse(editor.isDirty());
    }

    @Test
    void theFormFollowsTheText() throws IOException {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        editor.showPage(1);
        editor.formPage().select("Study");
        assertEquals("3407", ((Text) field(editor, "seed")).getText());
        editor.textPage().document().set(Studies.CONTROLS.replace("seed: 3407", "seed: 7"));
        assertEquals("7", ((Text) field(editor, "seed")).getText());
        editor.formPage().select("blob");
        assertEquals(
                "blob", Workbench.find(editor.formPage().right(), Text.class).getText());
        Workbench.find(editor.formPage().right(), Text.class).setText("bright");
        assertTrue(editor.text().contains("  - id: bright\n    model: bright-blob\n"), editor.text());
    }

    private static Control field(StudyEditor editor, String path) {
        SettingsForm form = Workbench.find(editor.formPage().right(), SettingsForm.class);
        return form.control(path).orElseThrow();
    }

    @Test
    void theOutlineShowsArmsAndGoesToThem() throws IOException {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        StudyOutlineView outline = Workbench.show(StudyOutlineView.ID, StudyOutlineView.class);
        TreeItem arms = Arrays.stream(outline.tree().getItems())
                .filter(i -> i.getText().startsWith("arms"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("prior  prior", "majority  majority", "blob  bright-blob"),
                Arrays.stream(arms.getItems()).map(TreeItem::getText).toList());
        Event chosen = new Event();
        chosen.item = arms.getItem(1);
        outline.tree().notifyListeners(SWT.Selection, chosen);
        assertEquals(10, editor.textPage().viewer().getTextWidget().getLineAtOffset(caret(editor)));
    }

    private static int caret(StudyEditor editor) {
        return editor.textPage().viewer().getSelectedRange().x;
    }

    @Test
    void saveAsGoesOnWithTheOtherFile() throws IOException {
        StudyEditor editor = Studies.open(folder, Studies.CONTROLS);
        editor.textPage().document().set(Studies.CONTROLS.replace("name: controls", "name: other"));
        editor.saveAs(folder.resolve("other.yaml"));
        assertEquals("other.yaml", editor.getPartName());
        assertEquals(Studies.CONTROLS, Files.readString(folder.resolve("controls.yaml")));
        assertTrue(Files.readString(folder.resolve("other.yaml")).contains("name: other"));
        assertTrue(editor.text().contains("name: other"));
        assertFalse(editor.isDirty());
    }
}

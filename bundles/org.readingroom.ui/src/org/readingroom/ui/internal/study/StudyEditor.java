package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.MultiPageEditorPart;

/** A study file, as text and as a form; either way one document is edited. */
public final class StudyEditor extends MultiPageEditorPart {
    /** The editor's id. */
    public static final String ID = "org.readingroom.ui.editor.study";

    private static final int FORM = 1;

    private final StudyKeys keys = new StudyKeys(new RegistrySettings());
    private final StudyTextEditor textEditor = new StudyTextEditor(keys);
    private final List<Runnable> listeners = new ArrayList<>();
    private final IDocumentListener typed = new Typed();
    private final FormText formText = new Documents();
    private StudyCheckJob job;
    private StudyForm form;
    private IDocument document;
    private List<StudyProblem> problems = List.of();
    private boolean applying;
    private boolean checked;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof StudyFileInput)) {
            throw new PartInitException("the study editor opens study files");
        }
        super.init(site, input);
        setPartName(input.getName());
        setTitleToolTip(input.getToolTipText());
    }

    @Override
    protected void createPages() {
        try {
            setPageText(addPage(textEditor, getEditorInput()), "Text");
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
        form = new StudyForm(getContainer(), formText, keys);
        setPageText(addPage(form), "Form");
        job = new StudyCheckJob(new StudyCheck(keys), this::show, getContainer().getDisplay());
        listen();
        DesktopMemory.opened(file());
        job.check(file(), text(), true);
    }

    private void listen() {
        if (document != null) {
            document.removeDocumentListener(typed);
        }
        document = textEditor.document();
        document.addDocumentListener(typed);
    }

    @Override
    protected void pageChange(int page) {
        super.pageChange(page);
        if (page == FORM) {
            form.refresh();
        }
    }

    /** The file. */
    public Path file() {
        return ((StudyFileInput) getEditorInput()).file();
    }

    /** The text as it is now, saved or not. */
    public String text() {
        return document.get();
    }

    /** What the last check found. */
    public List<StudyProblem> problems() {
        return problems;
    }

    /** Whether the text was changed since the last check. */
    public boolean checking() {
        return job.getState() != org.eclipse.core.runtime.jobs.Job.NONE;
    }

    /** Whether what {@link #problems()} says is of a check. */
    public boolean checkedOnce() {
        return checked;
    }

    /** The page of text. */
    public StudyTextEditor textPage() {
        return textEditor;
    }

    /** The page of fields. */
    public StudyForm formPage() {
        return form;
    }

    /** Shows a page: 0 the text, 1 the form. */
    public void showPage(int page) {
        setActivePage(page);
        if (page == FORM) {
            form.refresh();
        }
    }

    StudyKeys keys() {
        return keys;
    }

    /** Calls the listener when the text or its problems have changed. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Shows a line of the text. */
    public void reveal(int line) {
        setActivePage(0);
        textEditor.reveal(line);
    }

    /** Checks again, with the dataset, as the folders of roots may be known now. */
    void checkAgain() {
        job.check(file(), text(), true);
    }

    private void show(List<StudyProblem> found) {
        if (getContainer() == null || getContainer().isDisposed()) {
            return;
        }
        problems = List.copyOf(found);
        checked = true;
        textEditor.mark(problems);
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        textEditor.doSave(monitor);
        job.check(file(), text(), true);
    }

    @Override
    public void doSaveAs() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText("Save Study As");
        dialog.setFilterPath(String.valueOf(file().getParent()));
        dialog.setFileName(String.valueOf(file().getFileName()));
        dialog.setFilterExtensions(new String[] {"*.yaml", "*"});
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            saveAs(Path.of(chosen));
        }
    }

    /** Saves under another name, and goes on with that file. */
    public void saveAs(Path file) {
        try {
            org.readingroom.settings.AtomicFile.write(file, text());
        } catch (java.io.IOException e) {
            throw new StudyEditException("the study cannot be saved as " + file + ": " + e.getMessage(), e);
        }
        StudyFileInput input = new StudyFileInput(file);
        textEditor.doRevertToSaved();
        textEditor.setInput(input);
        setInputWithNotify(input);
        setPartName(input.getName());
        setTitleToolTip(input.getToolTipText());
        listen();
        DesktopMemory.opened(file());
        job.check(file(), text(), true);
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void setFocus() {
        if (getActivePage() == FORM) {
            form.setFocus();
        } else {
            textEditor.setFocus();
        }
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        // Undo, find and the like act on the text.
        T own = super.getAdapter(adapter);
        return own != null || getContainer() == null ? own : textEditor.getAdapter(adapter);
    }

    @Override
    public void dispose() {
        if (job != null) {
            job.cancel();
        }
        if (document != null) {
            document.removeDocumentListener(typed);
        }
        super.dispose();
    }

    /** What follows when the text changes, by whomever. */
    private final class Typed implements IDocumentListener {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {}

        @Override
        public void documentChanged(DocumentEvent event) {
            job.check(file(), document.get(), false);
            if (!applying && getActivePage() == FORM) {
                form.refresh();
            }
            tell();
        }
    }

    /** The document, to the form. */
    private final class Documents implements FormText {
        @Override
        public String text() {
            return document.get();
        }

        @Override
        public void apply(TextEdit edit) {
            applying = true;
            try {
                document.replace(edit.start(), edit.length(), edit.text());
            } catch (BadLocationException e) {
                ILog.of(StudyEditor.class).error("an edit of the form is outside of the text", e);
            } finally {
                applying = false;
            }
        }
    }

    /** The study under the caret's tree, for the outline; none where the text is not YAML. */
    Optional<YamlNode> tree() {
        return YamlTree.parse(text());
    }
}

package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import org.eclipse.jface.preference.PreferenceStore;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRuler;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;
import org.eclipse.ui.texteditor.StatusTextEditor;
import org.eclipse.ui.texteditor.TextOperationAction;

/** The text of a study. */
public final class StudyTextEditor extends StatusTextEditor {
    private static final String ASSIST = "ContentAssist";

    private final ProblemMarks marks = new ProblemMarks();
    private List<ProblemAnnotation> shown = List.of();

    StudyTextEditor(StudyKeys keys) {
        setDocumentProvider(StudyDocumentProvider.INSTANCE);
        PreferenceStore plain = new PreferenceStore();
        for (String ground : new String[] {
            PREFERENCE_COLOR_FOREGROUND_SYSTEM_DEFAULT,
            PREFERENCE_COLOR_BACKGROUND_SYSTEM_DEFAULT,
            PREFERENCE_COLOR_SELECTION_FOREGROUND_SYSTEM_DEFAULT,
            PREFERENCE_COLOR_SELECTION_BACKGROUND_SYSTEM_DEFAULT
        }) {
            plain.setDefault(ground, true);
        }
        setPreferenceStore(plain);
        setSourceViewerConfiguration(new StudyViewerConfiguration(keys));
    }

    @Override
    protected IVerticalRuler createVerticalRuler() {
        return marks.ruler();
    }

    @Override
    protected ISourceViewer createSourceViewer(Composite parent, IVerticalRuler ruler, int styles) {
        SourceViewer viewer =
                new SourceViewer(parent, ruler, marks.overview(ProblemMarks.colours()), true, styles | SWT.H_SCROLL);
        viewer.showAnnotationsOverview(true);
        viewer.getTextWidget().setFont(JFaceResources.getTextFont());
        marks.paintIn(viewer);
        return viewer;
    }

    @Override
    protected void createActions() {
        super.createActions();
        TextOperationAction assist =
                new TextOperationAction(new Words(), "Assist.", this, ISourceViewer.CONTENTASSIST_PROPOSALS, true);
        assist.setActionDefinitionId(ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS);
        setAction(ASSIST, assist);
    }

    /** The viewer, for the form and for tests. */
    public SourceViewer viewer() {
        return (SourceViewer) getSourceViewer();
    }

    /** The document. */
    public IDocument document() {
        return getDocumentProvider().getDocument(getEditorInput());
    }

    /** Marks other problems than before. */
    void mark(List<StudyProblem> problems) {
        if (viewer() == null || !(viewer().getAnnotationModel() instanceof AnnotationModel model)) {
            return;
        }
        Map<Annotation, Position> added = new HashMap<>();
        List<ProblemAnnotation> now = new ArrayList<>();
        for (StudyProblem problem : problems) {
            ProblemAnnotation annotation = new ProblemAnnotation(problem);
            added.put(annotation, position(problem.line()));
            now.add(annotation);
        }
        model.replaceAnnotations(shown.toArray(Annotation[]::new), added);
        shown = now;
    }

    /** The marks, with where they stand now. */
    public Map<StudyProblem, Position> marks() {
        Map<StudyProblem, Position> all = new HashMap<>();
        for (Iterator<Annotation> i = viewer().getAnnotationModel().getAnnotationIterator(); i.hasNext(); ) {
            if (i.next() instanceof ProblemAnnotation a) {
                all.put(a.problem(), viewer().getAnnotationModel().getPosition(a));
            }
        }
        return all;
    }

    /** What is written on a line, without its indentation and its comment. */
    private Position position(int line) {
        IDocument document = document();
        try {
            int index = Math.min(Math.max(line, 1), document.getNumberOfLines()) - 1;
            IRegion region = document.getLineInformation(index);
            String text = document.get(region.getOffset(), region.getLength());
            String written = text.replaceFirst("(^|\\s)#.*$", "").stripTrailing();
            int indent = written.length() - written.stripLeading().length();
            int length = written.length() - indent;
            return length > 0
                    ? new Position(region.getOffset() + indent, length)
                    : new Position(region.getOffset(), region.getLength());
        } catch (BadLocationException e) {
            // The text has become shorter since it was checked; it is being checked again.
            return new Position(0, 0);
        }
    }

    /** Shows a line. */
    void reveal(int line) {
        // Only the caret goes there: a selection would hide the colours and the mark under the line.
        selectAndReveal(position(line).getOffset(), 0);
    }

    /** Names of actions, as the framework wants them. */
    private static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"Assist.label", "Content Assist"}, {"Assist.tooltip", "What may be typed here"}};
        }
    }
}

package org.readingroom.ui.internal.study;

import org.eclipse.jface.text.DefaultIndentLineAutoEditStrategy;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.TabsToSpacesConverter;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.source.DefaultAnnotationHover;
import org.eclipse.jface.text.source.IAnnotationHover;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewerConfiguration;
import org.eclipse.swt.widgets.Shell;

/** What the text of a study can do: colours, proposals, hovers, indentation by two blanks. */
final class StudyViewerConfiguration extends SourceViewerConfiguration {
    private static final int TAB = 2;

    private final StudyKeys keys;

    StudyViewerConfiguration(StudyKeys keys) {
        this.keys = keys;
    }

    private static boolean isDark(ISourceViewer viewer) {
        float[] hsb = viewer.getTextWidget().getBackground().getRGB().getHSB();
        return hsb[2] < 0.5f;
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
        PresentationReconciler reconciler = new PresentationReconciler();
        DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(new YamlScanner(isDark(viewer)));
        reconciler.setDamager(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        reconciler.setRepairer(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        return reconciler;
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setContentAssistProcessor(new CompletionProcessor(keys), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.setInformationControlCreator(shell -> plain(shell));
        assistant.enableAutoInsert(true);
        assistant.setShowEmptyList(false);
        assistant.setStatusLineVisible(false);
        assistant.setProposalPopupOrientation(IContentAssistant.PROPOSAL_OVERLAY);
        return assistant;
    }

    @Override
    public ITextHover getTextHover(ISourceViewer viewer, String contentType) {
        return new SettingHover(keys);
    }

    @Override
    public IAnnotationHover getAnnotationHover(ISourceViewer viewer) {
        return new DefaultAnnotationHover();
    }

    @Override
    public IInformationControlCreator getInformationControlCreator(ISourceViewer viewer) {
        return shell -> plain(shell);
    }

    @Override
    public IAutoEditStrategy[] getAutoEditStrategies(ISourceViewer viewer, String contentType) {
        TabsToSpacesConverter spaces = new TabsToSpacesConverter();
        spaces.setLineTracker(new org.eclipse.jface.text.DefaultLineTracker());
        spaces.setNumberOfSpacesPerTab(TAB);
        return new IAutoEditStrategy[] {new DefaultIndentLineAutoEditStrategy(), spaces};
    }

    @Override
    public int getTabWidth(ISourceViewer viewer) {
        return TAB;
    }

    @Override
    public String[] getIndentPrefixes(ISourceViewer viewer, String contentType) {
        return new String[] {"  ", " "};
    }

    @Override
    public String[] getDefaultPrefixes(ISourceViewer viewer, String contentType) {
        return new String[] {"# ", "#"};
    }

    /** Words as they are, line by line: without a presenter nothing is taken for markup. */
    private static DefaultInformationControl plain(Shell shell) {
        return new DefaultInformationControl(shell, (String) null, null);
    }
}

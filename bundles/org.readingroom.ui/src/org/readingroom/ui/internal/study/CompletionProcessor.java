package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

/** Offers what may be typed at the caret. */
final class CompletionProcessor implements IContentAssistProcessor {
    private final Proposals proposals;

    CompletionProcessor(StudyKeys keys) {
        this.proposals = new Proposals(keys);
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        String text = viewer.getDocument().get();
        Optional<YamlCaret> caret = YamlCaret.at(text, offset);
        List<Proposal> found = caret.map(proposals::at).orElse(List.of());
        int typed = caret.map(c -> c.prefix().length()).orElse(0);
        return found.stream().map(p -> proposal(p, text, offset, typed)).toArray(ICompletionProposal[]::new);
    }

    private static ICompletionProposal proposal(Proposal p, String text, int offset, int typed) {
        int start = offset - typed;
        boolean afterColon = start > 0 && text.charAt(start - 1) == ':';
        String space = afterColon ? " " : "";
        String shown = p.beside().isEmpty() ? p.shown() : p.shown() + "  -  " + p.beside();
        return new CompletionProposal(
                space + p.inserted(), start, typed, p.caret() + space.length(), null, shown, null, p.doc());
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return null;
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public String getErrorMessage() {
        return "Nothing is known that may stand here";
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}

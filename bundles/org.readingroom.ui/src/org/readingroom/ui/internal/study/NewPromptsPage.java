package org.readingroom.ui.internal.study;

import java.util.List;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;

/** Which readers are asked in words, with which prompts, and what is scored. */
final class NewPromptsPage extends WizardPage {
    private static final List<String> SCORED = List.of(
            "accuracy",
            "balanced-accuracy",
            "f1",
            "dice",
            "hd95",
            "precision",
            "recall",
            "specificity",
            "centre-in-box",
            "centre-distance");
    private static final List<String> SPEAKING = List.of("org.readingroom.openai", "org.readingroom.llama");

    private final PluginSettings plugins;
    private final NewReadersPage readers;
    private CheckList asked;
    private CheckList prompts;
    private CheckList metrics;

    NewPromptsPage(PluginSettings plugins, NewReadersPage readers) {
        super("prompts");
        this.plugins = plugins;
        this.readers = readers;
        setTitle("Prompts and metrics");
        setDescription("A model that is asked in words is an arm for each prompt, slice by slice.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(area);
        asked = new CheckList(area, "Readers that are asked in words", List.of(), e -> false, () -> {});
        prompts = new CheckList(
                area,
                "Prompts they are asked with",
                plugins.entries(PluginKind.PROMPT),
                e -> e.id().equals("classify"),
                () -> {});
        metrics = new CheckList(
                area, "Metrics", plugins.entries(PluginKind.METRIC), e -> SCORED.contains(e.id()), this::check);
        setControl(area);
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible) {
            List<PluginEntry> chosen = chosen();
            asked.show(chosen, NewPromptsPage::speaks);
        }
        super.setVisible(visible);
    }

    private List<PluginEntry> chosen() {
        return plugins.entries(PluginKind.MODEL).stream()
                .filter(m -> readers.chosen().contains(m.id()))
                .toList();
    }

    private static boolean speaks(PluginEntry e) {
        return SPEAKING.stream().anyMatch(b -> e.bundle().startsWith(b));
    }

    private void check() {
        setErrorMessage(metrics().isEmpty() ? "Tick one metric at least." : null);
        setPageComplete(!metrics().isEmpty());
    }

    List<String> asked() {
        boolean seen = asked != null && getControl().isVisible();
        return seen
                ? asked.ticked()
                : chosen().stream()
                        .filter(NewPromptsPage::speaks)
                        .map(PluginEntry::id)
                        .toList();
    }

    List<String> prompts() {
        return prompts == null ? List.of("classify") : prompts.ticked();
    }

    List<String> metrics() {
        return metrics == null ? SCORED : metrics.ticked();
    }
}

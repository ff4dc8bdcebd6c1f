package org.readingroom.ui.internal.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.wizard.Wizard;
import org.readingroom.settings.AtomicFile;

/** Writes a new study file: its dataset, its readers, how they are asked, what is scored. */
public final class NewStudyWizard extends Wizard {
    private final PluginSettings plugins;
    private final NewStudyPage study;
    private final NewReadersPage readers;
    private final NewPromptsPage prompts;
    private Optional<Path> written = Optional.empty();

    NewStudyWizard(PluginSettings plugins) {
        this.plugins = plugins;
        this.study = new NewStudyPage(plugins);
        this.readers = new NewReadersPage(plugins);
        this.prompts = new NewPromptsPage(plugins, readers);
        setWindowTitle("New Study");
    }

    @Override
    public void addPages() {
        addPage(study);
        addPage(readers);
        addPage(prompts);
    }

    /** What would be written. */
    StudyTemplate template() {
        return new StudyTemplate(
                study.studyName(),
                study.dataset(),
                study.roots(),
                readers.chosen(),
                prompts.asked(),
                prompts.prompts(),
                prompts.metrics());
    }

    @Override
    public boolean performFinish() {
        Path file = study.file();
        if (Files.exists(file)
                && !MessageDialog.openQuestion(
                        getShell(), "New Study", "There is a file " + file + " already. Replace it?")) {
            return false;
        }
        try {
            AtomicFile.write(file, template().text(plugins));
            DesktopMemory.keepRoots(study.folders());
            written = Optional.of(file);
            return true;
        } catch (IOException e) {
            study.setErrorMessage("The file cannot be written: " + e.getMessage());
            return false;
        }
    }

    /** The file that was written; none where the wizard was left. */
    Optional<Path> written() {
        return written;
    }

    /** The first page, for tests. */
    public NewStudyPage studyPage() {
        return study;
    }

    /** The second page, for tests. */
    public NewReadersPage readersPage() {
        return readers;
    }
}

package org.readingroom.ui.internal.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Saves a wording as a prompt file beside the study, and gives the line of the study that uses it. */
final class WordingFile {
    private WordingFile() {}

    /** Asks where to, and saves. */
    static void save(Shell shell, BenchSession session, String wording) {
        BenchLayout layout = session.layout().orElseThrow();
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Save as Prompt File");
        dialog.setFilterPath(layout.folder().toString());
        dialog.setFileName(session.arm() + "-prompt.txt");
        dialog.setFilterExtensions(new String[] {"*.txt", "*"});
        dialog.setOverwrite(true);
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> {
            try {
                write(file, wording);
                tell(shell, line(session.prompt(), layout.folder(), file));
            } catch (IOException e) {
                MessageDialog.openError(shell, "Prompt Bench", "Cannot write " + file + ": " + e.getMessage());
            }
        });
    }

    /** Writes a prompt file: UTF-8, one line end at its end. */
    static void write(Path file, String wording) throws IOException {
        Files.writeString(file, wording.stripTrailing() + "\n", StandardCharsets.UTF_8);
    }

    /** The line of an arm that uses the file. */
    static String line(String prompt, Path study, Path file) {
        Path folder = study.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
        return "prompt: { id: " + prompt + ", file: " + shown.toString().replace('\\', '/') + " }";
    }

    private static void tell(Shell shell, String line) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        clipboard.setContents(new Object[] {line}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
        MessageDialog.openInformation(
                shell, "Prompt Bench", "Saved. An arm uses it with\n\n" + line + "\n\nwhich is on the clipboard.");
    }
}

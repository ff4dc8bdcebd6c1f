package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.ui.internal.bench.BenchView;
import org.readingroom.ui.internal.form.SettingsForm;

/** The prompt bench, with a process of the built engine and an endpoint of this test. */
class BenchTest {
    private static final String STUDY = """
        format: 1
        name: bench
        dataset: { id: brats, root: phantoms }
        cohort: { split: { test: 4, stratify: grade } }
        arms:
          - id: box
            model: { id: openai, endpoint: "%s", model: box }
            prompt: { id: bounding-box, text: liu2025 }
        metrics: [dice]
        """;

    @TempDir
    Path folder;

    private BoxEndpoint endpoint;
    private BenchView view;

    @BeforeEach
    void layOut() throws Exception {
        assumeTrue(System.getProperty("readingroom.engine") != null, "no headless engine is built beside this test");
        endpoint = new BoxEndpoint();
        Path phantoms = folder.resolve("phantoms");
        PhantomFolder.write(phantoms, new PhantomGenerator(1, PhantomSize.SMALL), 12, Monitor.NONE);
        Path study = folder.resolve("bench.yaml");
        Files.writeString(study, STUDY.formatted(endpoint.url()));
        view = Workbench.show(BenchView.ID, BenchView.class);
        view.open(Optional.of(study), Map.of("phantoms", phantoms), Optional.empty(), Optional.empty());
        Workbench.awaitProcess(
                "a slice is shown",
                () -> view.askButton().isEnabled() || view.session().problem());
        assertFalse(view.session().problem(), view.session().status());
    }

    @AfterEach
    void close() {
        Workbench.page().hideView(view);
        if (endpoint != null) {
            endpoint.close();
        }
    }

    private void ask(int times, int answers) {
        view.repeats().setSelection(times);
        view.askButton().notifyListeners(SWT.Selection, new Event());
        Workbench.awaitProcess("the answers are there", () -> !view.session().asking());
        assertEquals(answers, view.answers().getItemCount(), view.session().status());
    }

    @Test
    void aSliceIsAskedAboutWithTheArmsWordsAndWithOthers() {
        assertTrue(
                view.wording().getText().contains("bounding box"),
                view.wording().getText());
        assertTrue(Arrays.stream(view.cases().getItems()).noneMatch(c -> c.contains("test")));
        ask(2, 2);
        assertEquals("answered", view.answers().getItem(1).getText(1));
        assertEquals(
                "rows 20 to 34, columns 15 to 29", view.answers().getItem(1).getText(2));
        assertEquals(BoxEndpoint.ANSWER, view.words().getText());
        StyleRange read = view.words().getStyleRanges()[0];
        assertTrue(
                BoxEndpoint.ANSWER
                                .substring(read.start, read.start + read.length)
                                .startsWith("(20, 15)")
                        || BoxEndpoint.ANSWER
                                .substring(read.start, read.start + read.length)
                                .startsWith("[(20, 15)"),
                BoxEndpoint.ANSWER.substring(read.start));
        Workbench.picture("bench.png");

        view.wording().setText("Where is it on these {rows} rows? A bounding box.");
        ask(1, 3);
        String last = endpoint.asked().get(endpoint.asked().size() - 1);
        assertTrue(last.contains("Where is it on these ") && !last.contains("{rows}"), last);
    }

    @Test
    void anotherModelIsAskedThatNoArmNames() throws Exception {
        assertEquals("openai", view.model().getText());
        try (BoxEndpoint other = new BoxEndpoint()) {
            Dialogs dialog = Dialogs.atNext(shell -> {
                Combo models = Workbench.find(shell, Combo.class);
                String offered = Arrays.toString(models.getItems());
                assertTrue(Arrays.stream(models.getItems()).anyMatch(m -> m.startsWith("openai ")), offered);
                models.select(Arrays.stream(models.getItems())
                        .map(m -> m.startsWith("openai "))
                        .toList()
                        .indexOf(true));
                models.notifyListeners(SWT.Selection, new Event());
                SettingsForm form = Workbench.find(shell, SettingsForm.class);
                text(form, "endpoint").setText(other.url());
                text(form, "model").setText("box");
                Workbench.picture(shell, "bench-model.png");
                assertTrue(shell.getDefaultButton().isEnabled(), form.problems().toString());
                shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
            });
            view.chooseModel().notifyListeners(SWT.Selection, new Event());
            dialog.await("the model is asked for");
            Workbench.awaitProcess(
                    "a slice is shown",
                    () -> view.askButton().isEnabled() || view.session().problem());
            assertEquals("openai, in place of the arm's", view.model().getText());
            ask(1, 1);
            assertEquals(1, other.asked().size(), view.session().status());
            assertEquals(0, endpoint.asked().size());
        }
    }

    private static Text text(SettingsForm form, String key) {
        return (Text) form.control(key).orElseThrow();
    }

    @Test
    void aTestPatientIsAskedAboutOnlyAfterAQuestionAndWithARun() {
        view.testPatients().setSelection(true);
        view.testPatients().notifyListeners(SWT.Selection, new Event());
        String[] items = view.cases().getItems();
        int test = Arrays.asList(items)
                .indexOf(Arrays.stream(items)
                        .filter(c -> c.contains(" test"))
                        .findFirst()
                        .orElseThrow());
        view.cases().select(test);
        view.cases().notifyListeners(SWT.Selection, new Event());
        Workbench.awaitProcess(
                "the test patient is shown",
                () -> items[test].startsWith(shown() + " ") && view.askButton().isEnabled());
        // Closed without agreeing, as a dialog is with Escape.
        Dialogs dialog = Dialogs.atNext(shell -> assertEquals("Prompt Bench", shell.getText()));
        view.askButton().notifyListeners(SWT.Selection, new Event());
        dialog.await("it asks before it asks about a test patient");
        assertFalse(view.session().asking());
        assertEquals(0, endpoint.asked().size());
    }

    private String shown() {
        return view.cases().getText().replaceAll("\\s.*", "");
    }
}

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.ui.internal.form.RootField;
import org.readingroom.ui.internal.form.SettingsForm;

/** Forms made from settings records. */
class SettingsFormTest {
    /** How to train. */
    public record Train(
            @Setting(value = "How often.", def = "10", min = 1, max = 100)
            int epochs,

            @Setting(value = "Rates to try.", def = "[5e-5]", min = 0)
            List<Double> lr) {}

    /** Every kind of setting. */
    public record Everything(
            @Setting("Where it lies.") Root root,

            @Setting(value = "How far.", def = "2.5", unit = "mm", min = 0)
            double distance,

            @Setting(
                    value = "Which way.",
                    def = "up",
                    choices = {"up", "down"})
            String way,

            @Setting(value = "Whether at all.", def = "true")
            boolean really,

            @Setting("What it is called.") Optional<String> title,
            @Setting(value = "Training.", def = "{}") Train train,
            @Setting("Training of another kind.") Optional<Train> again,
            @Setting(value = "Numbers by name.", def = "{}") Map<String, Integer> counts) {}

    @TempDir
    Path folder;

    private Shell shell;
    private SettingsForm form;

    @BeforeEach
    void open() {
        shell = new Shell(Workbench.window().getShell(), SWT.SHELL_TRIM);
        shell.setText("Form");
        shell.setLayout(new FillLayout());
        form = new SettingsForm(shell, Everything.class, RootField.FOLDER);
        shell.setSize(560, 640);
        shell.open();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private <T> T control(String path, Class<T> type) {
        return type.cast(form.control(path).orElseThrow());
    }

    @Test
    void emptyFormLeavesEveryKeyOutAndSaysWhatIsRequired() {
        assertEquals("", form.yaml());
        assertEquals(List.of("'root' is required"), form.problems());
        control("root", Text.class).setText(folder.toString());
        assertEquals(List.of(), form.problems());
        Everything bound = new SettingsBinder(form.roots()).bind(Everything.class, form.node());
        assertEquals(folder.toAbsolutePath(), bound.root().folder());
        assertEquals(2.5, bound.distance());
        assertTrue(bound.again().isEmpty());
    }

    @Test
    void whatIsEnteredIsBoundAndWrittenInTheRecordsOrder() {
        int[] told = {0};
        form.addChangeListener(() -> told[0]++);
        control("root", Text.class).setText(folder.toString());
        control("counts", Text.class).setText("b: 2\na: 1");
        control("train.epochs", Text.class).setText("20");
        control("train.lr", Text.class).setText("1e-4, 5e-5");
        control("title", Text.class).setText("5");
        control("way", Combo.class).select(2);
        control("way", Combo.class).notifyListeners(SWT.Selection, null);
        control("really", Button.class).setSelection(false);
        control("really", Button.class).notifyListeners(SWT.Selection, null);
        assertEquals(List.of(), form.problems());
        assertTrue(told[0] >= 7, told[0] + " times");
        Everything bound = new SettingsBinder(form.roots()).bind(Everything.class, form.node());
        assertEquals(new Train(20, List.of(1e-4, 5e-5)), bound.train());
        assertEquals(Optional.of("5"), bound.title());
        assertEquals("down", bound.way());
        assertFalse(bound.really());
        assertEquals(Map.of("a", 1, "b", 2), bound.counts());
        Everything again =
                new SettingsBinder(form.roots()).bind(Everything.class, SettingsNode.parse("yaml", form.yaml()));
        assertEquals(bound, again);
        assertEquals(
                List.of("root", "way", "really", "title", "train", "counts"),
                form.node().keys());
        Workbench.picture(shell, "form.png");
    }

    @Test
    void problemsAreSaidAsTheyAreTyped() {
        control("root", Text.class).setText(folder.toString());
        control("train.epochs", Text.class).setText("0");
        assertEquals(1, form.problems().size(), form.problems().toString());
        assertTrue(form.problems().get(0).contains("'epochs' in train is between 1 and 100"), form.problems() + "");
        control("train.epochs", Text.class).setText("many");
        assertTrue(form.problems().get(0).contains("a whole number"), form.problems() + "");
        control("train.epochs", Text.class).setText("");
        control("counts", Text.class).setText("a: [");
        assertTrue(form.problems().get(0).contains("'counts' is not YAML"), form.problems() + "");
        control("counts", Text.class).setText("");
        control("root", Text.class).setText(folder.resolve("nowhere").toString());
        assertTrue(form.problems().get(0).contains("there is no folder"), form.problems() + "");
    }

    @Test
    void shownSettingsComeBackTheSame() {
        SettingsNode node = SettingsNode.parse(
                "study", "{root: data, distance: 1e-3, again: {lr: [1, 2]}, train: {}, way: sideways, extra: {a: 1}}");
        form.show(node, Map.of("data", folder));
        assertEquals(folder.toString(), control("root", Text.class).getText());
        assertTrue(
                form.problems().stream().anyMatch(p -> p.contains("'way' is one of up, down")), form.problems() + "");
        assertTrue(form.node().keys().contains("extra"), "a key that the record does not know is kept");
        assertEquals("sideways", form.node().get("way").orElseThrow().text());
        assertEquals(List.of("lr"), form.node().get("again").orElseThrow().keys());
        form.show(SettingsNode.empty("nothing"));
        assertEquals("", form.yaml());
    }

    @Test
    void fieldsSayWhatTheyAreFor() {
        String tip = control("distance", Text.class).getToolTipText();
        assertTrue(tip.contains("How far.") && tip.contains("at least 0 mm") && tip.contains("Default: 2.5"), tip);
        assertEquals("2.5", control("distance", Text.class).getMessage());
    }
}

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.readingroom.settings.UserFolder;
import org.readingroom.settings.UserPreferences;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.help.HelpPages;
import org.readingroom.ui.internal.prefs.EnginePage;
import org.readingroom.ui.internal.prefs.LookPage;
import org.readingroom.ui.internal.welcome.WelcomeView;

/** Welcome, preferences and help. */
class WelcomeTest {
    @Test
    void theDemonstrationIsOneClickAway() {
        WelcomeView view = Workbench.show(WelcomeView.ID, WelcomeView.class);
        assertEquals("Run the Demonstration", view.demonstration().getText());
        assertTrue(view.demonstration().isEnabled());
        Workbench.picture("welcome.png");
    }

    @Test
    void theButtonStartsTheStudyOfTheDemonstration() throws Exception {
        assumeTrue(System.getProperty("readingroom.engine") != null, "no headless engine is built beside this test");
        WelcomeView view = Workbench.show(WelcomeView.ID, WelcomeView.class);
        Path run = UserFolder.locate().resolve("demonstration").resolve("run");
        view.demonstration().notifyListeners(SWT.Selection, new Event());
        Optional<Job> job = Arrays.stream(Job.getJobManager().find(BackgroundJob.PLUGIN))
                .filter(j -> j.getName().equals("Running the demonstration"))
                .findFirst();
        assertTrue(job.isPresent(), "a job shows how far it is");
        assertFalse(view.demonstration().isEnabled(), "two would work in one folder");
        Workbench.awaitProcess(
                "the study is at work",
                () -> Files.exists(run.resolve("cohort.json")) || job.get().getState() == Job.NONE);
        assertTrue(Files.exists(run.resolve("cohort.json")), run.toString());
        job.get().cancel();
        Workbench.awaitProcess("it is stopped", () -> job.get().getState() == Job.NONE);
        Workbench.await("it may be started again", () -> view.demonstration().isEnabled());
    }

    @Test
    void thePreferencePagesAreThereAndKeysAreListed() {
        PreferenceManager pages = PlatformUI.getWorkbench().getPreferenceManager();
        List<String> ids = Arrays.stream(pages.getRootSubNodes())
                .map(IPreferenceNode::getId)
                .toList();
        assertTrue(ids.containsAll(List.of(EnginePage.ID, LookPage.ID)), ids.toString());
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        assertEquals("F1", bindings.getBestActiveBindingFormattedFor("org.readingroom.ui.command.help"));
    }

    @Test
    void whatIsPreferredLiesWhereTheCommandLineReadsIt() throws Exception {
        Path home = UserFolder.locate();
        UserPreferences wanted = new UserPreferences(
                Map.of("llama", Path.of("/models/llama")), Optional.empty(), OptionalDouble.of(3), "cpu");
        wanted.save(home);
        try {
            assertEquals(wanted, UserPreferences.load(home));
        } finally {
            Files.delete(home.resolve("preferences.properties"));
        }
    }

    @Test
    void theDocumentationIsInTheDesktop() throws Exception {
        Path page = HelpPages.file("index.html");
        assertTrue(Files.readString(page).contains("Reading Room"), page.toString());
        assertTrue(Files.exists(HelpPages.file(HelpPages.topic("org.readingroom.ui.view.bench"))));
        assertTrue(Files.exists(page.resolveSibling("prompts.html")));
    }
}

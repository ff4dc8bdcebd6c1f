package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.readingroom.settings.UserFolder;
import org.readingroom.settings.UserPreferences;
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

package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;

/** The keys of the window, each of which does one thing: our own where the workbench has a command for the same key. */
class KeysTest {
    private static final String OURS = "org.readingroom.ui.command.";

    /** As docs/desktop.md lists them. */
    private static final Map<String, String> KEYS = Map.of(
            "M1+O", OURS + "openDataset",
            "M1+M2+O", OURS + "openStudy",
            "M1+N", OURS + "newStudy",
            "M1+R", OURS + "runStudy",
            "M1+M2+R", OURS + "openRun",
            "F5", OURS + "refreshRun",
            "F1", OURS + "help",
            "M1+S", "org.eclipse.ui.file.save",
            "M1+M2+L", "org.eclipse.ui.window.showKeyAssist");

    private final IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);

    @Test
    void ourSchemeIsTheActiveOne() {
        assertEquals("org.readingroom.ui.keys", bindings.getActiveScheme().getId());
    }

    @Test
    void eachKeyHasOneCommand() throws ParseException {
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            Binding found = bindings.getPerfectMatch(KeySequence.getInstance(key.getKey()));
            // None is found where two commands claim the key.
            assertNotNull(found, key.getKey() + " does nothing");
            assertEquals(key.getValue(), found.getParameterizedCommand().getId(), key.getKey());
        }
    }
}

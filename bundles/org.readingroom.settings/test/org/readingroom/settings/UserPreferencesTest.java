package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.PluginException;

class UserPreferencesTest {
    @TempDir
    Path home;

    @Test
    void whatIsSavedIsReadBack() {
        UserPreferences wanted = new UserPreferences(
                Map.of("llama-3.2-11b", Path.of("/models/llama: 11 b"), "brats2020", Path.of("d\u00e4ta")),
                Optional.of(Path.of("/scratch/cache")),
                OptionalDouble.of(2.5),
                "cuda:1");
        wanted.save(home.resolve("new"));
        assertEquals(wanted, UserPreferences.load(home.resolve("new")));
    }

    @Test
    void withoutAFileNothingIsPreferred() {
        assertEquals(UserPreferences.NONE, UserPreferences.load(home));
        UserPreferences.NONE.save(home);
        assertEquals(UserPreferences.NONE, UserPreferences.load(home));
    }

    @Test
    void givenRootsGoFirst() {
        UserPreferences p = new UserPreferences(
                Map.of("a", Path.of("old"), "b", Path.of("kept")), Optional.empty(), OptionalDouble.empty(), "auto");
        assertEquals(Map.of("a", Path.of("new"), "b", Path.of("kept")), p.rootsUnder(Map.of("a", Path.of("new"))));
    }

    @Test
    void whatCannotBeIsNamedWithTheFile() throws Exception {
        Files.writeString(home.resolve("preferences.properties"), "cache.gigabytes=plenty\n");
        PluginException e = assertThrows(PluginException.class, () -> UserPreferences.load(home));
        assertTrue(e.getMessage().contains("preferences.properties"), e.getMessage());
        Files.writeString(home.resolve("preferences.properties"), "device=abacus\n");
        assertThrows(PluginException.class, () -> UserPreferences.load(home));
    }
}

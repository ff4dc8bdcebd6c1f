package org.readingroom.cli.internal.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.command.CommandException;

class DesktopProductTest {
    private static final List<String> USED =
            List.of("readingroom.desktop", "readingroom.install", "readingroom.engine", "readingroom.home");
    private final Map<String, String> before = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void pointAtTheFolder() {
        USED.forEach(name -> before.put(name, System.getProperty(name)));
        System.clearProperty("readingroom.desktop");
        System.setProperty("readingroom.install", folder.toString());
        System.setProperty("readingroom.engine", folder.toString());
        System.setProperty("readingroom.home", folder.resolve("home").toString());
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void anInstallationWithoutADesktopSaysSo() {
        String message =
                assertThrows(CommandException.class, DesktopProduct::find).getMessage();
        assertTrue(message.contains("has no desktop") && message.contains(folder.toString()), message);
    }

    @Test
    void theDesktopKeepsItsFilesInTheUsersFolder() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("desktop").resolve("plugins"));
        Path jar = Files.createFile(plugins.resolve("org.eclipse.equinox.launcher_1.8.0.jar"));
        Path flags = Files.createDirectories(folder.resolve("conf")).resolve("jvm-desktop.options");
        Files.createFile(flags);
        List<String> line = DesktopProduct.find().commandLine();
        assertEquals(jar.toString(), line.get(line.indexOf("-jar") + 1));
        assertTrue(line.contains("@" + flags), line.toString());
        for (String option : List.of("-configuration", "-data")) {
            Path at = Path.of(line.get(line.indexOf(option) + 1));
            assertTrue(at.startsWith(folder.resolve("home")), option + " " + at);
        }
    }
}

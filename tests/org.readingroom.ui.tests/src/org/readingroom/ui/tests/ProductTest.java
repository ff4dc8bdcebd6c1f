package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.CasesPerspective;

/** The product as built, started in a process of its own with its self-test. */
class ProductTest {
    /** A plugin of a third party, as an add-on. */
    private static final Path EXAMPLE =
            Path.of(System.getProperty("readingroom.test.example")).normalize();

    @TempDir
    Path home;

    @Test
    void startsFromAnInstallationItDoesNotWriteTo() throws Exception {
        Map<String, Long> before = files();
        Path addons = Files.createDirectories(home.resolve("addons"));
        Files.writeString(addons.resolve("broken.jar"), "no jar at all");
        Files.copy(EXAMPLE, addons.resolve("example.jar"));
        Path seen = home.resolve("seen.txt");
        assertEquals(0, run("-selftest", seen.toString()), () -> output());
        List<String> lines = Files.readAllLines(seen);
        assertTrue(lines.contains("view org.readingroom.ui.view.cases Cases"), lines.toString());
        assertTrue(lines.contains("view org.readingroom.ui.view.plugins Plugins"), lines.toString());
        assertTrue(lines.contains("view " + CasesPerspective.ERROR_LOG + " Error Log"), lines.toString());
        assertTrue(lines.contains("view org.eclipse.ui.views.ProgressView Progress"), lines.toString());
        assertTrue(lines.contains("plugin metric dice 1.0.0 ready"), lines.toString());
        assertTrue(lines.contains("plugin metric volume-gap 1.0.0 ready"), lines.toString());
        List<String> failed = lines.stream().filter(l -> l.endsWith("failed")).toList();
        assertEquals(1, failed.size(), failed.toString());
        assertTrue(failed.get(0).contains("broken.jar"), failed.toString());
        String log =
                Files.readString(home.resolve("workspace").resolve(".metadata").resolve(".log"));
        assertTrue(log.contains("broken.jar"), log);
        Path picture = Files.copy(
                home.resolve("seen.txt.png"),
                Path.of(System.getProperty("readingroom.test.pictures"), "product.png"),
                StandardCopyOption.REPLACE_EXISTING);
        assertTrue(ImageIO.read(picture.toFile()).getWidth() > 600);
        assertEquals(before, files());
    }

    @Test
    void refusesAnOptionWithoutItsValue() throws Exception {
        assertTrue(run("-selftest") != 0);
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        return new Product(home).run(arguments);
    }

    private String output() {
        return new Product(home).output();
    }

    private static Map<String, Long> files() throws IOException {
        Map<String, Long> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Product.FOLDER)) {
            for (Path file : all.toList()) {
                times.put(
                        Product.FOLDER.relativize(file).toString(),
                        Files.getLastModifiedTime(file).toMillis());
            }
        }
        return times;
    }
}

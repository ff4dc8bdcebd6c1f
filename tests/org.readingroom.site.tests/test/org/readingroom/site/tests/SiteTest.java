package org.readingroom.site.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every feature of the zipped p2 site, installed by the director into a fresh desktop that has the core and the desktop's
 * own feature from the same site, and nothing of any backend.
 */
class SiteTest {
    private static final String OURS = "org.readingroom.";
    private static final List<String> BASE = List.of("core", "desktop");

    /** A backend's feature, and the plugins that a desktop has by it; the libraries' own has none. */
    private static final Map<String, List<String>> BACKENDS = new TreeMap<>(Map.of(
            "openai", List.of("model openai"),
            "torch", List.of(),
            "cnn", List.of("model cnn-classifier", "model cnn-segmenter"),
            "llama", List.of("model llama-vision"),
            "lora", List.of("model llama-vision", "model llama-lora")));

    private static final Path SITE =
            Path.of(System.getProperty("readingroom.test.site")).normalize();

    @TempDir
    private static Path work;

    private static final Map<String, Desktop> DESKTOPS = new HashMap<>();
    private static final Map<String, Future<List<String>>> SEEN = new HashMap<>();

    /** Two processors are what the machines of a build have. */
    private static final ExecutorService STARTS = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void install() throws Exception {
        Path product = Path.of(System.getProperty("readingroom.test.product")).normalize();
        assertTrue(Files.exists(SITE) && Files.isDirectory(product), "nothing is built in " + product + " or " + SITE);
        Desktop base = new Desktop(product).copy(work.resolve("base"));
        DESKTOPS.put("base", base);
        withoutBackends(base);
        SEEN.put("base", STARTS.submit(base::selfTest));
        Director director = new Director(work, SITE);
        for (String backend : BACKENDS.keySet()) {
            Desktop desktop = base.copy(work.resolve(backend));
            DESKTOPS.put(backend, desktop);
            director.change(desktop, List.of(group(backend)), List.of());
        }
        director.run();
        BACKENDS.forEach((backend, plugins) -> {
            if (!plugins.isEmpty()) {
                SEEN.put(backend, STARTS.submit(DESKTOPS.get(backend)::selfTest));
            }
        });
    }

    @AfterAll
    static void end() {
        STARTS.shutdownNow();
    }

    /** The product goes, and what it wants of ours with it; what it stands on stays, and our features take its place. */
    private static void withoutBackends(Desktop desktop) throws IOException, InterruptedException {
        List<String> install =
                new ArrayList<>(BASE.stream().map(SiteTest::group).toList());
        List<String> product = new ArrayList<>();
        for (String unit : new TreeSet<>(desktop.units())) {
            String id = unit.substring(0, unit.indexOf('/'));
            if (id.equals(OURS + "desktop")) {
                product.add(id);
            } else if (id.startsWith("tooling" + OURS + "desktop.config.")
                    || !id.contains(OURS) && !id.startsWith("a.jre")) {
                install.add(unit);
            }
        }
        new Director(work, SITE).change(desktop, install, product).run();
    }

    private static String group(String feature) {
        return OURS + feature + ".feature.feature.group";
    }

    @Test
    void theSiteHasAFeatureForTheCoreTheDesktopAndEachBackend() throws Exception {
        TreeSet<String> expected = new TreeSet<>(BACKENDS.keySet());
        expected.addAll(BASE);
        try (ZipFile zip = new ZipFile(SITE.toFile());
                Stream<String> names = zip.stream().map(Object::toString)) {
            List<String> features = names.filter(n -> n.matches("features/.+\\.jar"))
                    .map(n -> n.replaceFirst("features/" + OURS + "(.+)\\.feature_.*", "$1"))
                    .sorted()
                    .toList();
            assertEquals(List.copyOf(expected), features);
        }
    }

    @Test
    void theCoreAndTheDesktopAloneHaveNoBackend() throws Exception {
        List<String> lines = SEEN.get("base").get();
        for (String plugin : List.of("dataset brats", "prompt bounding-box", "metric dice", "model prior")) {
            assertTrue(has(lines, plugin), plugin + " is not in " + lines);
        }
        for (String backend : BACKENDS.keySet()) {
            assertTrue(!DESKTOPS.get("base").bundles().contains(OURS + backend), backend);
            for (String plugin : BACKENDS.get(backend)) {
                assertTrue(!has(lines, plugin), plugin + " is there before it is installed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn", "llama", "lora", "openai", "torch"})
    void aBackendIsThereOnceItIsInstalled(String backend) throws Exception {
        Desktop desktop = DESKTOPS.get(backend);
        assertTrue(desktop.bundles().contains(OURS + backend), desktop.bundles().toString());
        assertTrue(
                desktop.units().stream().anyMatch(u -> u.startsWith(group(backend) + "/")),
                "p2 does not know of the feature");
        for (String plugin : BACKENDS.get(backend)) {
            List<String> lines = SEEN.get(backend).get();
            assertTrue(has(lines, plugin), plugin + " is not in " + lines);
            assertTrue(lines.stream().noneMatch(l -> l.endsWith("failed")), lines.toString());
        }
    }

    private static boolean has(List<String> lines, String plugin) {
        return lines.stream().anyMatch(l -> l.startsWith("plugin " + plugin + " "));
    }
}

package org.readingroom.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.api.Plugin;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.fixture.GoodMetric;
import org.readingroom.settings.fixture.RegisteringActivator;
import org.readingroom.settings.fixture.ThrowingActivator;
import org.readingroom.settings.fixture.UnlinkedMetric;
import org.readingroom.settings.fixture.UnmakeableMetric;

/** Registry and deployer as bundles on both frameworks. */
class FrameworksTest {
    private static final String FELIX = "org.apache.felix.framework.FrameworkFactory";
    private static final String EQUINOX = "org.eclipse.osgi.launch.EquinoxFactory";

    @TempDir
    Path folder;

    private Path addons;

    /** The jar that holds a class; not loaded, so that the two frameworks do not meet. */
    private static Path needed(String type) throws Exception {
        URL url = FrameworksTest.class.getClassLoader().getResource(type.replace('.', '/') + ".class");
        assumeTrue(url != null, "not run: no jar with " + type + " is on the class path of the tests");
        String inJar = url.getPath();
        return Path.of(URI.create(inJar.substring(0, inJar.indexOf("!/"))));
    }

    private Map<String, List<String>> boot(String framework, Map<String, String> more) throws Exception {
        List<Path> bundles = new ArrayList<>();
        for (String type : List.of(
                "org.osgi.util.function.Function",
                "org.osgi.util.promise.Promise",
                "org.osgi.service.component.ComponentContext",
                "org.yaml.snakeyaml.Yaml",
                "org.apache.felix.scr.info.ScrInfo")) {
            bundles.add(needed(type));
        }
        if (framework.equals(FELIX)) {
            bundles.add(needed("org.apache.felix.log.Activator"));
        }
        Path jars = Files.createDirectories(folder.resolve("jars"));
        bundles.add(TestJar.ours("org.readingroom.api", Plugin.class, jars));
        bundles.add(TestJar.ours("org.readingroom.settings", PluginRegistry.class, jars));
        Map<String, String> options = new HashMap<>(Map.of(
                "org.osgi.framework.storage",
                        folder.resolve("storage-" + framework).toString(),
                "readingroom.home", folder.resolve("home").toString(),
                "readingroom.install", folder.resolve("install").toString(),
                "ds.loglevel", "0",
                "equinox.log.history.max", "100"));
        options.putAll(more);
        String first = more.containsKey("first") ? more.get("first") + File.pathSeparator : "";
        options.put(
                "bundles",
                first
                        + String.join(
                                File.pathSeparator,
                                bundles.stream().map(Path::toString).toList()));
        Path probeAlone = TestJar.bare().classes(FrameworkProbe.class).write(jars.resolve("probe.jar"));
        URL[] urls = {needed(framework).toUri().toURL(), probeAlone.toUri().toURL()};
        // Left open: Equinox still loads classes when the tests' Java ends.
        URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        @SuppressWarnings("unchecked")
        var probe = (Function<Map<String, String>, Map<String, List<String>>>)
                loader.loadClass(FrameworkProbe.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
        return probe.apply(options);
    }

    private Path addon(String file) {
        addons = folder.resolve("home/addons");
        return addons.resolve(file);
    }

    private static void assertNamed(Map<String, List<String>> told, String subject, String reason) {
        assertTrue(
                told.get("problems").stream().anyMatch(p -> p.contains(subject) && p.contains(reason)),
                () -> "no problem of " + subject + " saying '" + reason + "' in\n"
                        + String.join("\n", told.get("problems")));
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void brokenAddonsAreNamedAndDisturbNothing(String framework) throws Exception {
        TestJar.bundle("acme.good", "1.2.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "good")
                .write(addon("good.jar"));
        TestJar.bare().file("readme.txt", "x").write(addon("bare.jar"));
        Files.writeString(addon("text.jar"), "no jar at all");
        TestJar.bundle("acme.unresolved", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "unresolved")
                .header("Import-Package", "com.acme.gone;version=\"[1,2)\"")
                .write(addon("unresolved.jar"));
        TestJar.bundle("acme.old", "1.0.0")
                .header("Import-Package", "org.readingroom.api;version=\"[9,10)\"")
                .write(addon("old.jar"));
        TestJar.bundle("acme.throws", "1.0.0")
                .classes(ThrowingActivator.class)
                .header("Bundle-Activator", ThrowingActivator.class.getName())
                .write(addon("throws.jar"));
        TestJar.bundle("acme.unlinked", "1.0.0")
                .classes(GoodMetric.class, UnlinkedMetric.class)
                .metric(UnlinkedMetric.class, "unlinked")
                .write(addon("unlinked.jar"));
        TestJar.bundle("acme.unmakeable", "1.0.0")
                .classes(GoodMetric.class, UnmakeableMetric.class)
                .metric(UnmakeableMetric.class, "unmakeable")
                .write(addon("unmakeable.jar"));
        TestJar.bundle("acme.nameless", "1.0.0")
                .classes(GoodMetric.class, RegisteringActivator.class)
                .header("Bundle-Activator", RegisteringActivator.class.getName())
                .write(addon("nameless.jar"));
        TestJar.bundle("acme.twice.a", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "twice")
                .write(addon("twice-a.jar"));
        TestJar.bundle("acme.twice.b", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "twice")
                .write(addon("twice-b.jar"));
        TestJar.bundle("acme.good", "1.3.0").write(addon("second-good.jar"));
        TestJar.bundle("org.readingroom.api", "5.0.0").write(addon("impostor.jar"));
        TestJar.bundle("acme.lost", "1.0.0")
                .header("Fragment-Host", "acme.nobody")
                .write(addon("lost.jar"));

        Map<String, List<String>> told = boot(framework, Map.of("open", "good,unlinked,unmakeable,twice,goood"));

        List<String> entries = told.get("entries");
        assertEquals(3, entries.size(), entries.toString());
        assertEquals(
                "PluginEntry[kind=METRIC, id=good, label=Label of good, version=2.0.0, bundle=acme.good 1.2.0]",
                entries.get(0));
        List<String> opened = told.get("opened");
        assertEquals("class org.readingroom.api.settings.NoSettings", opened.get(0));
        assertTrue(
                opened.get(1)
                        .startsWith("PluginException: metric 'unlinked' 2.0.0 of acme.unlinked 1.0.0 failed: "
                                + "NoClassDefFoundError: com/acme/Gone"),
                opened.get(1));
        assertTrue(opened.get(2).contains("'unmakeable' of acme.unmakeable 1.0.0 cannot be made"), opened.get(2));
        assertTrue(opened.get(2).contains("no table of weights"), opened.get(2));
        assertTrue(opened.get(3).contains("claimed by acme.twice.a 1.0.0 and acme.twice.b 1.0.0"), opened.get(3));
        assertTrue(opened.get(4).contains("did you mean 'good'?"), opened.get(4));
        assertNamed(told, "bare.jar", "names no Bundle-SymbolicName");
        assertNamed(told, "text.jar", "no jar that can be read");
        assertNamed(
                told,
                "unresolved.jar",
                "it needs package com.acme.gone version>=1.0.0, not version>=2.0.0, which is not installed");
        assertNamed(told, "old.jar", "but what is installed is 1.0.0");
        assertNamed(told, "throws.jar", "it throws at start: java.lang.IllegalStateException: the licence ran out");
        assertNamed(told, "unmakeable", "no table of weights");
        assertNamed(told, "acme.nameless 1.0.0", "without the service property readingroom.id");
        assertNamed(told, "metric 'twice'", "claimed by acme.twice.a 1.0.0 and acme.twice.b 1.0.0");
        assertNamed(told, "second-good.jar", "bundle acme.good is there already, from " + addon("good.jar"));
        assertNamed(told, "impostor.jar", "from the installation itself");
        assertNamed(told, "lost.jar", "host bundle acme.nobody");
        assertTrue(
                told.get("log").stream().anyMatch(m -> m.contains("throws.jar") && m.contains("the licence ran out")),
                () -> String.join("\n", told.get("log")));
        assertEquals(11, told.get("problems").size(), String.join("\n", told.get("problems")));
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void theFrameworkFollowsTheFolders(String framework) throws Exception {
        TestJar.bundle("acme.one", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "one")
                .write(addon("one.jar"));
        TestJar.bundle("acme.two", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "two")
                .write(folder.resolve("install/addons/two.jar"));
        assertEquals(2, boot(framework, Map.of()).get("entries").size());
        assertEquals(2, boot(framework, Map.of()).get("entries").size());

        Files.delete(folder.resolve("install/addons/two.jar"));
        TestJar.bundle("acme.one", "1.10.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "first")
                .write(addon("one.jar"));
        Map<String, List<String>> told = boot(framework, Map.of());
        assertEquals(
                List.of(
                        "PluginEntry[kind=METRIC, id=first, label=Label of first, version=2.0.0, bundle=acme.one 1.10.0]"),
                told.get("entries"));
        assertEquals(List.of(), told.get("problems"));

        Map<String, List<String>> none = boot(framework, Map.of("readingroom.addons", "false"));
        assertEquals(List.of(), none.get("entries"));
        assertTrue(
                none.get("bundles").stream().noneMatch(b -> b.startsWith("acme.")),
                none.get("bundles").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void aHostThatRunsTakesANewFragment(String framework) throws Exception {
        Path host = TestJar.bundle("acme.host", "1.0.0").file("own.txt", "x").write(folder.resolve("host.jar"));
        TestJar.bundle("acme.fragment", "1.0.0")
                .header("Fragment-Host", "acme.host")
                .file("more.txt", "x")
                .write(addon("fragment.jar"));
        Map<String, List<String>> told =
                boot(framework, Map.of("first", host.toString(), "resource", "acme.host/more.txt"));
        assertEquals(List.of("true"), told.get("resource"));
        assertEquals(List.of(), told.get("problems"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void aFragmentOfOurOwnApiRestartsUsOnce(String framework) throws Exception {
        TestJar.bundle("acme.fragment", "1.0.0")
                .header("Fragment-Host", "org.readingroom.api")
                .file("more.txt", "x")
                .write(addon("fragment.jar"));
        TestJar.bundle("acme.good", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "good")
                .write(addon("good.jar"));
        Map<String, List<String>> told =
                boot(framework, Map.of("restarts", "1", "resource", "org.readingroom.api/more.txt"));
        assertEquals(List.of("true"), told.get("resource"));
        assertEquals(1, told.get("entries").size());
        assertEquals(List.of(), told.get("problems"));
    }

    private Path metricJar(String version, String id, Path to) throws Exception {
        return TestJar.bundle("acme.one", version)
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, id)
                .write(to);
    }

    private Map<String, List<String>> bootThenMove(String framework, Path from, Path to) throws Exception {
        return boot(framework, Map.of("later", from + File.pathSeparator + to));
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void anAddonComesChangesAndGoesWhileTheFrameworkRuns(String framework) throws Exception {
        Path later = metricJar("1.0.0", "one", folder.resolve("later.jar"));
        Map<String, List<String>> came = bootThenMove(framework, later, addon("one.jar"));
        assertEquals(List.of(), came.get("before"));
        assertEquals(List.of("NOW"), came.get("effect"));
        assertEquals(1, came.get("entries").size(), came.toString());

        Path newer = metricJar("1.10.0", "first", folder.resolve("newer.jar"));
        Map<String, List<String>> changed = bootThenMove(framework, newer, addon("one.jar"));
        assertEquals(List.of("NOW"), changed.get("effect"));
        assertTrue(changed.get("entries").get(0).contains("id=first"), changed.toString());
        assertEquals(1, changed.get("entries").size(), changed.toString());

        Map<String, List<String>> gone = bootThenMove(framework, addon("one.jar"), folder.resolve("out.jar"));
        assertEquals(1, gone.get("before").size());
        assertEquals(List.of("NOW"), gone.get("effect"));
        assertEquals(List.of(), gone.get("entries"));
        assertEquals(List.of(), gone.get("problems"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FELIX, EQUINOX})
    void nativeLibrariesWaitForTheNextStart(String framework) throws Exception {
        Path later = TestJar.bundle("acme.native", "1.0.0")
                .classes(GoodMetric.class)
                .metric(GoodMetric.class, "native")
                .file("lib/libacme.so.2", "x")
                .write(folder.resolve("later.jar"));
        Map<String, List<String>> told = bootThenMove(framework, later, addon("native.jar"));
        assertEquals(List.of("NEXT_START"), told.get("effect"));
        assertEquals(List.of(), told.get("entries"));
        assertEquals(1, boot(framework, Map.of()).get("entries").size());
    }
}

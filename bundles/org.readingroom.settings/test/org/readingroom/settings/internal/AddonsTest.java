package org.readingroom.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.PluginException;
import org.readingroom.settings.Addon;
import org.readingroom.settings.Addons;

class AddonsTest {
    @TempDir
    Path folder;

    private Path users;
    private Path installations;
    private Addons addons;

    @BeforeEach
    void twoFolders() {
        users = folder.resolve("home/addons");
        installations = folder.resolve("install/addons");
        addons = new Addons(users, Optional.of(installations), name -> name.equals("org.readingroom.api"));
    }

    private Path jar(String name, String version) throws IOException {
        return TestJar.bundle(name, version).write(folder.resolve("from").resolve(name + "-" + version + ".jar"));
    }

    private String refusal(Path file) throws IOException {
        String message =
                assertThrows(PluginException.class, () -> addons.install(file)).getMessage();
        assertEquals(List.of(), left(), "a refused file leaves nothing behind");
        return message;
    }

    private List<String> left() throws IOException {
        if (!Files.isDirectory(users)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(users)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aJarIsCopiedAndListedAndRemoved() throws IOException {
        Addons.Installed done = addons.install(jar("acme.one", "1.0.0"));
        assertEquals(List.of("acme.one_1.0.0.jar"), left());
        assertEquals(
                new Addon("acme.one", "1.0.0", users.resolve("acme.one_1.0.0.jar"), true),
                done.installed().get(0));
        assertEquals(done.installed(), addons.list());
        assertEquals("acme.one", addons.remove("acme.one").name());
        assertEquals(List.of(), addons.list());
    }

    @Test
    void aNewerOneTakesTheOldOnesPlaceAndSaysSo() throws IOException {
        addons.install(jar("acme.one", "1.0.0"));
        Addons.Installed done = addons.install(jar("acme.one", "1.1.0"));
        assertEquals(
                List.of("1.0.0"), done.replaced().stream().map(Addon::version).toList());
        assertEquals(List.of("acme.one_1.1.0.jar"), left());
        assertEquals(1, addons.install(jar("acme.one", "1.1.0")).replaced().size());
        assertEquals(List.of("acme.one_1.1.0.jar"), left());
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        assertTrue(refusal(TestJar.bare().file("a.txt", "x").write(folder.resolve("bare.jar")))
                .contains("Bundle-SymbolicName"));
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
        assertTrue(refusal(text).contains("text.jar cannot be installed"));
        assertTrue(refusal(folder.resolve("gone.jar")).contains("there is no file"));
        assertTrue(refusal(jar("org.readingroom.api", "9.0.0")).contains("a part of the installation"));
        assertTrue(refusal(TestJar.bundle("acme.odd", "one.two").write(folder.resolve("odd.jar")))
                .contains("'one.two' is no version"));
        assertTrue(refusal(TestJar.bundle("../../evil", "1.0.0").write(folder.resolve("evil.jar")))
                .contains("'../../evil' is none"));
        Path old = TestJar.bare().header("Bundle-SymbolicName", "acme.r3").write(folder.resolve("r3.jar"));
        assertTrue(refusal(old).contains("Bundle-ManifestVersion"));
    }

    @Test
    void anUpdateSiteGivesItsPlugins() throws IOException {
        Path source = TestJar.bundle("acme.one.source", "1.0.0")
                .header("Eclipse-SourceBundle", "acme.one")
                .write(folder.resolve("s.jar"));
        Path site = TestJar.zip(
                folder.resolve("site.zip"),
                List.of(
                        "artifacts.jar",
                        "plugins/acme.one.jar",
                        "plugins/acme.two.jar",
                        "plugins/api.jar",
                        "plugins/source.jar"),
                List.of(
                        source,
                        jar("acme.one", "1.0.0"),
                        jar("acme.two", "2.0.0"),
                        jar("org.readingroom.api", "1.0.0"),
                        source));
        Addons.Installed done = addons.install(site);
        assertEquals(List.of("acme.one_1.0.0.jar", "acme.two_2.0.0.jar"), left());
        assertEquals(2, done.installed().size());
        assertEquals(
                List.of("org.readingroom.api 1.0.0: a part of the installation", "acme.one.source 1.0.0: source text"),
                done.skipped());
    }

    @Test
    void aSiteWithABrokenJarInstallsNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no zip");
        Path site = TestJar.zip(
                folder.resolve("site.zip"),
                List.of("plugins/a.jar", "plugins/b.jar"),
                List.of(jar("acme.one", "1.0.0"), text));
        assertTrue(refusal(site).contains("plugins/b.jar: it is no jar"), () -> "the jar is named");
        Path none = TestJar.zip(
                folder.resolve("none.zip"), List.of("plugins/api.jar"), List.of(jar("org.readingroom.api", "1.0.0")));
        assertTrue(refusal(none).contains("nothing in it to install"));
    }

    @Test
    void namesInAZipNeverLeaveTheFolder() throws IOException {
        Path one = jar("acme.one", "1.0.0");
        Path site = TestJar.zip(
                folder.resolve("slip.zip"),
                List.of("plugins/../../../evil.jar", "plugins/..\\..\\evil.jar", "plugins/fine.jar"),
                List.of(one, one, one));
        addons.install(site);
        assertEquals(List.of("acme.one_1.0.0.jar"), left());
        assertFalse(Files.exists(folder.resolve("evil.jar")));
    }

    @Test
    void theInstallationsOwnAreListedAndNotRemoved() throws IOException {
        TestJar.bundle("acme.all", "1.0.0").write(installations.resolve("all.jar"));
        assertEquals(false, addons.list().get(0).removable());
        String message = assertThrows(PluginException.class, () -> addons.remove("acme.all"))
                .getMessage();
        assertTrue(message.contains("belongs to the installation"), message);
        assertTrue(refusal(jar("acme.all", "2.0.0")).contains("installed for everybody already"));
    }

    @Test
    void removingSuggestsTheNearestAndTakesFileNames() throws IOException {
        addons.install(jar("acme.one", "1.0.0"));
        Files.writeString(users.resolve("junk.jar"), "no zip");
        String message = assertThrows(PluginException.class, () -> addons.remove("acme.on"))
                .getMessage();
        assertTrue(message.contains("did you mean 'acme.one'?"), message);
        addons.remove("junk.jar");
        addons.remove("acme.one_1.0.0.jar");
        assertEquals(List.of(), left());
    }

    @Test
    void whatIsStillBeingCopiedIsNoAddon() throws IOException {
        Files.createDirectories(users);
        Files.writeString(users.resolve(".addon-1.part"), "half");
        Files.writeString(users.resolve(".hidden.jar"), "half");
        assertEquals(List.of(), addons.list());
    }
}

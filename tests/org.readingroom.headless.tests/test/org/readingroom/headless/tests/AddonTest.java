package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.headless.tests.Distribution.Outcome;

/** Add-ons, good and broken, and stopping a command that one of them brings. */
class AddonTest {
    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private Distribution distribution;
    private AddonJar jars;

    @BeforeEach
    void prepare() {
        distribution = new Distribution(home);
        jars = new AddonJar(work);
    }

    private void drop(Path jar) throws Exception {
        Files.copy(jar, distribution.addons().resolve(jar.getFileName()));
    }

    @Test
    void aVerbIsInstalledUsedAndRemoved() throws Exception {
        Path jar = jars.command("hello", "console.print(\"hello from the add-on\"); return 0;");
        Outcome installed = distribution.run("plugins", "install", jar.toString());
        assertEquals(0, installed.code(), installed.err());
        assertEquals("hello from the add-on\n", distribution.run("hello").out());
        assertTrue(distribution.run("--help").out().contains("hello"));
        assertEquals(2, distribution.run("hello", "--no-addons").code());
        assertEquals(0, distribution.run("plugins", "remove", "addon.hello").code());
        Outcome gone = distribution.run("hello");
        assertEquals(2, gone.code());
        assertTrue(gone.err().contains("there is no verb 'hello'"), gone.err());
    }

    @Test
    void brokenAddonsAreNamedAndEverythingElseWorks() throws Exception {
        Files.writeString(distribution.addons().resolve("notes.jar"), "no jar at all");
        drop(jars.unresolvable("lost"));
        drop(jars.throwingAtStart("grumpy"));
        drop(jars.command("fine", "return 0;"));
        Outcome list = distribution.run("list");
        assertEquals(0, list.code(), list.err());
        String problems = list.out().substring(list.out().indexOf("Problems"));
        for (String part : new String[] {"notes.jar", "lost.jar", "nowhere.to.be.found", "grumpy.jar", "no start"}) {
            assertTrue(problems.contains(part), part + " is not in:\n" + problems);
        }
        assertFalse(problems.contains("fine"), problems);
        Outcome fine = distribution.run("fine");
        assertEquals(0, fine.code());
        assertTrue(fine.err().contains("lost.jar"), fine.err());
        assertEquals("", distribution.run("fine", "--quiet").err());
    }

    @Test
    void aVerbThatThrowsIsNamedWithItsTraceInAFile() throws Exception {
        drop(jars.command("broken", "throw new IllegalStateException(\"inside\");"));
        Outcome outcome = distribution.run("broken");
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("'broken'") && outcome.err().contains("inside"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        String log = outcome.err().strip().replaceFirst("(?s).*the trace is in ", "");
        assertTrue(Files.readString(Path.of(log)).contains("at addon.broken.Verb.run"), outcome.err());
        assertTrue(distribution.run("broken", "-v").err().contains("at addon.broken.Verb.run"));
    }

    @Test
    void whatIsLoggedThroughSlf4jIsShown() throws Exception {
        drop(
                jars.command(
                        "chatty",
                        "var log = org.slf4j.LoggerFactory.getLogger(\"lib\"); log.warn(\"w {}\", 1); log.info(\"i\"); return 0;"));
        Outcome outcome = distribution.run("chatty");
        assertEquals("readingroom: warning: w 1\n", outcome.err());
        assertTrue(distribution.run("chatty", "--verbose").err().contains("readingroom: info: i\n"));
        assertEquals("", distribution.run("chatty", "--quiet").err());
    }

    @Test
    void aSignalLetsTheCommandEndCleanlyWith130() throws Exception {
        drop(jars.command("slow", """
                console.print("started");
                while (!monitor.cancelled()) { Thread.onSpinWait(); }
                console.print("saved");
                throw new org.readingroom.api.CancelledException();"""));
        for (String signal : new String[] {"INT", "TERM"}) {
            Process process = distribution.start("slow");
            awaitText(process, "started");
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
            Outcome outcome = distribution.end(process);
            assertEquals(130, outcome.code(), outcome.err());
            assertTrue(outcome.out().endsWith("saved\n"), outcome.out());
            assertTrue(outcome.err().contains("stopping"), outcome.err());
        }
        assertTrue(distribution.storage().isEmpty(), distribution.storage().toString());
    }

    private void awaitText(Process process, String text) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!distribution.out(process).contains(text)) {
            assertTrue(process.isAlive() && System.nanoTime() < until, "'" + text + "' was never printed");
            Thread.onSpinWait();
        }
    }
}

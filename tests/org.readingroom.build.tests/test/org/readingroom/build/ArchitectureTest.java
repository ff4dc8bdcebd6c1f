package org.readingroom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rooms and the one direction that dependencies point, read from the manifests and folders themselves. */
class ArchitectureTest {
    /** Rooms that must not know each other. */
    private static final Set<String> STRANGERS = Set.of(
            "org.readingroom.metrics",
            "org.readingroom.datasets",
            "org.readingroom.controls",
            "org.readingroom.prompts");

    /** The one class space round DJL, which hands DJL's packages on. */
    private static final String TORCH = "org.readingroom.torch";

    private static final String DJL = "ai.djl";

    private static final int LONGEST_FILE = 300;

    private final List<SourceBundle> ours = SourceBundle.in("bundles");

    ArchitectureTest() throws IOException {}

    private static boolean within(String name, String root) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    @Test
    void noPackageIsSplitOverBundles() throws IOException {
        Map<String, String> owner = new HashMap<>();
        List<String> split = new ArrayList<>();
        for (SourceBundle b : SourceBundle.in("bundles", "plugins-contrib")) {
            for (String p : b.own()) {
                String first = owner.putIfAbsent(p, b.name());
                if (first != null) {
                    split.add(p + " is in " + first + " and " + b.name());
                }
            }
        }
        assertEquals(List.of(), split);
    }

    @Test
    void aBundlesFolderIsItsSymbolicNameAndTheRootOfItsPackages() throws IOException {
        for (SourceBundle b : SourceBundle.in("bundles", "plugins-contrib")) {
            assertEquals(b.name(), b.symbolicName());
            for (String p : b.own()) {
                assertTrue(within(p, b.name()), p + " in " + b.name());
            }
        }
    }

    @Test
    void onlyPackagesOfItsOwnAreExportedAndNoneInternal() {
        for (SourceBundle b : ours) {
            for (String p : b.exported()) {
                boolean djl = within(p, DJL) && b.name().equals(TORCH);
                assertTrue(djl || within(p, b.name()) && !p.contains(".internal"), p + " exported by " + b.name());
            }
        }
    }

    @Test
    void nothingImportsWhatIsInternalOrWhatNobodyExports() throws IOException {
        Set<String> exported = new java.util.TreeSet<>();
        ours.forEach(b -> exported.addAll(b.exported()));
        for (SourceBundle b : SourceBundle.in("bundles", "plugins-contrib")) {
            for (String p : b.imported()) {
                assertTrue(!within(p, "org.readingroom") || exported.contains(p), b.name() + " imports " + p);
            }
        }
    }

    @Test
    void theApiDependsOnNothingButAnnotations() {
        SourceBundle api = ours.stream()
                .filter(b -> b.name().equals("org.readingroom.api"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("org.osgi.service.component.annotations"), api.imported());
    }

    @Test
    void theDependenciesPointOneWay() {
        for (SourceBundle b : ours) {
            for (String p : b.imported()) {
                assertTrue(
                        !within(p, "org.readingroom.cli") && !within(p, "org.readingroom.ui"),
                        b.name() + " imports " + p);
                for (String stranger : STRANGERS) {
                    boolean allowed = !STRANGERS.contains(b.name()) || b.name().equals(stranger);
                    assertTrue(allowed || !within(p, stranger), b.name() + " imports " + p);
                }
                if (b.name().equals("org.readingroom.settings")) {
                    assertTrue(
                            !within(p, "org.readingroom") || within(p, "org.readingroom.api"), "settings imports " + p);
                }
            }
        }
    }

    @Test
    void headlessNeverDependsOnTheDesktop() {
        for (SourceBundle b : ours) {
            if (!within(b.name(), "org.readingroom.ui")) {
                for (String p : b.imported()) {
                    assertTrue(!p.startsWith("org.eclipse."), b.name() + " imports " + p);
                }
            }
        }
    }

    @Test
    void theDesktopNeverHoldsTensorLibraries() throws IOException {
        for (String file : List.of(
                "product/org.readingroom.desktop/org.readingroom.desktop.product",
                "features/org.readingroom.desktop.feature/feature.xml",
                "features/org.readingroom.core.feature/feature.xml")) {
            // The Java side may be there, for what the settings of its readers are; the libraries may not.
            assertFalse(Files.readString(SourceBundle.root().resolve(file)).contains(TORCH + ".natives"), file);
        }
        for (SourceBundle b : ours) {
            for (String p : b.imported()) {
                assertFalse(
                        within(b.name(), "org.readingroom.ui") && (within(p, TORCH) || within(p, DJL)),
                        b.name() + " imports " + p);
            }
        }
    }

    @Test
    void contribImportsTheApiAlone() throws IOException {
        for (SourceBundle b : SourceBundle.in("plugins-contrib")) {
            for (String p : b.imported()) {
                assertTrue(
                        !within(p, "org.readingroom") || within(p, "org.readingroom.api"), b.name() + " imports " + p);
            }
        }
    }

    @Test
    void aFileHoldsOneIdea() throws IOException {
        List<String> longer = new ArrayList<>();
        for (SourceBundle b : ours) {
            for (Path f : b.javaFiles()) {
                long lines = Files.readAllLines(f).size();
                if (lines > LONGEST_FILE) {
                    longer.add(f.getFileName() + " has " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), longer);
    }

    @Test
    void nothingIsPrintedOrSwallowed() throws IOException {
        List<String> found = new ArrayList<>();
        for (SourceBundle b : SourceBundle.in("bundles", "plugins-contrib")) {
            for (Path f : b.javaFiles()) {
                String text = Files.readString(f);
                if (text.contains(".printStackTrace()") || text.matches("(?s).*catch \\([^)]*\\) *\\{\\s*\\}.*")) {
                    found.add(f.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }
}

package org.readingroom.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.readingroom.api.PluginException;
import org.readingroom.settings.internal.AddonCopy;
import org.readingroom.settings.internal.AddonFile;

/**
 * The add-ons of this installation and of this user: folders of jars, deployed when the engine starts. What is changed
 * here takes effect at the next start. An OSGi service.
 */
public final class Addons {
    private final Path users;
    private final Optional<Path> installations;
    private final Predicate<String> builtIn;

    /**
     * The add-ons of two folders; neither need exist.
     *
     * @param users the user's folder of add-ons
     * @param installations the installation's folder of add-ons
     * @param builtIn whether a symbolic name is that of a bundle of the installation proper
     */
    public Addons(Path users, Optional<Path> installations, Predicate<String> builtIn) {
        this.users = users;
        this.installations = installations;
        this.builtIn = builtIn;
    }

    /**
     * What installing a file came to.
     *
     * @param installed the add-ons that were copied
     * @param replaced those of the same names that they took the place of
     * @param skipped bundles of an update site that are no add-ons, each with the reason
     */
    public record Installed(List<Addon> installed, List<Addon> replaced, List<String> skipped) {
        public Installed {
            installed = List.copyOf(installed);
            replaced = List.copyOf(replaced);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Copies a plugin into the user's folder: a jar, or the jars under {@code plugins/} of a zipped update site. All
     * are checked before any is copied; an older copy of the same name goes once the new one is there.
     *
     * @throws PluginException where the file is neither, one of its jars is no bundle, a name is that of a part of the
     *     installation, or the folder cannot be written
     */
    public Installed install(Path file) {
        List<Addon> before = list();
        try (AddonCopy copy = AddonCopy.read(file, users, builtIn)) {
            for (AddonFile bundle : copy.bundles()) {
                before.stream()
                        .filter(a -> a.name().equals(bundle.name()) && !a.removable())
                        .findFirst()
                        .ifPresent(a -> {
                            throw new PluginException(bundle.name() + " is installed for everybody already, at "
                                    + a.file() + "; remove that file first");
                        });
            }
            List<Addon> installed = new ArrayList<>();
            copy.finish()
                    .forEach((path, bundle) -> installed.add(new Addon(bundle.name(), bundle.version(), path, true)));
            List<Addon> replaced = before.stream()
                    .filter(a -> installed.stream().anyMatch(i -> i.name().equals(a.name())))
                    .toList();
            for (Addon old : replaced) {
                if (installed.stream().noneMatch(i -> i.file().equals(old.file()))) {
                    delete(old.file());
                }
            }
            return new Installed(installed, replaced, copy.skipped());
        }
    }

    /**
     * Deletes an add-on of the user's folder.
     *
     * @param nameOrFile its symbolic name, or the name or path of its file
     * @return what was removed
     * @throws PluginException where there is none of that name (the nearest is named), or it belongs to the
     *     installation
     */
    public Addon remove(String nameOrFile) {
        List<Addon> all = list();
        List<Addon> meant = all.stream().filter(a -> is(a, nameOrFile)).toList();
        if (meant.isEmpty()) {
            List<String> known =
                    all.stream().filter(Addon::removable).map(Addon::name).toList();
            String there = known.isEmpty() ? "none is installed" : "installed: " + String.join(", ", known);
            throw new PluginException(
                    "there is no add-on '" + nameOrFile + "'" + Nearest.hint(nameOrFile, known) + " (" + there + ")");
        }
        Addon addon = meant.stream()
                .filter(Addon::removable)
                .findFirst()
                .orElseThrow(
                        () -> new PluginException("add-on '" + nameOrFile + "' belongs to the installation; delete "
                                + meant.get(0).file()));
        delete(addon.file());
        return addon;
    }

    /** The jars of both folders, sorted by name; a jar that is no bundle goes by its file's name and has no version. */
    public List<Addon> list() {
        List<Addon> all = new ArrayList<>();
        installations.ifPresent(folder -> jars(folder).forEach(jar -> all.add(addon(jar, false))));
        jars(users).forEach(jar -> all.add(addon(jar, true)));
        all.sort(Comparator.comparing(Addon::name).thenComparing(Addon::version));
        return all;
    }

    /**
     * The jars of a folder of add-ons, sorted; none where there is no such folder.
     *
     * @throws PluginException where it cannot be read
     */
    public static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".jar"))
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PluginException("the add-ons folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Addon addon(Path jar, boolean removable) {
        try {
            AddonFile file = AddonFile.read(jar);
            return new Addon(file.name(), file.version(), jar, removable);
        } catch (PluginException e) {
            // Why it is none is reported when it is deployed; here it must still be found, to be removed.
            return new Addon(jar.getFileName().toString(), "", jar, removable);
        }
    }

    private static boolean is(Addon addon, String nameOrFile) {
        return addon.name().equals(nameOrFile)
                || addon.file().getFileName().toString().equals(nameOrFile)
                || addon.file().toString().equals(nameOrFile);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PluginException("the add-on " + file + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}

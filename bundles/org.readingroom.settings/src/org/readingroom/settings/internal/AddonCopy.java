package org.readingroom.settings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.readingroom.api.PluginException;

/**
 * Copies the bundles of a jar or a zipped update site into a folder: first all under hidden names, checked, then each
 * moved to its own in one step, so that an engine that starts meanwhile sees whole jars only.
 */
public final class AddonCopy implements AutoCloseable {
    private static final int MOST_BUNDLES = 1000;
    private static final long MOST_BYTES = 8L << 30;

    private final Path folder;
    private final Map<Path, AddonFile> copies = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();
    private long bytes;

    private AddonCopy(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies and checks, under hidden names.
     *
     * @throws PluginException where the file holds no bundle, or what holds one name of the installation
     */
    public static AddonCopy read(Path file, Path folder, Predicate<String> builtIn) {
        if (!Files.isRegularFile(file)) {
            throw new PluginException("there is no file " + file + "; give a jar or a zipped update site");
        }
        AddonCopy copy = new AddonCopy(folder);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Files.createDirectories(folder);
            List<ZipEntry> jars = jarsOfSite(zip);
            if (jars.isEmpty() || zip.getEntry("META-INF/MANIFEST.MF") != null) {
                copy.single(file, builtIn);
            } else {
                copy.site(zip, jars, builtIn);
            }
            return copy;
        } catch (ZipException e) {
            copy.close();
            throw new PluginException(
                    file + " cannot be installed: it is no jar and no zipped update site (" + e.getMessage() + ")");
        } catch (IOException e) {
            copy.close();
            throw new PluginException(file + " cannot be installed into " + folder + ": " + e, e);
        } catch (PluginException e) {
            copy.close();
            throw new PluginException(file + " cannot be installed: " + e.getMessage(), e);
        }
    }

    private static List<ZipEntry> jarsOfSite(ZipFile zip) {
        List<ZipEntry> jars = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory() && entry.getName().matches("plugins/[^/\\\\]+\\.jar")) {
                jars.add(entry);
            }
        }
        return jars;
    }

    private void single(Path file, Predicate<String> builtIn) throws IOException {
        AddonFile bundle = AddonFile.read(file);
        if (builtIn.test(bundle.name())) {
            throw new PluginException(bundle.name() + " is a part of the installation");
        }
        try (InputStream in = Files.newInputStream(file)) {
            copies.put(hidden(in), bundle);
        }
    }

    private void site(ZipFile zip, List<ZipEntry> jars, Predicate<String> builtIn) throws IOException {
        if (jars.size() > MOST_BUNDLES) {
            throw new PluginException("it holds over " + MOST_BUNDLES + " bundles");
        }
        for (ZipEntry entry : jars) {
            Path copied;
            try (InputStream in = zip.getInputStream(entry)) {
                copied = hidden(in);
            }
            // Known from here on, so that it is deleted whatever comes.
            copies.put(copied, new AddonFile("", "", Optional.empty(), false));
            AddonFile bundle = checked(entry, copied);
            copies.put(copied, bundle);
            boolean part = builtIn.test(bundle.name());
            if (part || bundle.source()) {
                skipped.add(bundle.name() + " " + bundle.version()
                        + (part ? ": a part of the installation" : ": source text"));
                copies.remove(copied);
                Files.delete(copied);
            }
        }
        if (copies.isEmpty()) {
            throw new PluginException("there is nothing in it to install (" + String.join("; ", skipped) + ")");
        }
    }

    private static AddonFile checked(ZipEntry entry, Path copied) {
        try {
            return AddonFile.read(copied);
        } catch (PluginException e) {
            throw new PluginException(entry.getName() + ": " + e.getMessage(), e);
        }
    }

    /** The name comes from us, never from the archive: nothing in it can point outside the folder. */
    private Path hidden(InputStream in) throws IOException {
        Path hidden = Files.createTempFile(folder, ".addon-", ".part");
        try (var out = Files.newOutputStream(hidden)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > MOST_BYTES) {
                    throw new IOException("it unpacks to over " + (MOST_BYTES >> 30) + " GB");
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            Files.deleteIfExists(hidden);
            throw e;
        }
        return hidden;
    }

    /** What is to be installed. */
    public Collection<AddonFile> bundles() {
        return copies.values();
    }

    /** What of a site is not, and why. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /**
     * Gives each its name, {@code SYMBOLIC-NAME_VERSION.jar}.
     *
     * @return the files with what is in them
     * @throws PluginException where the folder cannot be written
     */
    public Map<Path, AddonFile> finish() {
        Map<Path, AddonFile> finished = new LinkedHashMap<>();
        for (Map.Entry<Path, AddonFile> copy : copies.entrySet()) {
            AddonFile bundle = copy.getValue();
            Path target = folder.resolve(bundle.name() + "_" + bundle.version() + ".jar");
            try {
                move(copy.getKey(), target);
            } catch (IOException e) {
                throw new PluginException(target + " cannot be written: " + e, e);
            }
            finished.put(target, bundle);
        }
        return finished;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was copied and not finished. */
    @Override
    public void close() {
        for (Path copy : copies.keySet()) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                throw new PluginException(copy + " is left over and can be deleted: " + e, e);
            }
        }
    }
}

package org.readingroom.settings.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.readingroom.api.PluginException;

/**
 * What the manifest of an add-on says.
 *
 * @param name its symbolic name
 * @param version its version
 * @param host the symbolic name of the bundle it is a fragment of
 * @param source whether it holds source text alone
 */
public record AddonFile(String name, String version, Optional<String> host, boolean source) {
    /**
     * Reads the manifest of a jar.
     *
     * @throws PluginException where it is no jar, or none of a bundle; the message is a reason that fits after the
     *     file's name
     */
    public static AddonFile read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return of(file.getManifest());
        } catch (IOException e) {
            String why = Files.exists(jar) ? e.getMessage() : "it is not there";
            throw new PluginException("it is no jar that can be read: " + why, e);
        }
    }

    /** As {@link #read(Path)}, of a manifest; null for none. */
    public static AddonFile of(Manifest manifest) {
        Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
        String name = word(main.getValue(Constants.BUNDLE_SYMBOLICNAME));
        if (name.isEmpty()) {
            throw new PluginException(
                    "it is no plugin: its manifest names no Bundle-SymbolicName; build it as an OSGi bundle");
        }
        if (!name.matches("[A-Za-z0-9_.-]+") || name.startsWith(".")) {
            throw new PluginException("its Bundle-SymbolicName '" + name + "' is none");
        }
        if (!"2".equals(word(main.getValue(Constants.BUNDLE_MANIFESTVERSION)))) {
            throw new PluginException("its manifest has no 'Bundle-ManifestVersion: 2'; build it as an OSGi bundle");
        }
        String host = word(main.getValue(Constants.FRAGMENT_HOST));
        return new AddonFile(
                name,
                version(main),
                host.isEmpty() ? Optional.empty() : Optional.of(host),
                main.getValue("Eclipse-SourceBundle") != null);
    }

    private static String version(Attributes main) {
        String version = main.getValue(Constants.BUNDLE_VERSION);
        try {
            return Version.parseVersion(version).toString();
        } catch (IllegalArgumentException e) {
            throw new PluginException("its Bundle-Version '" + version + "' is no version such as 1.0.0", e);
        }
    }

    /** The first word of a header, its directives left off. */
    private static String word(String header) {
        return header == null ? "" : header.split("[;,]")[0].strip();
    }
}

package org.readingroom.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version of this bundle, build included, from its own manifest; plain classes outside of a bundle have none. */
final class EngineVersion {
    private static final String NAME = "org.readingroom.run";

    private EngineVersion() {}

    static String here() {
        try (InputStream in = EngineVersion.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in == null) {
                return "unpackaged";
            }
            Attributes manifest = new Manifest(in).getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName");
            return NAME.equals(name) ? manifest.getValue("Bundle-Version") : "unpackaged";
        } catch (IOException e) {
            throw new RunException("cannot read this bundle's own manifest: " + e.getMessage(), e);
        }
    }
}

package org.readingroom.report.internal;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The font of figures. An SVG says {@code sans-serif}, which browsers show in Arial, Helvetica or Liberation Sans, whose
 * letters are equally wide: text is measured, and drawn into PNG, in one of these where the machine has one.
 */
public final class PlainFont {
    /** What an SVG names. */
    public static final String GENERIC = "sans-serif";

    private static final List<String> EQUALLY_WIDE = List.of("Arial", "Liberation Sans", "Helvetica", "Nimbus Sans");
    private static volatile String found = "";

    private PlainFont() {}

    /** The family of this machine; Java's own sans-serif where it has none of those or cannot say. */
    public static String family() {
        if (found.isEmpty()) {
            found = look();
        }
        return found;
    }

    private static String look() {
        try {
            Set<String> here = new TreeSet<>(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
            return EQUALLY_WIDE.stream().filter(here::contains).findFirst().orElse("SansSerif");
        } catch (RuntimeException | InternalError | LinkageError withoutFonts) {
            // Java fails in any of these ways where fontconfig or every font is missing.
            return "SansSerif";
        }
    }
}

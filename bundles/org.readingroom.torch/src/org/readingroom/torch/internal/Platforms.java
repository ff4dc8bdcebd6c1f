package org.readingroom.torch.internal;

import java.util.Locale;

/** What DJL calls this machine. */
public final class Platforms {
    private Platforms() {}

    /** Such as {@code linux-x86_64}, {@code win-x86_64} or {@code osx-aarch64}. */
    public static String classifier() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = os.startsWith("win") ? "win" : os.startsWith("mac") ? "osx" : "linux";
        String arch = System.getProperty("os.arch");
        return family + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }
}

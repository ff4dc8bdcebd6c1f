package org.readingroom.ui.internal;

import java.util.Locale;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** What tumour volumes are shown in, as the user prefers; files and scores are in millilitres whatever is shown. */
public enum VolumeUnit {
    MILLILITRES("ml", 1, 1),
    CUBIC_MILLIMETRES("mm\u00b3", 1000, 0);

    private static final String KEY = "units.volume";

    private final String word;
    private final double perMillilitre;
    private final int decimals;

    VolumeUnit(String word, double perMillilitre, int decimals) {
        this.word = word;
        this.perMillilitre = perMillilitre;
        this.decimals = decimals;
    }

    /** The preferred one; millilitres where nothing is preferred. */
    public static VolumeUnit preferred() {
        String name = InstanceScope.INSTANCE.getNode(BackgroundJob.PLUGIN).get(KEY, MILLILITRES.name());
        return name.equals(CUBIC_MILLIMETRES.name()) ? CUBIC_MILLIMETRES : MILLILITRES;
    }

    /** Prefers it; what is opened from now on shows it. */
    public void prefer() {
        InstanceScope.INSTANCE.getNode(BackgroundJob.PLUGIN).put(KEY, name());
    }

    /** Its abbreviation. */
    public String word() {
        return word;
    }

    /** A volume in it, without the unit. */
    public String of(double millilitres) {
        return String.format(Locale.ROOT, "%." + decimals + "f", millilitres * perMillilitre);
    }
}

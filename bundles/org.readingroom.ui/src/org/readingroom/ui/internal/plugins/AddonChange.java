package org.readingroom.ui.internal.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.settings.Addon;
import org.readingroom.settings.AddonDeployment;
import org.readingroom.settings.AddonDeployment.Effect;
import org.readingroom.settings.Addons;
import org.readingroom.ui.internal.Services;

/**
 * What was done to the add-ons, as the verb {@code plugins} does it, and whether it counts already.
 *
 * @param done one sentence each
 * @param effect when it counts here; a run or a question, which is a process of its own, sees it at once
 */
record AddonChange(List<String> done, Effect effect) {
    AddonChange {
        done = List.copyOf(done);
    }

    /**
     * Installs a jar or a zipped update site.
     *
     * @throws org.readingroom.api.PluginException saying why it cannot be
     */
    static AddonChange install(Path file) {
        Addons.Installed result = Services.get(Addons.class).install(file);
        List<String> done = new ArrayList<>();
        result.installed().forEach(addon -> done.add("Installed " + named(addon) + before(addon, result) + "."));
        result.skipped().forEach(reason -> done.add("Left out " + reason + "."));
        return new AddonChange(done, Services.get(AddonDeployment.class).apply());
    }

    /**
     * Deletes an add-on of the user's folder.
     *
     * @throws org.readingroom.api.PluginException where it is none
     */
    static AddonChange remove(Addon addon) {
        Addon gone = Services.get(Addons.class).remove(addon.file().toString());
        return new AddonChange(
                List.of("Removed " + named(gone) + "."),
                Services.get(AddonDeployment.class).apply());
    }

    private static String before(Addon addon, Addons.Installed result) {
        return result.replaced().stream()
                .filter(old -> old.name().equals(addon.name()) && !old.version().equals(addon.version()))
                .map(old -> " in place of " + old.version())
                .findFirst()
                .orElse("");
    }

    private static String named(Addon addon) {
        return (addon.name() + " " + addon.version()).strip();
    }
}

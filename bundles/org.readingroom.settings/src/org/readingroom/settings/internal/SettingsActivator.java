package org.readingroom.settings.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.readingroom.settings.AddonDeployment;
import org.readingroom.settings.Addons;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.UserFolder;

/**
 * Deploys the add-ons, then publishes {@link PluginRegistry}, {@link Addons} and {@link AddonDeployment}. Needs no service itself, so that it
 * can start before all else.
 *
 * <p>Properties, of the framework or the system: {@code readingroom.install} (the installation's folder),
 * {@code readingroom.home} (the user's), {@code readingroom.addons=false} (none are deployed).
 */
public final class SettingsActivator implements BundleActivator {
    private static final String ADDONS = "addons";

    @Override
    public void start(BundleContext context) {
        Path users = UserFolder.locate(context::getProperty).resolve(ADDONS);
        String install = context.getProperty("readingroom.install");
        Optional<Path> installations = install == null || install.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(install, ADDONS).toAbsolutePath().normalize());
        List<Path> folders = new ArrayList<>();
        if (!"false".equals(context.getProperty("readingroom.addons"))) {
            installations.ifPresent(folders::add);
            folders.add(users);
        }
        AddonDeployer deployer = new AddonDeployer(context, folders);
        deployer.deploy();
        ProblemLog.write(context, deployer.problems());
        context.registerService(Addons.class, new Addons(users, installations, name -> isBuiltIn(context, name)), null);
        context.registerService(AddonDeployment.class, new LiveAddons(context, folders, deployer), null);
        context.registerService(PluginRegistry.class, new OsgiPluginRegistry(context, deployer::problems), null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered; add-ons stay until their files go.
    }

    private static boolean isBuiltIn(BundleContext context, String name) {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName()) && !AddonDeployer.isAddon(bundle)) {
                return true;
            }
        }
        return false;
    }
}

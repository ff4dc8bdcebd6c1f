package org.readingroom.settings.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.readingroom.settings.AddonDeployment;
import org.readingroom.settings.Addons;

/**
 * Deploys changed add-ons into the running framework, unless one of them is a fragment, holds native code, or is wired to
 * by a bundle that is no add-on.
 */
final class LiveAddons implements AddonDeployment {
    private static final String LIBRARY = ".*\\.(so|dll|dylib|jnilib)(\\.[0-9.]+)?";

    private final BundleContext context;
    private final List<Path> folders;
    private final AddonDeployer deployer;

    LiveAddons(BundleContext context, List<Path> folders, AddonDeployer deployer) {
        this.context = context;
        this.folders = List.copyOf(folders);
        this.deployer = deployer;
    }

    @Override
    public synchronized Effect apply() {
        List<Path> jars = new ArrayList<>();
        folders.forEach(folder -> jars.addAll(Addons.jars(folder)));
        List<Bundle> leaving = leaving(jars);
        boolean start = jars.stream().anyMatch(this::needsStart)
                || leaving.stream().anyMatch(LiveAddons::isNative)
                || othersDependOn(leaving);
        if (start) {
            return Effect.NEXT_START;
        }
        deployer.deploy();
        return Effect.NOW;
    }

    /** Bundles whose jar is gone, or another than the one installed. */
    private List<Bundle> leaving(List<Path> jars) {
        List<Bundle> leaving = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (AddonDeployer.isAddon(bundle) && jars.stream().noneMatch(jar -> isSame(jar, bundle))) {
                leaving.add(bundle);
            }
        }
        return leaving;
    }

    private boolean isSame(Path jar, Bundle bundle) {
        return AddonStamps.location(jar).equals(bundle.getLocation()) && deployer.isCurrent(jar);
    }

    /** Whether a jar that the framework does not hold yet can be taken in by a start alone. */
    private boolean needsStart(Path jar) {
        Bundle present = context.getBundle(AddonStamps.location(jar));
        if (present != null && isSame(jar, present)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            var headers = file.getManifest() == null ? null : file.getManifest().getMainAttributes();
            return headers != null
                    && (headers.getValue(Constants.FRAGMENT_HOST) != null
                            || headers.getValue(Constants.BUNDLE_NATIVECODE) != null
                            || file.stream().map(JarEntry::getName).anyMatch(name -> name.matches(LIBRARY)));
        } catch (IOException e) {
            // The deployer names it with the reason.
            return false;
        }
    }

    private static boolean isNative(Bundle bundle) {
        var headers = bundle.getHeaders("");
        return headers.get(Constants.FRAGMENT_HOST) != null || headers.get(Constants.BUNDLE_NATIVECODE) != null;
    }

    private boolean othersDependOn(Collection<Bundle> leaving) {
        if (leaving.isEmpty()) {
            return false;
        }
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        return wiring.getDependencyClosure(leaving).stream().anyMatch(b -> !AddonDeployer.isAddon(b));
    }
}

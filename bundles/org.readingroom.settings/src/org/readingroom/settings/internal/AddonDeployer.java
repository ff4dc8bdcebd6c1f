package org.readingroom.settings.internal;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.readingroom.api.PluginException;
import org.readingroom.settings.Addons;
import org.readingroom.settings.PluginProblem;

/**
 * Deploys the jars of the add-ons folders when the engine starts: installs all, refreshes the hosts of new fragments,
 * then starts all. What fails is named, and disturbs nothing else. The folders are only read.
 */
final class AddonDeployer {
    private final BundleContext context;
    private final List<Path> folders;
    private final AddonStamps stamps;
    /** Read by whoever lists plugins while a deployment goes on. */
    private final List<PluginProblem> problems = new CopyOnWriteArrayList<>();

    private final Map<Path, Bundle> deployed = new LinkedHashMap<>();
    private final List<Bundle> changed = new ArrayList<>();

    AddonDeployer(BundleContext context, List<Path> folders) {
        this.context = context;
        this.folders = folders;
        this.stamps = new AddonStamps(context);
    }

    /** Makes the framework hold what the folders hold; what did not work before is tried again. */
    synchronized void deploy() {
        problems.clear();
        deployed.clear();
        changed.clear();
        List<Path> jars = jars();
        uninstallGone(jars);
        jars.forEach(this::install);
        stamps.save();
        FragmentRefresh.Outcome outcome = new FragmentRefresh(context).refresh(changed);
        if (outcome == FragmentRefresh.Outcome.LATE) {
            problems.add(new PluginProblem("add-ons", "the framework did not wire them in time; start again"));
        }
        // Where the framework restarts this bundle now, the next activation finds all installed, and starts it.
        if (outcome != FragmentRefresh.Outcome.RESTARTS_US) {
            deployed.forEach(this::start);
        }
    }

    /** What did not work so far. */
    List<PluginProblem> problems() {
        return List.copyOf(problems);
    }

    /** Whether the framework holds a jar as it is now. */
    boolean isCurrent(Path jar) {
        try {
            return stamps.isCurrent(jar, AddonStamps.stampOf(jar));
        } catch (IOException e) {
            // It went between two looks: it is not what was installed.
            return false;
        }
    }

    /** Whether a bundle came from an add-ons folder. */
    static boolean isAddon(Bundle bundle) {
        return bundle.getLocation().startsWith(AddonStamps.LOCATION);
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders) {
            try {
                jars.addAll(Addons.jars(folder));
            } catch (PluginException e) {
                problems.add(new PluginProblem(folder.toString(), e.getMessage()));
            }
        }
        return jars;
    }

    private void uninstallGone(List<Path> jars) {
        List<String> locations = jars.stream().map(AddonStamps::location).toList();
        for (Bundle bundle : context.getBundles()) {
            if (isAddon(bundle) && !locations.contains(bundle.getLocation())) {
                try {
                    bundle.uninstall();
                    changed.add(bundle);
                } catch (BundleException e) {
                    problems.add(new PluginProblem(
                            bundle.getSymbolicName(),
                            "it is gone from its folder and cannot be" + " uninstalled: " + e.getMessage()));
                }
            }
        }
    }

    private void install(Path jar) {
        try {
            AddonFile file = AddonFile.read(jar);
            Bundle present = context.getBundle(AddonStamps.location(jar));
            Optional<Bundle> rival = rival(file, present);
            if (rival.isPresent()) {
                String where = isAddon(rival.get()) ? AddonStamps.path(rival.get()) : "the installation itself";
                throw new PluginException(
                        "bundle " + file.name() + " is there already, from " + where + "; remove one of them");
            }
            deployed.put(jar, present == null ? installed(jar) : updated(jar, present));
        } catch (PluginException e) {
            problems.add(new PluginProblem(jar.toString(), e.getMessage()));
        } catch (IOException | BundleException e) {
            problems.add(new PluginProblem(jar.toString(), "it cannot be installed: " + told(e)));
        }
    }

    private Optional<Bundle> rival(AddonFile file, Bundle present) {
        for (Bundle bundle : context.getBundles()) {
            if (file.name().equals(bundle.getSymbolicName()) && !bundle.equals(present)) {
                return Optional.of(bundle);
            }
        }
        return Optional.empty();
    }

    private Bundle installed(Path jar) throws IOException, BundleException {
        try (InputStream in = Files.newInputStream(jar)) {
            String stamp = AddonStamps.stampOf(jar);
            Bundle bundle = context.installBundle(AddonStamps.location(jar), in);
            // At our own level they start now, wherever the framework would put newcomers.
            bundle.adapt(BundleStartLevel.class)
                    .setStartLevel(
                            context.getBundle().adapt(BundleStartLevel.class).getStartLevel());
            stamps.put(jar, stamp);
            changed.add(bundle);
            return bundle;
        }
    }

    private Bundle updated(Path jar, Bundle bundle) throws IOException, BundleException {
        String stamp = AddonStamps.stampOf(jar);
        if (!stamps.isCurrent(jar, stamp)) {
            try (InputStream in = Files.newInputStream(jar)) {
                bundle.update(in);
            }
            stamps.put(jar, stamp);
            changed.add(bundle);
        }
        return bundle;
    }

    private void start(Path jar, Bundle bundle) {
        MissingRequirements missing = new MissingRequirements(context);
        try {
            if (FragmentRefresh.isFragment(bundle)) {
                FragmentRefresh.resolve(context, bundle);
                if (bundle.getState() == Bundle.INSTALLED) {
                    String why = missing.of(bundle).orElse("its host does not take it; see the log");
                    problems.add(new PluginProblem(jar.toString(), "it does not resolve: " + why));
                }
                return;
            }
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException | RuntimeException e) {
            String why = bundle.getState() == Bundle.INSTALLED
                    ? "it does not resolve: " + missing.of(bundle).orElse(told(e))
                    : "it throws at start: " + told(e.getCause() == null ? e : e.getCause());
            problems.add(new PluginProblem(jar.toString(), why));
        }
    }

    private static String told(Throwable e) {
        String message = e.getMessage() == null
                ? ""
                : e.getMessage().lines().map(String::strip).collect(joining(" "));
        return e instanceof BundleException ? message : e.getClass().getName() + ": " + message;
    }
}

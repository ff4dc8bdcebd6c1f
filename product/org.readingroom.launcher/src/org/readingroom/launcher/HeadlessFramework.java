package org.readingroom.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * Apache Felix with the bundles of an installation, in this process.
 *
 * <p>Bundles are installed by reference, so that nothing is copied and the installation may be read-only. A bundle that
 * does not start leaves the others alone; the plugin registry names it from the framework's own records.
 */
final class HeadlessFramework implements AutoCloseable {
    /** Started first and in this order, so that log entries, components and add-ons of all others are seen. */
    private static final List<String> FIRST =
            List.of("org.apache.felix.log", "slf4j.api", "org.apache.felix.scr", "org.readingroom.settings");

    private static final String COMMAND_LINE = "(&(readingroom.entry=command-line)(objectClass=java.lang.Runnable))";
    private final Framework framework;
    private final List<String> failures = new ArrayList<>();

    private HeadlessFramework(Framework framework) {
        this.framework = framework;
    }

    /**
     * Installs and starts the bundles.
     *
     * @param storage an empty folder for the framework's files
     * @param arguments the command line's; {@code --no-addons} among them keeps the add-on deployer quiet
     * @throws LaunchException where the framework itself does not start
     */
    static HeadlessFramework start(Installation installation, Path storage, String[] arguments) {
        HeadlessFramework started =
                new HeadlessFramework(new FrameworkFactory().newFramework(configuration(storage, arguments)));
        try {
            started.framework.start();
            started.startBundles(started.installBundles(installation));
        } catch (BundleException e) {
            started.close();
            throw new LaunchException("the plugin framework does not start: " + e.getMessage(), e);
        }
        return started;
    }

    private static Map<String, String> configuration(Path storage, String[] arguments) {
        Map<String, String> c = new HashMap<>();
        c.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        c.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.misc");
        c.put("org.osgi.service.log.admin.loglevel", "INFO");
        c.put("felix.log.level", "0");
        c.put("ds.loglevel", "error");
        List<String> options = Arrays.asList(arguments);
        int end = options.indexOf("--");
        if (options.subList(0, end < 0 ? options.size() : end).contains("--no-addons")) {
            c.put("readingroom.addons", "false");
        }
        return c;
    }

    private List<Bundle> installBundles(Installation installation) throws BundleException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : installation.bundles()) {
            try {
                bundles.add(context.installBundle("reference:" + jar.toUri()));
            } catch (BundleException e) {
                failures.add(jar.getFileName() + ": " + e.getMessage());
            }
        }
        bundles.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        return bundles;
    }

    private static int rank(Bundle bundle) {
        int first = FIRST.indexOf(bundle.getSymbolicName());
        return first < 0 ? FIRST.size() : first;
    }

    private void startBundles(List<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null) {
                continue;
            }
            try {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                failures.add(bundle.getSymbolicName() + ": " + e.getMessage());
            }
        }
    }

    /**
     * The service of the command line: takes the arguments, gives the exit code; it is a {@link Runnable} too, which asks
     * a running command to stop. Both are JDK types, as the launcher shares no other classes with bundles.
     *
     * @throws LaunchException where no bundle offers it
     */
    @SuppressWarnings("unchecked")
    ToIntFunction<String[]> commandLine() {
        BundleContext context = framework.getBundleContext();
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(ToIntFunction.class.getName(), COMMAND_LINE);
            Object service = found == null ? null : context.getService(found[0]);
            if (service != null) {
                return (ToIntFunction<String[]>) service;
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new LaunchException("the command line did not start"
                + (failures.isEmpty() ? "" : ": " + String.join("; ", failures)) + "; unpack the distribution again");
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(5_000);
        } catch (BundleException e) {
            // The process ends now in any case.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.readingroom.settings.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Refreshes what new fragments and changed bundles touch: a host that is resolved takes a fragment only then. */
final class FragmentRefresh {
    private static final long LONGEST_SECONDS = 60;

    private final FrameworkWiring wiring;
    private final BundleContext context;

    FragmentRefresh(BundleContext context) {
        this.context = context;
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** How a refresh went. */
    enum Outcome {
        /** All is wired anew, or nothing had to be. */
        DONE,
        /** This very bundle is among what is wired anew: the framework will stop and start it. */
        RESTARTS_US,
        /** It is not done yet. */
        LATE
    }

    Outcome refresh(Collection<Bundle> changed) {
        List<Bundle> touched = new ArrayList<>();
        for (Bundle bundle : changed) {
            if (isFragment(bundle)) {
                hosts(bundle).stream().filter(FragmentRefresh::isResolved).forEach(touched::add);
            } else if (wiring.getRemovalPendingBundles().contains(bundle)) {
                touched.add(bundle);
            }
        }
        if (touched.isEmpty()) {
            return Outcome.DONE;
        }
        if (wiring.getDependencyClosure(touched).contains(context.getBundle())) {
            wiring.refreshBundles(touched);
            return Outcome.RESTARTS_US;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring.refreshBundles(touched, event -> refreshed.countDown());
        return await(refreshed) ? Outcome.DONE : Outcome.LATE;
    }

    static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /** Asks the framework to wire one bundle; whether it did shows in the bundle's state. */
    static void resolve(BundleContext context, Bundle bundle) {
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .resolveBundles(List.of(bundle));
    }

    private List<Bundle> hosts(Bundle fragment) {
        List<Bundle> hosts = new ArrayList<>();
        for (BundleRequirement host :
                fragment.adapt(BundleRevision.class).getDeclaredRequirements(BundleRevision.HOST_NAMESPACE)) {
            Arrays.stream(context.getBundles())
                    .filter(bundle -> isHost(bundle, host))
                    .forEach(hosts::add);
        }
        hosts.remove(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION));
        return hosts;
    }

    /** Asked of the bundle, for Felix finds no provider of a host that is resolved already. */
    static boolean isHost(Bundle bundle, BundleRequirement host) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities(BundleRevision.HOST_NAMESPACE).stream()
                        .anyMatch(host::matches);
    }

    private static boolean isResolved(Bundle bundle) {
        return bundle.adapt(BundleWiring.class) != null;
    }

    private static boolean await(CountDownLatch refreshed) {
        try {
            // A framework that never says it is done must not keep the engine from starting.
            return refreshed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

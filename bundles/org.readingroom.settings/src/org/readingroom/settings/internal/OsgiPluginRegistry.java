package org.readingroom.settings.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.readingroom.api.PluginException;
import org.readingroom.api.PluginId;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;
import org.readingroom.settings.PluginRegistry;

/** The registry on OSGi: what it lists it knows from service properties alone, and makes a plugin when it is opened. */
final class OsgiPluginRegistry implements PluginRegistry {
    private final BundleContext context;
    private final Supplier<List<PluginProblem>> addons;
    private final Map<ServiceReference<?>, PluginProblem> failedToOpen = new ConcurrentHashMap<>();

    OsgiPluginRegistry(BundleContext context, Supplier<List<PluginProblem>> addons) {
        this.context = context;
        this.addons = addons;
    }

    @Override
    public List<PluginEntry> entries(PluginKind kind) {
        return catalogue(List.of(kind), new ArrayList<>()).entries(kind);
    }

    @Override
    public <P> PluginHandle<P> open(PluginKind kind, String id, Class<P> contract) {
        List<PluginProblem> unnamed = new ArrayList<>();
        Catalogue.Offer offer;
        try {
            offer = catalogue(List.of(kind), unnamed).find(kind, id);
        } catch (PluginException e) {
            String also =
                    problems().isEmpty() ? "" : ". What is installed and does not work is named by 'readingroom list'";
            throw new PluginException(e.getMessage() + also, e);
        }
        return GuardedHandle.open(offer, contract);
    }

    @Override
    public List<PluginProblem> problems() {
        List<PluginProblem> problems = new ArrayList<>(addons.get());
        problems.addAll(catalogue(List.of(PluginKind.values()), problems).problems());
        unresolved(problems);
        ComponentFailures.of(context).ifPresent(failures -> failures.addTo(problems));
        failedToOpen.keySet().removeIf(reference -> reference.getBundle() == null);
        failedToOpen.values().stream()
                .filter(p -> problems.stream().noneMatch(q -> q.subject().equals(p.subject())))
                .forEach(problems::add);
        return problems.stream()
                .sorted(Comparator.comparing(PluginProblem::subject).thenComparing(PluginProblem::reason))
                .distinct()
                .toList();
    }

    private Catalogue catalogue(List<PluginKind> kinds, List<PluginProblem> problems) {
        List<Catalogue.Offer> offers = new ArrayList<>();
        for (PluginKind kind : kinds) {
            for (ServiceReference<?> reference : references(kind)) {
                Bundle bundle = reference.getBundle();
                if (bundle == null) {
                    continue; // it went away meanwhile
                }
                if (!reference.isAssignableTo(
                        context.getBundle(), kind.contract().getName())) {
                    problems.add(
                            new PluginProblem(
                                    name(bundle),
                                    "its " + kind.word()
                                            + " was built against another copy of the API; import org.readingroom.api, do not hold it"));
                } else if (property(reference, "id").isEmpty()) {
                    problems.add(new PluginProblem(
                            name(bundle),
                            "it offers a " + kind.word() + " without the service property " + PluginId.PREFIX_
                                    + "id; annotate it with @PluginId"));
                } else {
                    offers.add(new Catalogue.Offer(entry(kind, reference, bundle), () -> make(kind, reference)));
                }
            }
        }
        return new Catalogue(offers);
    }

    private List<ServiceReference<?>> references(PluginKind kind) {
        try {
            ServiceReference<?>[] all =
                    context.getAllServiceReferences(kind.contract().getName(), null);
            return all == null ? List.of() : List.of(all);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // there is no filter whose syntax could be invalid
        }
    }

    private static PluginEntry entry(PluginKind kind, ServiceReference<?> reference, Bundle bundle) {
        String id = property(reference, "id").orElseThrow();
        return new PluginEntry(
                kind,
                id,
                property(reference, "label").orElse(id),
                property(reference, "version").orElse(bundle.getVersion().toString()),
                name(bundle));
    }

    private Catalogue.Made make(PluginKind kind, ServiceReference<?> reference) {
        ServiceObjects<?> objects = context.getServiceObjects(reference);
        Object plugin = objects == null ? null : objects.getService();
        if (plugin == null) {
            String subject =
                    kind.word() + " '" + property(reference, "id").orElse("") + "' of " + subjectBundle(reference);
            String why = ComponentFailures.of(context)
                    .flatMap(failures -> failures.why(reference))
                    .orElse("its bundle stopped, or its making failed; the log says more");
            failedToOpen.put(reference, new PluginProblem(subject, "it cannot be made: " + why));
            throw new PluginException(subject + " cannot be made: " + why);
        }
        failedToOpen.remove(reference);
        return new Catalogue.Made(plugin, () -> release(objects, plugin));
    }

    @SuppressWarnings("unchecked")
    private static void release(ServiceObjects<?> objects, Object plugin) {
        try {
            ((ServiceObjects<Object>) objects).ungetService(plugin);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // Its bundle or the framework stopped first, and the framework let go of it then.
            return;
        }
    }

    /** Bundles that are written against our API and do not resolve; add-ons are told of by their deployer. */
    private void unresolved(List<PluginProblem> problems) {
        MissingRequirements missing = new MissingRequirements(context);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED && !AddonDeployer.isAddon(bundle) && usesApi(bundle)) {
                missing.of(bundle)
                        .ifPresent(why -> problems.add(new PluginProblem(name(bundle), "it does not resolve: " + why)));
            }
        }
    }

    private static boolean usesApi(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(BundleRevision.PACKAGE_NAMESPACE).stream()
                .anyMatch(r -> r.getDirectives()
                        .getOrDefault(Constants.FILTER_DIRECTIVE, "")
                        .contains(BundleRevision.PACKAGE_NAMESPACE + "=org.readingroom.api"));
    }

    private static Optional<String> property(ServiceReference<?> reference, String name) {
        return reference.getProperty(PluginId.PREFIX_ + name) instanceof String s && !s.isBlank()
                ? Optional.of(s)
                : Optional.empty();
    }

    private static String subjectBundle(ServiceReference<?> reference) {
        return reference.getBundle() == null ? "a bundle that is gone" : name(reference.getBundle());
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}

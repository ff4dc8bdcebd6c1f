package org.readingroom.settings.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.readingroom.api.PluginId;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;

/** What Declarative Services recorded of plugins that it could not make. */
final class ComponentFailures {
    private final ServiceComponentRuntime runtime;

    private ComponentFailures(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** The records, where Declarative Services run. */
    static Optional<ComponentFailures> of(BundleContext context) {
        try {
            ServiceReference<ServiceComponentRuntime> reference =
                    context.getServiceReference(ServiceComponentRuntime.class);
            return Optional.ofNullable(reference).map(context::getService).map(ComponentFailures::new);
        } catch (NoClassDefFoundError e) {
            // The import is optional: without the package there are no Declarative Services, and nothing to tell.
            return Optional.empty();
        }
    }

    /** Adds each component of one of our contracts that is not satisfied or failed. */
    void addTo(List<PluginProblem> problems) {
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            kind(component).ifPresent(kind -> configurations(component).stream()
                    .flatMap(configuration -> why(configuration).stream())
                    .map(why -> new PluginProblem(subject(kind, component), "it cannot be made: " + why))
                    .forEach(problems::add));
        }
    }

    private static Optional<PluginKind> kind(ComponentDescriptionDTO component) {
        List<String> services = List.of(component.serviceInterfaces);
        return Arrays.stream(PluginKind.values())
                .filter(k -> services.contains(k.contract().getName()))
                .findFirst();
    }

    private static String subject(PluginKind kind, ComponentDescriptionDTO component) {
        Object id = component.properties.getOrDefault(PluginId.PREFIX_ + "id", component.name);
        return kind.word() + " '" + id + "' of " + component.bundle.symbolicName + " " + component.bundle.version;
    }

    /** Why the component behind a service could not be made. */
    Optional<String> why(ServiceReference<?> service) {
        Object id = service.getProperty("component.id");
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(component -> configurations(component).stream())
                .filter(configuration -> id instanceof Long l && configuration.id == l)
                .flatMap(configuration -> why(configuration).stream())
                .findFirst();
    }

    private Collection<ComponentConfigurationDTO> configurations(ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component);
    }

    private static Optional<String> why(ComponentConfigurationDTO configuration) {
        if (configuration.failure != null && !configuration.failure.isBlank()) {
            return Optional.of(cause(configuration.failure));
        }
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
            return Optional.of("it waits for a configuration that is not there");
        }
        if (configuration.unsatisfiedReferences != null && configuration.unsatisfiedReferences.length > 0) {
            List<String> names = new ArrayList<>();
            Arrays.stream(configuration.unsatisfiedReferences).forEach(r -> names.add(r.name));
            return Optional.of("it waits for services that are not there: " + String.join(", ", names));
        }
        return Optional.empty();
    }

    /** The innermost cause of a stack trace, on one line. */
    private static String cause(String trace) {
        List<String> lines =
                trace.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.stream()
                .filter(l -> l.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .map(l -> l.substring("Caused by: ".length()))
                .orElse(lines.get(0));
    }
}

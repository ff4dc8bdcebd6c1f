package org.readingroom.settings.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says what an unresolved bundle needs and nobody offers, in words, from the framework's own records. */
final class MissingRequirements {
    private final BundleContext context;
    private final FrameworkWiring wiring;

    MissingRequirements(BundleContext context) {
        this.context = context;
        this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** What is missing, such as {@code it needs package com.acme.x, which is not installed}; empty where nothing is. */
    Optional<String> of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<String> missing = new ArrayList<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (isNeeded(requirement) && !isProvided(requirement)) {
                missing.add(said(requirement));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("it needs " + String.join("; and ", missing));
    }

    private boolean isProvided(BundleRequirement requirement) {
        boolean host = requirement.getNamespace().equals(BundleRevision.HOST_NAMESPACE);
        return host
                ? Arrays.stream(context.getBundles()).anyMatch(bundle -> FragmentRefresh.isHost(bundle, requirement))
                : !wiring.findProviders(requirement).isEmpty();
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        boolean optional =
                Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
        boolean dynamic = "dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
        String effective =
                directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
        return !optional && !dynamic && Namespace.EFFECTIVE_RESOLVE.equals(effective);
    }

    private String said(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String namespace = requirement.getNamespace();
        Optional<String> name = name(namespace, filter);
        String there = name.map(n -> there(namespace, n)).orElse("");
        String versions = range(filter);
        String kind =
                switch (namespace) {
                    case BundleRevision.PACKAGE_NAMESPACE -> "package ";
                    case BundleRevision.BUNDLE_NAMESPACE -> "bundle ";
                    case BundleRevision.HOST_NAMESPACE -> "host bundle ";
                    case "osgi.ee" -> "Java ";
                    default -> namespace + " ";
                };
        return kind
                + name.orElse(filter)
                + (versions.isEmpty() ? "" : " " + versions)
                + (there.isEmpty() ? ", which is not installed" : ", but what is installed is " + there);
    }

    private static Optional<String> name(String namespace, String filter) {
        int start = filter.indexOf("(" + namespace + "=");
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + namespace.length() + 2;
        return Optional.of(filter.substring(from, filter.indexOf(')', from)));
    }

    /** The parts of a filter that speak of versions, such as {@code version>=1.0.0, not version>=2.0.0}. */
    private static String range(String filter) {
        List<String> parts = new ArrayList<>();
        for (String part : filter.split("(?=\\(!?)")) {
            if (part.contains("version") && !part.contains(">=0.0.0")) {
                String clean = part.replaceAll("[()&]", "");
                boolean negated = filter.contains("(!(" + clean + "))");
                parts.add((negated ? "not " : "") + clean);
            }
        }
        return String.join(", ", parts);
    }

    /** The versions of that name that are there, so that a reader sees how far off they are. */
    private String there(String namespace, String name) {
        TreeSet<String> versions = new TreeSet<>();
        for (BundleCapability capability : wiring.findProviders(new NamedRequirement(namespace, name)).stream()
                .filter(BundleCapability.class::isInstance)
                .map(BundleCapability.class::cast)
                .toList()) {
            Object version = capability.getAttributes().get(attribute(namespace));
            versions.add(version == null ? "without version" : version.toString());
        }
        return String.join(", ", versions);
    }

    private static String attribute(String namespace) {
        boolean bundle =
                namespace.equals(BundleRevision.BUNDLE_NAMESPACE) || namespace.equals(BundleRevision.HOST_NAMESPACE);
        return bundle ? Constants.BUNDLE_VERSION_ATTRIBUTE : Constants.VERSION_ATTRIBUTE;
    }
}

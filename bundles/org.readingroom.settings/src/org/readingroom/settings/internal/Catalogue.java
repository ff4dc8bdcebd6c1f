package org.readingroom.settings.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readingroom.api.PluginException;
import org.readingroom.settings.Nearest;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;

/** What is on offer at one moment: refuses ids that are no ids or are claimed twice, and finds the rest. */
public final class Catalogue {
    /**
     * A plugin that may be made.
     *
     * @param entry what is known of it
     * @param maker makes it
     */
    public record Offer(PluginEntry entry, Maker maker) {}

    /** Makes a plugin. */
    @FunctionalInterface
    public interface Maker {
        /** A new one, with what lets go of it. */
        Made make();
    }

    /**
     * A plugin made.
     *
     * @param plugin the object
     * @param release lets go of it; run once
     */
    public record Made(Object plugin, Runnable release) {}

    private final Map<PluginKind, Map<String, List<Offer>>> offers = new TreeMap<>();
    private final List<PluginProblem> problems = new ArrayList<>();

    /** A catalogue of these. */
    public Catalogue(List<Offer> all) {
        for (Offer offer : all) {
            if (isId(offer.entry().id())) {
                offers.computeIfAbsent(offer.entry().kind(), k -> new TreeMap<>())
                        .computeIfAbsent(offer.entry().id(), k -> new ArrayList<>())
                        .add(offer);
            } else {
                problems.add(new PluginProblem(
                        offer.entry().kind().word() + " '" + offer.entry().id() + "' of "
                                + offer.entry().bundle(),
                        "its id is not made of lower-case letters, digits and hyphens; its author has to change it"));
            }
        }
        offers.forEach((kind, ids) -> ids.forEach((id, claims) -> {
            if (claims.size() > 1) {
                problems.add(new PluginProblem(kind.word() + " '" + id + "'", claimedBy(claims)));
            }
        }));
    }

    private static boolean isId(String id) {
        return id.matches("[a-z0-9][a-z0-9-]*");
    }

    /** Those of a kind that are the only one of their id, sorted by id. */
    public List<PluginEntry> entries(PluginKind kind) {
        return offers.getOrDefault(kind, Map.of()).values().stream()
                .filter(claims -> claims.size() == 1)
                .map(claims -> claims.get(0).entry())
                .sorted(Comparator.comparing(PluginEntry::id))
                .toList();
    }

    /** Ids that are none, and ids claimed twice. */
    public List<PluginProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * The one of that id.
     *
     * @throws PluginException where there is none, or more than one
     */
    public Offer find(PluginKind kind, String id) {
        Map<String, List<Offer>> ofKind = offers.getOrDefault(kind, Map.of());
        List<Offer> claims = ofKind.getOrDefault(id, List.of());
        if (claims.size() > 1) {
            throw new PluginException(kind.word() + " '" + id + "' is not used: " + claimedBy(claims));
        }
        if (claims.isEmpty()) {
            String installed =
                    ofKind.isEmpty() ? "none is installed" : "installed: " + String.join(", ", ofKind.keySet());
            throw new PluginException("there is no " + kind.word() + " '" + id + "'" + Nearest.hint(id, ofKind.keySet())
                    + " (" + installed + ")");
        }
        return claims.get(0);
    }

    private static String claimedBy(List<Offer> claims) {
        String bundles = claims.stream().map(c -> c.entry().bundle()).sorted().collect(Collectors.joining(" and "));
        return "it is claimed by " + bundles + ", so that neither is used; remove one of them";
    }
}

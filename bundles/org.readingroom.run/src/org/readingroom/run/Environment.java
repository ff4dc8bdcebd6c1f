package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.settings.PluginEntry;

/** The record of versions, machine and plugins that a run was started with, and the check that they are still the same. */
final class Environment {
    /** Bundles with native libraries tell what they would load by properties of this beginning. */
    private static final String NATIVES = "readingroom.natives.";

    private Environment() {}

    /**
     * Writes the record of a new run, or checks that of a run that goes on.
     *
     * @param plugins the plugins whose version may change an answer
     * @throws RunException naming every plugin and native library that has another version now, unless accepted
     */
    static void check(RunFolder folder, long seed, Collection<PluginEntry> plugins, boolean accept, RunLog log) {
        Map<String, String> now = versions(plugins);
        if (!Files.exists(folder.environment())) {
            write(folder, seed, now);
            return;
        }
        Map<String, String> before = recorded(folder);
        StringBuilder changed = new StringBuilder();
        now.forEach((plugin, version) -> {
            String was = before.getOrDefault(plugin, version);
            if (!was.equals(version)) {
                changed.append("; ")
                        .append(plugin)
                        .append(" was ")
                        .append(was)
                        .append(", is ")
                        .append(version);
            }
        });
        if (!changed.isEmpty() && !accept) {
            throw new RunException("the run in " + folder.path() + " was started with other plugin or native versions"
                    + changed + "; run into a new folder, or go on with --accept-versions");
        }
        if (!changed.isEmpty()) {
            log.warn("going on with other plugin or native versions" + changed);
        }
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        if (!all.equals(before)) {
            write(folder, seed, all);
        }
    }

    private static Map<String, String> versions(Collection<PluginEntry> plugins) {
        Map<String, String> versions = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(NATIVES))
                .forEach(name -> versions.put("natives " + name.substring(NATIVES.length()), System.getProperty(name)));
        plugins.forEach(p -> versions.put(p.kind().word() + " " + p.id(), p.version()));
        return versions;
    }

    private static Map<String, String> recorded(RunFolder folder) {
        try {
            JsonNode o = new ObjectMapper().readTree(Files.readString(folder.environment()));
            Map<String, String> plugins = new TreeMap<>();
            o.path("plugins")
                    .properties()
                    .forEach(e -> plugins.put(e.getKey(), e.getValue().asText()));
            o.path("natives")
                    .properties()
                    .forEach(e ->
                            plugins.put("natives " + e.getKey(), e.getValue().asText()));
            return plugins;
        } catch (IOException e) {
            throw new RunException("cannot read " + folder.environment() + ": " + e.getMessage(), e);
        }
    }

    private static void write(RunFolder folder, long seed, Map<String, String> plugins) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1).put("readingroom", EngineVersion.here());
        o.put("seed", seed);
        o.putObject("java")
                .put("version", Runtime.version().toString())
                .put("vendor", System.getProperty("java.vendor"));
        o.putObject("machine")
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("arch", System.getProperty("os.arch"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        ObjectNode natives = o.putObject("natives");
        ObjectNode p = o.putObject("plugins");
        plugins.forEach((name, version) -> {
            boolean isNative = name.startsWith("natives ");
            (isNative ? natives : p).put(isNative ? name.substring("natives ".length()) : name, version);
        });
        AtomicFile.write(folder.environment(), o.toPrettyString() + "\n");
    }
}

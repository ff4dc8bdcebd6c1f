package org.readingroom.ui.internal.plugins;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.ui.internal.PluginRow;
import org.readingroom.ui.internal.PluginRow.State;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.engine.EngineEvent;
import org.readingroom.ui.internal.engine.EngineException;

/**
 * What the engine says of its plugins, by the verb {@code list}: readers on PyTorch work there and not here, for the desktop
 * never loads tensor libraries, and verbs are there alone.
 *
 * @param rows by kind and id
 */
record EnginePlugins(Map<String, PluginRow> rows) {
    /** Where there is no engine, or before it was asked. */
    static final EnginePlugins NONE = new EnginePlugins(Map.of());

    /**
     * Asks the engine; takes a second or more.
     *
     * @throws EngineException where there is none, or it does not start
     */
    static EnginePlugins ask(Monitor monitor) {
        Map<String, PluginRow> rows = new LinkedHashMap<>();
        try {
            Process process = new ProcessBuilder(Engine.find().commandLine(List.of("list", "--json", "--quiet")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    EngineEvent event = EngineEvent.parse(line);
                    if (event.kind().equals("plugin")) {
                        PluginRow row = row(event);
                        rows.put(key(row), row);
                    }
                    if (monitor.cancelled()) {
                        process.destroy();
                    }
                }
            }
            return new EnginePlugins(rows);
        } catch (IOException e) {
            throw new EngineException("the engine does not start: " + e.getMessage(), e);
        }
    }

    private static PluginRow row(EngineEvent e) {
        boolean ready = e.fields().path("available").asBoolean();
        return new PluginRow(
                e.text("kind"),
                e.text("id"),
                e.text("label"),
                e.text("bundle"),
                e.text("version"),
                ready ? State.READY : State.UNAVAILABLE,
                e.text("reason"));
    }

    private static String key(PluginRow row) {
        return row.kind() + " " + row.id();
    }

    /** The desktop's rows, as the engine knows better, and those that it alone has. */
    List<PluginRow> over(List<PluginRow> own) {
        Map<String, PluginRow> left = new LinkedHashMap<>(rows);
        List<PluginRow> all = new ArrayList<>();
        for (PluginRow row : own) {
            PluginRow there = left.remove(key(row));
            all.add(there == null || row.kind().isEmpty() ? row : there);
        }
        int problems = (int) own.stream().filter(r -> r.kind().isEmpty()).count();
        all.addAll(all.size() - problems, left.values());
        return all;
    }
}

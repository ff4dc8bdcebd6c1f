package org.readingroom.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.Plugin;
import org.readingroom.api.PluginException;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;
import org.readingroom.ui.internal.PluginRow.State;

/** The catalogue of the plugin registry. */
@Component
public final class RegistryCatalogue implements Catalogue {
    private static final String ROOT = "folder";

    private final PluginRegistry registry;

    @Activate
    public RegistryCatalogue(@Reference PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<PluginRow> plugins(Monitor monitor) {
        List<PluginEntry> entries = new ArrayList<>();
        for (PluginKind kind : PluginKind.values()) {
            entries.addAll(registry.entries(kind));
        }
        monitor.begin("Asking " + entries.size() + " plugins", entries.size());
        List<PluginRow> rows = new ArrayList<>();
        for (PluginEntry entry : entries) {
            monitor.checkCancelled();
            rows.add(row(entry));
            monitor.worked(1);
        }
        for (PluginProblem problem : registry.problems()) {
            rows.add(new PluginRow("", problem.subject(), "", "", "", State.FAILED, problem.reason()));
        }
        return rows;
    }

    private PluginRow row(PluginEntry entry) {
        try (PluginHandle<Plugin<?>> handle = open(entry)) {
            Availability there = handle.call(Plugin::availability);
            return row(entry, there.ready() ? State.READY : State.UNAVAILABLE, there.reason());
        } catch (PluginException e) {
            return row(entry, State.FAILED, e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private PluginHandle<Plugin<?>> open(PluginEntry entry) {
        Class<Plugin<?>> contract = (Class<Plugin<?>>) entry.kind().contract();
        return registry.open(entry.kind(), entry.id(), contract);
    }

    private static PluginRow row(PluginEntry entry, State state, String reason) {
        return new PluginRow(
                entry.kind().word(), entry.id(), entry.label(), entry.bundle(), entry.version(), state, reason);
    }

    @Override
    public List<DatasetKind> datasets() {
        List<DatasetKind> kinds = new ArrayList<>();
        for (PluginEntry entry : registry.entries(PluginKind.DATASET)) {
            try (PluginHandle<DatasetPlugin<?>> handle = dataset(entry.id())) {
                if (handle.call(Plugin::availability).ready()) {
                    kinds.add(new DatasetKind(entry.id(), entry.label(), handle.call(DatasetPlugin::settingsType)));
                }
            } catch (PluginException e) {
                // The Plugins view names it with its reason; here it is no choice.
                continue;
            }
        }
        kinds.sort(Comparator.comparing(DatasetKind::label));
        return kinds;
    }

    @SuppressWarnings("unchecked")
    private PluginHandle<DatasetPlugin<?>> dataset(String id) {
        Class<?> contract = DatasetPlugin.class;
        return registry.open(PluginKind.DATASET, id, (Class<DatasetPlugin<?>>) contract);
    }

    private static List<String> rootKeys(Class<? extends Record> settings) {
        return SettingsReference.of(settings).stream()
                .filter(s -> s.kind() == SettingDescription.Kind.ROOT && s.required())
                .map(SettingDescription::key)
                .toList();
    }

    @Override
    public OpenedDataset open(DatasetChoice choice, Monitor monitor) {
        try (PluginHandle<DatasetPlugin<?>> handle = dataset(choice.plugin())) {
            return handle.call(plugin -> list(plugin, choice, monitor));
        }
    }

    private static <S extends Record> OpenedDataset list(
            DatasetPlugin<S> plugin, DatasetChoice choice, Monitor monitor) {
        S settings = settings(plugin.settingsType(), choice);
        monitor.begin("Listing cases", 0);
        Dataset dataset = plugin.open(settings, monitor);
        return new OpenedDataset(dataset.name(), choice, dataset.cases(), dataset.remarks());
    }

    private static <S extends Record> S settings(Class<S> type, DatasetChoice choice) {
        SettingsNode node = choice.settings();
        Map<String, Path> roots = new HashMap<>(choice.roots());
        List<String> keys =
                rootKeys(type).stream().filter(key -> node.get(key).isEmpty()).toList();
        if (keys.isEmpty()) {
            return new SettingsBinder(roots).bind(type, node);
        }
        if (keys.size() > 1) {
            throw new DatasetException("the dataset '" + choice.plugin() + "' needs more than one folder ("
                    + String.join(", ", keys) + "); name them in a study file");
        }
        Path folder = choice.folder()
                .orElseThrow(
                        () -> new DatasetException("the dataset '" + choice.plugin() + "' needs a folder; choose one"));
        roots.put(ROOT, folder);
        SettingsNode root = SettingsNode.of("the chosen folder", ROOT);
        return new SettingsBinder(roots).bind(type, node.with(keys.get(0), root));
    }
}

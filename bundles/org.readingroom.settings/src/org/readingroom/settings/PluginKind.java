package org.readingroom.settings;

import org.readingroom.api.Plugin;
import org.readingroom.api.command.Command;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.report.ReportSection;

/** The kinds of plugin, each with the contract its services are published under. */
public enum PluginKind {
    DATASET("dataset", DatasetPlugin.class),
    MODEL("model", ModelPlugin.class),
    PROMPT("prompt", PromptPlugin.class),
    METRIC("metric", MetricPlugin.class),
    COMMAND("command", Command.class),
    SECTION("section", ReportSection.class);

    private final String word;
    private final Class<?> contract;

    PluginKind(String word, Class<?> contract) {
        this.word = word;
        this.contract = contract;
    }

    /** What a user calls it. */
    public String word() {
        return word;
    }

    /** The service interface. */
    @SuppressWarnings("unchecked")
    public Class<? extends Plugin<?>> contract() {
        return (Class<? extends Plugin<?>>) contract;
    }
}

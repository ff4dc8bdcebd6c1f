package org.readingroom.api;

/**
 * The root of the five contracts that a bundle may add: {@link org.readingroom.api.data.DatasetPlugin dataset},
 * {@link org.readingroom.api.model.ModelPlugin model}, {@link org.readingroom.api.prompt.PromptPlugin prompt strategy},
 * {@link org.readingroom.api.metric.MetricPlugin metric} and {@link org.readingroom.api.command.Command command}; and of
 * the smaller {@link org.readingroom.api.report.ReportSection report section}.
 *
 * <p>A plugin is an OSGi service, published with Declarative Services in prototype scope, whose id, label and version are
 * service properties ({@link PluginId}). It is made anew for each use and holds no state of its own between uses.
 *
 * @param <S> its settings: a record whose components carry {@link org.readingroom.api.settings.Setting}
 */
public interface Plugin<S extends Record> {
    /** The record that its settings are bound to; {@link org.readingroom.api.settings.NoSettings} where there are none. */
    Class<S> settingsType();

    /**
     * Whether it can work here and now, and if not, why (no natives, no weights). Returns quickly, loads nothing heavy.
     */
    default Availability availability() {
        return Availability.READY;
    }
}

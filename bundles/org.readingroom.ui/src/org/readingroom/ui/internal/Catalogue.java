package org.readingroom.ui.internal;

import java.util.List;
import org.readingroom.api.Monitor;

/** What is installed, as the views see it. Every method may take a while: call it from a job. */
public interface Catalogue {
    /** All plugins, by kind and id, then what is installed and does not work. */
    List<PluginRow> plugins(Monitor monitor);

    /** The dataset plugins that work, by label. */
    List<DatasetKind> datasets();

    /**
     * Lists a dataset's cases.
     *
     * @throws org.readingroom.api.ReadingRoomException saying what is wrong, where, and what to do
     */
    OpenedDataset open(DatasetChoice choice, Monitor monitor);
}

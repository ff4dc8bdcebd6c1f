package org.readingroom.ui.internal.plugins;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.PluginRow;
import org.readingroom.ui.internal.Services;
import org.readingroom.ui.internal.table.Column;
import org.readingroom.ui.internal.table.RowTable;

/** Lists the plugins that are installed, and says of those that do not work why not. */
public final class PluginsView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.plugins";

    private static final String REFRESH = "org.readingroom.ui.command.refreshPlugins";
    /** Plugins come and go in swarms, while add-ons are deployed: look once the swarm is over. */
    private static final int SETTLE_MS = 300;

    private final BundleContext context =
            FrameworkUtil.getBundle(PluginsView.class).getBundleContext();
    private BackgroundJob<List<PluginRow>> job;
    private final ServiceListener changes = e -> job.schedule(SETTLE_MS);
    private RowTable<PluginRow> table;

    @Override
    public void createPartControl(Composite parent) {
        table = new RowTable<>(parent, "plugins", columns());
        job = new BackgroundJob<>(
                "Listing plugins",
                Display.getCurrent(),
                m -> Services.catalogue().plugins(m),
                this::show);
        listen();
        getSite().getService(IHandlerService.class).activateHandler(REFRESH, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                job.schedule();
                return null;
            }
        });
        job.schedule();
    }

    private void listen() {
        try {
            context.addServiceListener(changes, "(readingroom.id=*)");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is fixed and sound", e);
        }
    }

    private static List<Column<PluginRow>> columns() {
        return List.of(
                Column.of("Kind", 10, PluginRow::kind),
                Column.of("Id", 24, PluginRow::id),
                Column.of("Label", 46, PluginRow::label),
                Column.of("Version", 10, PluginRow::version),
                Column.of("State", 13, row -> row.state().word()),
                Column.of("Reason", 60, PluginRow::reason));
    }

    private void show(List<PluginRow> rows) {
        if (!table.table().isDisposed()) {
            table.show("", problems(rows), rows);
        }
    }

    private static String problems(List<PluginRow> rows) {
        long ready =
                rows.stream().filter(r -> r.state() == PluginRow.State.READY).count();
        return ready == rows.size() ? "" : (rows.size() - ready) + " not ready";
    }

    /** The table, for tests. */
    public RowTable<PluginRow> table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        context.removeServiceListener(changes);
        job.cancel();
        super.dispose();
    }
}

package org.readingroom.ui.internal.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.readingroom.api.Monitor;
import org.readingroom.settings.Addon;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.FileDrop;
import org.readingroom.ui.internal.PluginRow;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.table.Column;
import org.readingroom.ui.internal.table.RowTable;

/** Lists the plugins that are installed, says of those that do not work why not, installs others and removes them. */
public final class PluginsView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.plugins";

    private static final String INSTALL = "org.readingroom.ui.command.installPlugin";
    private static final String REMOVE = "org.readingroom.ui.command.removePlugin";
    private static final String REFRESH = "org.readingroom.ui.command.refreshPlugins";
    /** Plugins come and go in swarms, while add-ons are deployed: look once the swarm is over. */
    private static final int SETTLE_MS = 300;

    private final BundleContext context =
            FrameworkUtil.getBundle(PluginsView.class).getBundleContext();
    private final RemoveHandler remove = new RemoveHandler();
    private BackgroundJob<ListedPlugins> job;
    private BackgroundJob<EnginePlugins> engineJob;
    private EnginePlugins engine = EnginePlugins.NONE;
    private final ServiceListener changes = e -> job.schedule(SETTLE_MS);
    private AddonJobs addons;
    private ListedPlugins listed = new ListedPlugins(List.of(), List.of());
    private RowTable<PluginRow> table;

    @Override
    public void createPartControl(Composite parent) {
        table = new RowTable<>(parent, "plugins", columns());
        job = new BackgroundJob<>("Listing plugins", Display.getCurrent(), ListedPlugins::ask, this::show);
        engineJob = new BackgroundJob<>(
                "Asking the engine for its plugins", Display.getCurrent(), PluginsView::engine, this::showEngine);
        engineJob.setSystem(true);
        addons = new AddonJobs(getSite().getShell(), job::schedule);
        listen();
        IHandlerService handlers = getSite().getService(IHandlerService.class);
        handlers.activateHandler(REFRESH, handler(job::schedule));
        handlers.activateHandler(
                INSTALL,
                handler(() -> AddonJobs.chooseFile(getSite().getShell()).ifPresent(this::install)));
        handlers.activateHandler(REMOVE, remove);
        table.table().addListener(SWT.Selection, e -> remove.check());
        addMenu();
        FileDrop.on(table.table(), files -> files.forEach(this::install));
        job.schedule();
    }

    private static IHandler handler(Runnable action) {
        return new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                action.run();
                return null;
            }
        };
    }

    private void addMenu() {
        MenuManager menu = new MenuManager();
        for (String command : List.of(INSTALL, REMOVE, REFRESH)) {
            menu.add(new CommandContributionItem(new CommandContributionItemParameter(
                    getSite(), command + ".item", command, CommandContributionItem.STYLE_PUSH)));
        }
        table.table().setMenu(menu.createContextMenu(table.table()));
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
                Column.of("Label", 48, PluginRow::label),
                Column.of("Version", 10, PluginRow::version),
                Column.of("State", 13, row -> row.state().word()),
                Column.of("Bundle", 46, PluginRow::bundle),
                Column.of("Reason", 60, PluginRow::reason));
    }

    private void show(ListedPlugins plugins) {
        if (!table.table().isDisposed()) {
            if (!plugins.addons().equals(listed.addons())) {
                // It may no longer have what it had.
                engine = EnginePlugins.NONE;
            }
            listed = plugins;
            showRows();
            engineJob.schedule();
        }
    }

    private void showRows() {
        List<PluginRow> rows = engine.over(listed.rows());
        table.show("", problems(rows), rows);
        remove.check();
    }

    /** A desktop that was started without an engine shows what it has itself. */
    private static EnginePlugins engine(Monitor monitor) {
        return System.getProperty(Engine.FOLDER, "").isBlank() ? EnginePlugins.NONE : EnginePlugins.ask(monitor);
    }

    private void showEngine(EnginePlugins told) {
        if (!table.table().isDisposed() && !told.equals(engine)) {
            engine = told;
            showRows();
        }
    }

    private static String problems(List<PluginRow> rows) {
        long ready =
                rows.stream().filter(r -> r.state() == PluginRow.State.READY).count();
        return ready == rows.size() ? "" : (rows.size() - ready) + " not ready";
    }

    /** Installs a jar or a zipped update site, in the background. */
    public void install(Path file) {
        addons.install(file);
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
        engineJob.cancel();
        super.dispose();
    }

    /** Removes the add-on that the selected plugin comes from; parts of the installation cannot be removed. */
    private final class RemoveHandler extends AbstractHandler {
        RemoveHandler() {
            setBaseEnabled(false);
        }

        void check() {
            setBaseEnabled(meant().isPresent());
        }

        private Optional<Addon> meant() {
            return table.selected().flatMap(listed::removable);
        }

        @Override
        public Object execute(ExecutionEvent event) {
            meant().ifPresent(addons::remove);
            return null;
        }
    }
}

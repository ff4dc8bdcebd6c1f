package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The runs opened last, as menu items. */
public final class RecentRunsMenu extends CompoundContributionItem {
    @Override
    protected IContributionItem[] getContributionItems() {
        List<IContributionItem> items = new ArrayList<>();
        for (Path run : RecentRuns.list()) {
            CommandContributionItemParameter item = new CommandContributionItemParameter(
                    PlatformUI.getWorkbench().getActiveWorkbenchWindow(),
                    "recentRun." + items.size(),
                    OpenRunHandler.COMMAND,
                    Map.of(OpenRunHandler.FOLDER, run.toString()),
                    null,
                    null,
                    null,
                    label(run),
                    null,
                    run.toString(),
                    CommandContributionItem.STYLE_PUSH,
                    null,
                    false);
            items.add(new CommandContributionItem(item));
        }
        return items.toArray(IContributionItem[]::new);
    }

    /** The folder with the one that holds it, for runs are often called alike. */
    private static String label(Path run) {
        Path parent = run.getParent();
        String above = parent == null || parent.getFileName() == null ? "" : parent.getFileName() + "/";
        return (above + run.getFileName()).replace("&", "&&");
    }
}

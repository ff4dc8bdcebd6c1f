package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The studies opened last, as a menu. */
public final class RecentStudies extends CompoundContributionItem {
    /** Made by the workbench. */
    public RecentStudies() {
        super("org.readingroom.ui.recentStudies");
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        List<IContributionItem> items = new ArrayList<>();
        int number = 1;
        for (Path file : DesktopMemory.recent()) {
            CommandContributionItemParameter item = new CommandContributionItemParameter(
                    window, null, OpenStudyHandler.ID, CommandContributionItem.STYLE_PUSH);
            item.label = "&" + number + " " + file.getFileName() + "  [" + file.getParent() + "]";
            item.parameters = Map.of(OpenStudyHandler.FILE, file.toString());
            items.add(new CommandContributionItem(item));
            number++;
        }
        return items.toArray(IContributionItem[]::new);
    }
}

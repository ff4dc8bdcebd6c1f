package org.readingroom.ui.internal;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.readingroom.ui.internal.study.StudyMenus;

/** The window's menus. */
final class MenuBar extends ActionBarAdvisor {
    private static final String OPEN_DATASET = "org.readingroom.ui.command.openDataset";

    MenuBar(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        IWorkbenchWindow window = getActionBarConfigurer().getWindowConfigurer().getWindow();
        MenuManager file = new MenuManager("&File", IWorkbenchActionConstants.M_FILE);
        file.add(new CommandContributionItem(new CommandContributionItemParameter(
                window, "openDataset", OPEN_DATASET, CommandContributionItem.STYLE_PUSH)));
        StudyMenus.fillFile(file, window, this::action);
        file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(action(ActionFactory.QUIT, window));
        bar.add(file);
        bar.add(StudyMenus.edit(window, this::action));
        bar.add(StudyMenus.run(window));
        bar.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        MenuManager windowMenu = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW);
        MenuManager views = new MenuManager("Show &View", "showView");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        windowMenu.add(views);
        windowMenu.add(action(ActionFactory.RESET_PERSPECTIVE, window));
        windowMenu.add(new Separator());
        windowMenu.add(action(ActionFactory.PREFERENCES, window));
        bar.add(windowMenu);
        MenuManager help = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP);
        help.add(command(window, "org.readingroom.ui.command.help"));
        help.add(command(window, "org.eclipse.ui.window.showKeyAssist"));
        help.add(new Separator());
        help.add(action(ActionFactory.ABOUT, window));
        bar.add(help);
    }

    private static CommandContributionItem command(IWorkbenchWindow window, String id) {
        return new CommandContributionItem(
                new CommandContributionItemParameter(window, id + ".item", id, CommandContributionItem.STYLE_PUSH));
    }

    private IWorkbenchAction action(ActionFactory factory, IWorkbenchWindow window) {
        IWorkbenchAction action = factory.create(window);
        register(action);
        return action;
    }
}

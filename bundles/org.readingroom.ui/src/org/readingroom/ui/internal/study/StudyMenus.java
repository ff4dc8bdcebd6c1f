package org.readingroom.ui.internal.study;

import java.util.function.BiFunction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;

/** What the menus have for studies: make, open, save, edit, run. */
public final class StudyMenus {
    private static final String COPY_COMMAND = "org.readingroom.ui.command.copyCommand";

    private StudyMenus() {}

    /** Adds to the menu File. */
    public static void fillFile(
            IMenuManager file,
            IWorkbenchWindow window,
            BiFunction<ActionFactory, IWorkbenchWindow, IWorkbenchAction> action) {
        file.add(new Separator());
        file.add(command(window, NewStudyHandler.ID));
        file.add(command(window, OpenStudyHandler.ID));
        MenuManager recent = new MenuManager("&Recent Studies", "recentStudies");
        recent.add(new RecentStudies());
        file.add(recent);
        file.add(new Separator());
        file.add(action.apply(ActionFactory.CLOSE, window));
        file.add(action.apply(ActionFactory.SAVE, window));
        file.add(action.apply(ActionFactory.SAVE_AS, window));
        file.add(new Separator());
    }

    /** The menu Edit. */
    public static IMenuManager edit(
            IWorkbenchWindow window, BiFunction<ActionFactory, IWorkbenchWindow, IWorkbenchAction> action) {
        MenuManager edit = new MenuManager("&Edit", IWorkbenchActionConstants.M_EDIT);
        edit.add(action.apply(ActionFactory.UNDO, window));
        edit.add(action.apply(ActionFactory.REDO, window));
        edit.add(new Separator());
        edit.add(action.apply(ActionFactory.CUT, window));
        edit.add(action.apply(ActionFactory.COPY, window));
        edit.add(action.apply(ActionFactory.PASTE, window));
        edit.add(action.apply(ActionFactory.SELECT_ALL, window));
        edit.add(new Separator());
        edit.add(action.apply(ActionFactory.FIND, window));
        edit.add(command(window, ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS));
        edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return edit;
    }

    /** The menu Run. */
    public static IMenuManager run(IWorkbenchWindow window) {
        MenuManager run = new MenuManager("&Run", "run");
        run.add(command(window, RunStudyHandler.ID));
        run.add(command(window, COPY_COMMAND));
        run.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return run;
    }

    private static CommandContributionItem command(IWorkbenchWindow window, String id) {
        return new CommandContributionItem(
                new CommandContributionItemParameter(window, id, id, CommandContributionItem.STYLE_PUSH));
    }
}

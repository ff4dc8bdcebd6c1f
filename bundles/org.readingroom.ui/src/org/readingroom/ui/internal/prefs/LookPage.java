package org.readingroom.ui.internal.prefs;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.readingroom.ui.internal.VolumeUnit;

/** Light or dark, and the units of sizes. Of this desktop alone: the command line has no look. */
public final class LookPage extends PreferencePage implements IWorkbenchPreferencePage {
    /** The page's id. */
    public static final String ID = "org.readingroom.ui.preferences.look";

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private Button dark;
    private Button cubicMillimetres;

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(8, 10).applyTo(page);
        Group theme = group(page, "Theme");
        Button light = radio(theme, "&Light");
        dark = radio(theme, "&Dark");
        boolean isDark = engine().getActiveTheme() != null
                && DARK.equals(engine().getActiveTheme().getId());
        light.setSelection(!isDark);
        dark.setSelection(isDark);
        Group units = group(page, "Tumour volumes in");
        Button millilitres = radio(units, "&Millilitres (ml)");
        cubicMillimetres = radio(units, "&Cubic millimetres (mm\u00b3)");
        boolean cubic = VolumeUnit.preferred() == VolumeUnit.CUBIC_MILLIMETRES;
        millilitres.setSelection(!cubic);
        cubicMillimetres.setSelection(cubic);
        return page;
    }

    private static Group group(Composite page, String title) {
        Group group = new Group(page, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private static Button radio(Composite parent, String text) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(text);
        return button;
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }

    @Override
    public boolean performOk() {
        engine().setTheme(dark.getSelection() ? DARK : LIGHT, true);
        (cubicMillimetres.getSelection() ? VolumeUnit.CUBIC_MILLIMETRES : VolumeUnit.MILLILITRES).prefer();
        return true;
    }
}

package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;
import org.readingroom.settings.PluginKind;
import org.readingroom.study.DecodeSettings;
import org.readingroom.study.ImageSettings;
import org.readingroom.study.SliceChoice;
import org.readingroom.ui.internal.study.StudyGeneral.ArmGeneral;

/** One arm: its name, its model, and what it is asked. */
final class ArmForm implements StudyForm.Part {
    private final YamlPath path;
    private final FormText text;
    private final Text id;
    private final PluginForm model;
    private final PluginForm prompt;
    private final List<NodeForm> forms = new ArrayList<>();
    private boolean showing;

    ArmForm(Composite parent, YamlPath path, FormText text, PluginTypes types) {
        this.path = path;
        this.text = text;
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 8)
                .spacing(10, 8)
                .applyTo(parent);
        new Label(parent, SWT.NONE).setText("Arm");
        id = new Text(parent, SWT.BORDER);
        id.setToolTipText("Names the arm in tables and files: letters, digits, dot, hyphen, underscore.");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(id);
        TabFolder tabs = new TabFolder(parent, SWT.TOP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(tabs);
        model = new PluginForm(tab(tabs, "Model"), PluginKind.MODEL, path.with("model"), text, types, false);
        prompt = new PluginForm(tab(tabs, "Prompt"), PluginKind.PROMPT, path.with("prompt"), text, types, true);
        add(tabs, "Slices", SliceChoice.class, path.with("slices"));
        add(tabs, "Images", ImageSettings.class, path.with("image"));
        add(tabs, "Decoding", DecodeSettings.class, path.with("decode"));
        add(tabs, "Reading", ArmGeneral.class, path);
        tabs.setSelection(0);
        show();
        id.addListener(SWT.Modify, e -> rename());
    }

    private static Composite tab(TabFolder tabs, String title) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        ScrolledComposite scroll = new ScrolledComposite(tabs, SWT.V_SCROLL | SWT.H_SCROLL);
        Composite inside = StudyForm.inside(scroll);
        item.setControl(scroll);
        return inside;
    }

    private void add(TabFolder tabs, String title, Class<? extends Record> type, YamlPath at) {
        Composite inside = tab(tabs, title);
        GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(inside);
        NodeForm form = new NodeForm(inside, type, at, text);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form.form());
        forms.add(form);
        StudyForm.resized(inside);
    }

    private void rename() {
        if (!showing && !id.getText().isBlank()) {
            text.change(edit ->
                    edit.set(path.with("id"), YamlEdit.scalar(id.getText().strip())));
        }
    }

    @Override
    public void show() {
        showing = true;
        String now =
                text.tree().flatMap(t -> t.at(path)).map(a -> a.textOf("id")).orElse("");
        if (!now.equals(id.getText().strip())) {
            id.setText(now);
        }
        model.show();
        prompt.show();
        forms.forEach(NodeForm::show);
        showing = false;
    }

    /** The model, for tests. */
    PluginForm model() {
        return model;
    }
}

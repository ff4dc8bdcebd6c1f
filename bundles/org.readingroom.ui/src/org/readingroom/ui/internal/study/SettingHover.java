package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.ui.internal.study.YamlNode.Entry;

/** Says under the mouse what is wrong there, and what the key or plugin means. */
final class SettingHover implements ITextHover {
    private final StudyKeys keys;

    SettingHover(StudyKeys keys) {
        this.keys = keys;
    }

    @Override
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        List<String> parts = new ArrayList<>();
        if (viewer instanceof ISourceViewer source && source.getAnnotationModel() != null) {
            parts.addAll(problems(source.getAnnotationModel(), region.getOffset()));
        }
        about(viewer.getDocument().get(), region.getOffset()).ifPresent(parts::add);
        return parts.isEmpty() ? null : String.join("\n\n", parts);
    }

    private static List<String> problems(IAnnotationModel model, int offset) {
        List<String> messages = new ArrayList<>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext(); ) {
            Annotation a = all.next();
            Position at = model.getPosition(a);
            if (a instanceof ProblemAnnotation && at != null && at.includes(offset)) {
                messages.add(a.getText());
            }
        }
        return messages;
    }

    /** What the word at an offset means. */
    Optional<String> about(String text, int offset) {
        return YamlTree.parse(text).flatMap(study -> about(study, study, YamlPath.ROOT, offset));
    }

    private Optional<String> about(YamlNode study, YamlNode node, YamlPath path, int offset) {
        for (Entry e : node.entries()) {
            YamlPath at = path.with(e.key());
            if (offset >= e.start() && offset <= e.keyEnd()) {
                return keys.value(at, study).map(SettingText::of);
            }
            if (offset > e.keyEnd() && offset <= e.value().end()) {
                return about(study, e.value(), at, offset);
            }
        }
        for (int i = 0; i < node.items().size(); i++) {
            YamlNode item = node.items().get(i);
            if (offset >= item.start() && offset <= item.end()) {
                return about(study, item, path.with(i), offset);
            }
        }
        return node.isScalar() && offset >= node.start() ? plugin(study, path, node.text()) : Optional.empty();
    }

    private Optional<String> plugin(YamlNode study, YamlPath path, String id) {
        YamlPath holder = !path.isRoot() && "id".equals(path.last()) ? path.parent() : path;
        Optional<PluginKind> kind = keys.pluginAt(holder, study);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return keys.plugins().entries(kind.get()).stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .map(SettingHover::text);
    }

    private static String text(PluginEntry e) {
        return e.label() + "\n\n" + e.kind().word() + " " + e.id() + " " + e.version() + ", of " + e.bundle();
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return new Region(offset, 0);
    }
}

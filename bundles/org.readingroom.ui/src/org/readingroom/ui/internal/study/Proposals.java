package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;

/** What may be typed at a caret: keys that lack, ids of plugins and arms, words of a choice. */
final class Proposals {
    private final StudyKeys keys;

    Proposals(StudyKeys keys) {
        this.keys = keys;
    }

    /** Those that begin with, or hold, what is typed already. */
    List<Proposal> at(YamlCaret caret) {
        List<Proposal> all = new ArrayList<>(isItem(caret) ? valuesAt(caret) : List.of());
        all.addAll(caret.key() ? keysAt(caret) : List.of());
        if (all.isEmpty()) {
            all.addAll(valuesAt(caret));
        }
        String typed = caret.prefix().toLowerCase(Locale.ROOT);
        List<Proposal> begun = all.stream()
                .filter(p -> p.shown().toLowerCase(Locale.ROOT).startsWith(typed))
                .toList();
        List<Proposal> holding = all.stream()
                .filter(p ->
                        !begun.contains(p) && p.shown().toLowerCase(Locale.ROOT).contains(typed))
                .toList();
        return Stream.concat(begun.stream(), holding.stream()).toList();
    }

    /** Whether it is an item of a list of plugins, which is an id or a mapping. */
    private boolean isItem(YamlCaret caret) {
        return caret.key()
                && !caret.path().isRoot()
                && caret.path().last() instanceof Integer
                && caret.tree()
                        .at(caret.path())
                        .filter(m -> m.entries().size() == 1)
                        .isPresent()
                && keys.pluginAt(caret.path(), caret.tree()).isPresent();
    }

    private List<Proposal> keysAt(YamlCaret caret) {
        YamlNode mapping = caret.tree().at(caret.path()).orElse(caret.tree());
        List<Proposal> proposals = new ArrayList<>();
        for (SettingDescription d : keys.keys(caret.path(), caret.tree())) {
            if (mapping.get(d.key()).isEmpty()) {
                proposals.add(key(d, mapping.flow()));
            }
        }
        proposals.sort((a, b) ->
                Boolean.compare(b.beside().startsWith("required"), a.beside().startsWith("required")));
        return proposals;
    }

    private static Proposal key(SettingDescription d, boolean flow) {
        boolean nested = d.kind() == Kind.SETTINGS || d.kind() == Kind.PLUGIN;
        boolean many = StudyKeys.isMany(d);
        String written = d.key() + ": " + (nested ? "{  }" : many ? "[]" : "");
        int caret = nested ? written.length() - 2 : many ? written.length() - 1 : written.length();
        String beside = d.required() ? "required, " + d.type() : d.type();
        return new Proposal(d.key(), beside, written, caret, SettingText.of(d));
    }

    private List<Proposal> valuesAt(YamlCaret caret) {
        YamlPath path = caret.path();
        Optional<PluginKind> kind = keys.pluginAt(path, caret.tree());
        if (kind.isPresent()) {
            return plugins(kind.get());
        }
        if (!path.isRoot() && "id".equals(path.last())) {
            Optional<PluginKind> held = keys.pluginAt(path.parent(), caret.tree());
            if (held.isPresent()) {
                return plugins(held.get());
            }
        }
        Optional<SettingDescription> value = keys.value(path, caret.tree());
        if (isArm(path)) {
            return arms(caret);
        }
        return value.map(Proposals::words).orElse(List.of());
    }

    private List<Proposal> plugins(PluginKind kind) {
        return keys.plugins().entries(kind).stream().map(e -> plugin(e)).toList();
    }

    private Proposal plugin(PluginEntry e) {
        StringBuilder doc = new StringBuilder(e.label())
                .append("\n\n")
                .append(e.kind().word())
                .append(' ')
                .append(e.id())
                .append(' ')
                .append(e.version())
                .append(", of ")
                .append(e.bundle());
        List<SettingDescription> settings = keys.plugins().settings(e.kind(), e.id());
        if (!settings.isEmpty()) {
            doc.append("\n\nSettings: ")
                    .append(String.join(
                            ", ",
                            settings.stream()
                                    .map(s -> s.required() ? s.key() + " (required)" : s.key())
                                    .toList()));
        }
        return new Proposal(e.id(), e.label(), e.id(), e.id().length(), doc.toString());
    }

    private static boolean isArm(YamlPath path) {
        for (Object step : path.steps()) {
            if ("pairs".equals(step)
                    || "baseline".equals(step)
                    || "from-arm".equals(step)
                    || "like".equals(step)
                    || "weights-of".equals(step)) {
                return true;
            }
        }
        return false;
    }

    private static List<Proposal> arms(YamlCaret caret) {
        return caret.tree().get("arms").map(YamlNode::items).orElse(List.of()).stream()
                .map(a -> a.textOf("id"))
                .filter(id -> !id.isEmpty())
                .map(id ->
                        new Proposal(id, "arm of this study", id, id.length(), "The arm '" + id + "' of this study."))
                .toList();
    }

    private static List<Proposal> words(SettingDescription d) {
        List<String> words =
                !d.choices().isEmpty() ? d.choices() : d.kind() == Kind.TRUTH ? List.of("true", "false") : List.of();
        return words.stream()
                .map(w -> new Proposal(
                        w, d.def().filter(w::equals).isPresent() ? "default" : "", w, w.length(), SettingText.of(d)))
                .toList();
    }
}

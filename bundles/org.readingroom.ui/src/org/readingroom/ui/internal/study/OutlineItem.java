package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.ui.internal.study.YamlNode.Entry;

/**
 * A line of a study's outline.
 *
 * @param title what it is
 * @param offset where it stands
 * @param children what belongs to it
 */
record OutlineItem(String title, int offset, List<OutlineItem> children) {
    OutlineItem {
        children = List.copyOf(children);
    }

    /** The outline of a study: its keys in order, with arms and metrics below theirs. */
    static List<OutlineItem> of(YamlNode study) {
        return study.entries().stream().map(OutlineItem::entry).toList();
    }

    private static OutlineItem entry(Entry e) {
        YamlNode value = e.value();
        return switch (e.key()) {
            case "arms" -> new OutlineItem("arms (" + value.items().size() + ")", e.start(), arms(value));
            case "metrics" -> new OutlineItem("metrics (" + value.items().size() + ")", e.start(), metrics(value));
            case "dataset" -> new OutlineItem("dataset: " + plugin(value), e.start(), List.of());
            default ->
                new OutlineItem(value.isScalar() ? e.key() + ": " + value.text() : e.key(), e.start(), keys(value));
        };
    }

    private static List<OutlineItem> keys(YamlNode value) {
        return value.entries().stream()
                .map(e -> new OutlineItem(
                        e.value().isScalar() ? e.key() + ": " + e.value().text() : e.key(), e.start(), List.of()))
                .toList();
    }

    private static List<OutlineItem> arms(YamlNode arms) {
        List<OutlineItem> items = new ArrayList<>();
        for (YamlNode arm : arms.items()) {
            String model = arm.get("model").map(OutlineItem::plugin).orElse("");
            String like = arm.textOf("like");
            String prompt = arm.get("prompt").map(p -> ", " + plugin(p)).orElse("");
            String says = model.isEmpty() ? like.isEmpty() ? "" : "  like " + like : "  " + model;
            items.add(new OutlineItem(arm.textOf("id") + says + prompt, arm.start(), List.of()));
        }
        return items;
    }

    private static List<OutlineItem> metrics(YamlNode metrics) {
        return metrics.items().stream()
                .map(m -> new OutlineItem(plugin(m), m.start(), List.of()))
                .toList();
    }

    private static String plugin(YamlNode node) {
        return node.isScalar() ? node.text() : node.textOf("id");
    }
}

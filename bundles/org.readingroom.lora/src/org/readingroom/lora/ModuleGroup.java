package org.readingroom.lora;

/**
 * Modules of a model that are reported together: a part and a component of it.
 *
 * @param part the vision or the language part
 * @param component what of it
 */
public record ModuleGroup(Part part, Component component) implements Comparable<ModuleGroup> {
    /** A part of a model. */
    public enum Part {
        VISION,
        LANGUAGE
    }

    /** A component of a part. */
    public enum Component {
        ATTENTION,
        MLP,
        /** Embeddings, norms, gates, the projector and the head: never of an adapter. */
        OTHER
    }

    /** The group of a module or tensor, by its name within the model. */
    public static ModuleGroup of(String name) {
        boolean vision = name.startsWith("vision_model.") || name.startsWith("multi_modal_projector.");
        Component component = Component.OTHER;
        if (name.contains("_attn.")) {
            component = Component.ATTENTION;
        } else if (name.contains(".mlp.")) {
            component = Component.MLP;
        }
        return new ModuleGroup(vision ? Part.VISION : Part.LANGUAGE, component);
    }

    @Override
    public int compareTo(ModuleGroup other) {
        int parts = part.compareTo(other.part);
        return parts != 0 ? parts : component.compareTo(other.component);
    }

    /** As reports write it, such as {@code language attention}. */
    @Override
    public String toString() {
        return (part + " " + component).toLowerCase(java.util.Locale.ROOT);
    }
}

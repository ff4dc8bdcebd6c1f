package org.readingroom.ui.internal.viewer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.data.LabelMap;
import org.readingroom.imaging.Reorientation;

/** The images of the shown case, as far as they are read. On the user interface's thread only; dropped as a whole. */
final class ShownCase {
    private final ViewedCase subject;
    private final Map<String, ShownVolume> volumes = new LinkedHashMap<>();
    private Optional<Reorientation> space = Optional.empty();
    private Optional<LabelMap> reference = Optional.empty();
    private Map<Integer, Integer> labelCounts = Map.of();

    ShownCase(ViewedCase subject) {
        this.subject = subject;
    }

    ViewedCase subject() {
        return subject;
    }

    void add(ShownVolume volume, Reorientation way) {
        volumes.put(volume.name(), volume);
        space = Optional.of(space.orElse(way));
    }

    /** @param counts how many voxels each label has, background left out */
    void add(LabelMap labels, Map<Integer, Integer> counts) {
        reference = Optional.of(labels);
        labelCounts = new TreeMap<>(counts);
    }

    /** The volume of a name, once it is read. */
    Optional<ShownVolume> volume(String name) {
        return Optional.ofNullable(volumes.get(name));
    }

    /** The names of all its volumes, read or not. */
    List<String> names() {
        return List.copyOf(subject.subject().info().volumes());
    }

    /** The way to canonical order, once a volume is read. */
    Optional<Reorientation> space() {
        return space;
    }

    /** The reference mask, once it is read, where there is one. */
    Optional<LabelMap> reference() {
        return reference;
    }

    /** How many voxels each label of the reference has, by label. */
    Map<Integer, Integer> labelCounts() {
        return labelCounts;
    }

    /** The volume of a voxel, in ml. */
    double voxelMl() {
        return space.map(s -> Math.abs(s.source().affine().determinant()) / 1000)
                .orElse(0.0);
    }
}

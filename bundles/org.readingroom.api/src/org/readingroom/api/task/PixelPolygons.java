package org.readingroom.api.task;

import java.util.List;

/**
 * One or more closed outlines on a slice, united; vertices are pixel indices.
 *
 * @param rings each of three or more vertices, the last joined to the first
 */
public record PixelPolygons(List<List<PixelPoint>> rings) {
    public PixelPolygons {
        rings = rings.stream().map(List::copyOf).toList();
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("polygons need at least one ring");
        }
        for (List<PixelPoint> ring : rings) {
            if (ring.size() < 3) {
                throw new IllegalArgumentException("a ring has three or more vertices, not " + ring.size());
            }
        }
    }
}

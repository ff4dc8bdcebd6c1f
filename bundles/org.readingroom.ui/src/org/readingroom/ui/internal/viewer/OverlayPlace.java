package org.readingroom.ui.internal.viewer;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.imaging.Outlines;

/** Where the overlays of a slice are. */
final class OverlayPlace {
    private OverlayPlace() {}

    /** The middle of the first overlay that lies on the slice; empty where none has one. */
    static Optional<PixelPoint> of(List<Overlay> overlays, SliceRef slice) {
        return overlays.stream()
                .filter(o -> o.slice().equals(Optional.of(slice)))
                .flatMap(o -> middle(o.shape()).stream())
                .findFirst();
    }

    private static Optional<PixelPoint> middle(Overlay.Shape shape) {
        return switch (shape) {
            case Overlay.Point p -> Optional.of(p.at());
            case Overlay.Box b -> Optional.of(b.box().centre());
            case Overlay.Polygon p -> Optional.of(Outlines.boxOf(p.polygons()).centre());
            case Overlay.Area a -> Outlines.boxOf(a.mask()).map(b -> b.centre());
        };
    }
}

package org.readingroom.report.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.report.OverlayLayer;

/** The legend below a picture: the line of each layer and its name, as many on a row as fit. */
public final class OverlayLegend {
    private static final int SWATCH = 30;
    private static final int GAP = 18;
    private static final int MARGIN = 8;

    private record Place(OverlayLayer layer, String name, int x, int row) {}

    private final List<OverlayLayer> layers;
    private final Lettering lettering;
    private final int size;

    /** The legend of some layers in letters of a size. */
    public OverlayLegend(List<OverlayLayer> layers, Lettering lettering, int size) {
        this.layers = List.copyOf(layers);
        this.lettering = lettering;
        this.size = size;
    }

    /** How high it is in a picture of a width. */
    public int height(int width) {
        List<Place> places = places(width);
        return places.isEmpty() ? 0 : (places.get(places.size() - 1).row() + 1) * rowHeight() + 2 * MARGIN;
    }

    /** Draws it with its top left corner at the origin. */
    public void draw(Graphics2D g, int width) {
        for (Place place : places(width)) {
            int top = MARGIN + place.row() * rowHeight();
            int middle = top + lettering.height(size) / 2;
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            g.setColor(new Color(0x303030));
            g.fillRect(place.x(), top - 1, SWATCH, lettering.height(size) + 2);
            Stroke before = g.getStroke();
            g.setColor(new Color(place.layer().rgb()));
            g.setStroke(OverlayOutlines.strokeOf(place.layer().style()));
            g.drawLine(place.x() + 3, middle, place.x() + SWATCH - 3, middle);
            g.setStroke(before);
            lettering.write(g, place.name(), place.x() + SWATCH + 6, top, size, Color.BLACK);
        }
    }

    private int rowHeight() {
        return lettering.height(size) + 8;
    }

    private List<Place> places(int width) {
        List<Place> places = new ArrayList<>();
        int x = MARGIN;
        int row = 0;
        for (OverlayLayer layer : layers) {
            String full = layer.shapes().isEmpty() ? layer.name() + " (no reading)" : layer.name();
            String name = lettering.fitted(full, size, width - 2 * MARGIN - SWATCH - 6);
            int wide = SWATCH + 6 + lettering.width(name, size);
            if (x > MARGIN && x + wide > width - MARGIN) {
                x = MARGIN;
                row++;
            }
            places.add(new Place(layer, name, x, row));
            x += wide + GAP;
        }
        return places;
    }
}

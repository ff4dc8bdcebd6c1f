package org.readingroom.prompts.internal.answer;

import java.util.Map;

/** Names for one side of a box, and for a length, as answers write them before a number. */
final class Sides {
    static final int TOP = 1;
    static final int LEFT = 2;
    static final int BOTTOM = 3;
    static final int RIGHT = 4;
    static final int EXTENT = 5;

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("rowmin", TOP),
            Map.entry("minrow", TOP),
            Map.entry("ymin", TOP),
            Map.entry("miny", TOP),
            Map.entry("y1", TOP),
            Map.entry("r1", TOP),
            Map.entry("rmin", TOP),
            Map.entry("row1", TOP),
            Map.entry("top", TOP),
            Map.entry("rowstart", TOP),
            Map.entry("startrow", TOP),
            Map.entry("y0", TOP),
            Map.entry("colmin", LEFT),
            Map.entry("mincol", LEFT),
            Map.entry("xmin", LEFT),
            Map.entry("minx", LEFT),
            Map.entry("x1", LEFT),
            Map.entry("c1", LEFT),
            Map.entry("cmin", LEFT),
            Map.entry("col1", LEFT),
            Map.entry("left", LEFT),
            Map.entry("colstart", LEFT),
            Map.entry("startcol", LEFT),
            Map.entry("x0", LEFT),
            Map.entry("columnmin", LEFT),
            Map.entry("mincolumn", LEFT),
            Map.entry("rowmax", BOTTOM),
            Map.entry("maxrow", BOTTOM),
            Map.entry("ymax", BOTTOM),
            Map.entry("maxy", BOTTOM),
            Map.entry("y2", BOTTOM),
            Map.entry("r2", BOTTOM),
            Map.entry("rmax", BOTTOM),
            Map.entry("row2", BOTTOM),
            Map.entry("bottom", BOTTOM),
            Map.entry("rowend", BOTTOM),
            Map.entry("endrow", BOTTOM),
            Map.entry("colmax", RIGHT),
            Map.entry("maxcol", RIGHT),
            Map.entry("xmax", RIGHT),
            Map.entry("maxx", RIGHT),
            Map.entry("x2", RIGHT),
            Map.entry("c2", RIGHT),
            Map.entry("cmax", RIGHT),
            Map.entry("col2", RIGHT),
            Map.entry("right", RIGHT),
            Map.entry("colend", RIGHT),
            Map.entry("endcol", RIGHT),
            Map.entry("columnmax", RIGHT),
            Map.entry("maxcolumn", RIGHT),
            Map.entry("width", EXTENT),
            Map.entry("height", EXTENT),
            Map.entry("w", EXTENT),
            Map.entry("h", EXTENT));

    private Sides() {}

    /** The side that a name means; 0 for another word. */
    static int of(CharSequence name) {
        return NAMES.getOrDefault(name.toString(), 0);
    }
}

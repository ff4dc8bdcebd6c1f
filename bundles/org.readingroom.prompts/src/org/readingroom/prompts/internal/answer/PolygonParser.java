package org.readingroom.prompts.internal.answer;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.prompts.internal.answer.PointList.State;

/**
 * Reads a polygon of as many points as were asked for. Points at the end that repeat the first close the ring and are left
 * out of the value; they count towards the number asked where it needs them.
 */
public final class PolygonParser {
    /** A list of so many points competes with another, also where it is not of the number asked. */
    private static final int COMPETES = 5;

    private PolygonParser() {}

    /**
     * Reads an answer; its value is PixelPolygons of one ring.
     *
     * @param fewest the least number of points
     * @param most the greatest number of points
     */
    public static Parsed parse(String text, Positions positions, int fewest, int most) {
        Found found = Found.in(text, positions);
        if (found.thinking()) {
            return Refusals.orElse(text, Found.THINKING);
        }
        Selection<PointList> rings = new Selection<>();
        boolean fits = false;
        for (int i = 0; i < found.lists().size(); i++) {
            PointList list = found.lists().get(i);
            Surroundings words = found.around().get(i);
            if (list.size() >= Math.min(COMPETES, fewest) && !Landmarks.denied(words)) {
                rings.keep(list, words);
                fits |= counted(list, fewest, most);
            } else {
                rings.drop(words);
            }
        }
        if (!fits) {
            return wrong(text, found, fewest, most);
        }
        List<PointList> one = rings.one(PointList::sameAs);
        if (one.isEmpty()) {
            return Parsed.failed(EndState.UNPARSEABLE, "several different polygons");
        }
        return read(one.get(0), positions, fewest, most);
    }

    private static Parsed wrong(String text, Found found, int fewest, int most) {
        for (PointList list : found.lists()) {
            if (list.size() > 1) {
                String reason = list.state() == State.WHOLE
                        ? list.size() + " points, not " + fewest + " to " + most
                        : Found.NOT_WHOLE;
                Parsed declined = Refusals.orElse(text, reason);
                return declined.state() == EndState.REFUSED
                        ? declined
                        : Found.failed(EndState.UNPARSEABLE, list, reason);
            }
        }
        return Refusals.orElse(text, found.nothing("no polygon"));
    }

    private static int closing(PointList list) {
        int end = list.size();
        while (end > 1 && list.first()[end - 1] == list.first()[0] && list.second()[end - 1] == list.second()[0]) {
            end--;
        }
        return end;
    }

    private static boolean counted(PointList list, int fewest, int most) {
        return list.size() >= fewest && closing(list) <= most;
    }

    private static Parsed read(PointList list, Positions positions, int fewest, int most) {
        if (list.state() != State.WHOLE) {
            return Found.failed(EndState.UNPARSEABLE, list, Found.NOT_WHOLE);
        }
        if (!counted(list, fewest, most)) {
            return Found.failed(EndState.UNPARSEABLE, list, list.size() + " points, not " + fewest + " to " + most);
        }
        return Found.points(list, positions, all -> {
            List<PixelPoint> ring = new ArrayList<>(all.subList(0, closing(list)));
            return enclosesNothing(ring)
                    ? Found.failed(EndState.DEGENERATE, list, "the points lie on a line and enclose nothing")
                    : Parsed.answered(new PixelPolygons(List.of(ring)), list.start(), list.end());
        });
    }

    /** Whether all points lie on one line, or are fewer than three. */
    public static boolean enclosesNothing(List<PixelPoint> ring) {
        PixelPoint a = ring.get(0);
        for (PixelPoint b : ring) {
            if (!b.equals(a)) {
                return ring.stream().allMatch(c -> cross(a, b, c) == 0);
            }
        }
        return true;
    }

    private static double cross(PixelPoint a, PixelPoint b, PixelPoint c) {
        return (b.row() - a.row()) * (c.column() - a.column()) - (b.column() - a.column()) * (c.row() - a.row());
    }
}

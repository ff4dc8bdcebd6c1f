package org.readingroom.prompts.internal.answer;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.prompts.internal.answer.PointList.Form;
import org.readingroom.prompts.internal.answer.PointList.State;

/**
 * Reads a bounding box: four corners in any order (the box is the least and greatest row and column of them, as the study
 * defines it, also where they are not quite a rectangle), two opposite corners, four numbers from the least corner to the
 * greatest, or four named sides.
 */
public final class BoxParser {
    private static final int CORNERS = 4;
    private static final int OPPOSITE = 2;

    private BoxParser() {}

    /** Reads an answer; its value is a PixelBox. */
    public static Parsed parse(String text, Positions positions) {
        Found found = Found.in(text, positions);
        if (found.thinking()) {
            return Refusals.orElse(text, Found.THINKING);
        }
        Selection<PointList> corners = boxes(found, positions, CORNERS);
        Selection<PointList> any = corners.isEmpty() ? boxes(found, positions, OPPOSITE) : corners;
        Optional<PointList> sides = found.sides().filter(s -> !whole(s, positions.frame()));
        if (any.isEmpty() && sides.isPresent()) {
            return read(sides.get(), positions);
        }
        if (any.isEmpty()) {
            return nothing(text, found);
        }
        List<PointList> one = any.one(BoxParser::same);
        return one.isEmpty()
                ? Parsed.failed(EndState.UNPARSEABLE, "several different boxes")
                : read(one.get(0), positions);
    }

    private static Parsed nothing(String text, Found found) {
        for (PointList list : found.lists()) {
            if (list.size() > 1) {
                String reason = list.state() == State.WHOLE ? list.size() + " points, not 4 corners" : Found.NOT_WHOLE;
                Parsed declined = Refusals.orElse(text, reason);
                return declined.state() == EndState.REFUSED
                        ? declined
                        : Found.failed(EndState.UNPARSEABLE, list, reason);
            }
        }
        return Refusals.orElse(text, found.nothing("no box"));
    }

    private static Selection<PointList> boxes(Found found, Positions positions, int points) {
        Selection<PointList> boxes = new Selection<>();
        for (int i = 0; i < found.lists().size(); i++) {
            PointList list = open(found.lists().get(i));
            Surroundings words = found.around().get(i);
            boolean fits = list.size() == points
                    && (points == CORNERS
                            || list.state() == State.WHOLE && (list.form() == Form.FLAT || opposite(list)));
            if (fits && !Landmarks.denied(words) && !Landmarks.wholeImage(list, words, positions.frame())) {
                boxes.keep(list, words);
            } else {
                boxes.drop(words);
            }
        }
        return boxes;
    }

    /** Without the fifth point that closes the ring of four. */
    private static PointList open(PointList list) {
        boolean closed = list.size() == CORNERS + 1
                && list.first()[0] == list.first()[CORNERS]
                && list.second()[0] == list.second()[CORNERS];
        return closed ? list.upTo(CORNERS) : list;
    }

    private static boolean opposite(PointList list) {
        return list.first()[0] != list.first()[1] && list.second()[0] != list.second()[1];
    }

    private static boolean whole(PointList sides, SliceFrame frame) {
        return sides.form() == Form.RANGES
                && sides.first()[0] == 0
                && sides.second()[0] == 0
                && sides.first()[1] >= frame.rows() - 1
                && sides.second()[1] >= frame.columns() - 1;
    }

    private static boolean same(PointList a, PointList b) {
        return a.order() == b.order() && java.util.Arrays.equals(bounds(a), bounds(b));
    }

    private static double[] bounds(PointList list) {
        double[] b = {list.first()[0], list.first()[0], list.second()[0], list.second()[0]};
        for (int p = 1; p < list.size(); p++) {
            b[0] = Math.min(b[0], list.first()[p]);
            b[1] = Math.max(b[1], list.first()[p]);
            b[2] = Math.min(b[2], list.second()[p]);
            b[3] = Math.max(b[3], list.second()[p]);
        }
        return b;
    }

    private static Parsed read(PointList list, Positions positions) {
        if (list.state() != State.WHOLE) {
            return Found.failed(EndState.UNPARSEABLE, list, Found.NOT_WHOLE);
        }
        boolean ends = list.form() == Form.FLAT && list.size() == OPPOSITE
                || list.form() == Form.SIDES
                || list.form() == Form.RANGES;
        if (ends && (list.first()[0] > list.first()[1] || list.second()[0] > list.second()[1])) {
            return Found.points(
                    list,
                    positions,
                    p -> Found.failed(EndState.DEGENERATE, list, "the least side lies beyond the greatest"));
        }
        return Found.points(list, positions, points -> Parsed.answered(box(points), list.start(), list.end()));
    }

    private static PixelBox box(List<PixelPoint> points) {
        double top = points.stream().mapToDouble(PixelPoint::row).min().orElseThrow();
        double left = points.stream().mapToDouble(PixelPoint::column).min().orElseThrow();
        double bottom = points.stream().mapToDouble(PixelPoint::row).max().orElseThrow();
        double right = points.stream().mapToDouble(PixelPoint::column).max().orElseThrow();
        return new PixelBox(top, left, bottom, right);
    }
}

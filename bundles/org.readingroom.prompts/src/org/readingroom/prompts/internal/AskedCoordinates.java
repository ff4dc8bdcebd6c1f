package org.readingroom.prompts.internal;

import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.model.Coordinates.Order;
import org.readingroom.api.model.Coordinates.Scale;
import org.readingroom.prompts.internal.answer.Positions;

/**
 * How positions are written: as the settings say, and where they leave it to the model, as that declares.
 *
 * @param scale what a number counts
 * @param axes which of a pair comes first
 */
record AskedCoordinates(CoordinateScale scale, CoordinateAxes axes) {
    /** For a model that declares nothing. */
    Positions in(SliceFrame frame) {
        return in(frame, Coordinates.PIXELS);
    }

    /** For a model that declares this. */
    Positions in(SliceFrame frame, Coordinates model) {
        Order order =
                switch (axes) {
                    case MODEL -> model.order();
                    case ROW_COL -> Order.ROW_COLUMN;
                    case X_Y -> Order.X_Y;
                };
        Coordinates read =
                switch (scale) {
                    case MODEL -> new Coordinates(model.scale(), order, model.rows(), model.columns());
                    case PIXELS -> new Coordinates(Scale.PIXELS, order, 0, 0);
                    case UNIT -> new Coordinates(Scale.UNIT, order, 0, 0);
                    case THOUSAND -> new Coordinates(Scale.THOUSAND, order, 0, 0);
                };
        return new Positions(read, frame);
    }
}

package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;

/** A small picture of a line in its colour and style, on a button of the legend; disposed of with it. */
final class Swatch {
    private static final int WIDTH = 26;
    private static final int HEIGHT = 14;
    private static final Color GROUND = new Color(40, 40, 40);

    private Swatch() {}

    static void on(Button button, RGB colour, LineStyle line, boolean filled) {
        Image image = new Image(button.getDisplay(), WIDTH, HEIGHT);
        GC gc = new GC(image);
        gc.setBackground(filled ? new Color(colour) : GROUND);
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        gc.setForeground(new Color(colour));
        gc.setLineWidth(3);
        line.on(gc);
        gc.drawLine(2, HEIGHT / 2, WIDTH - 2, HEIGHT / 2);
        gc.dispose();
        button.setImage(image);
        button.addListener(SWT.Dispose, e -> image.dispose());
    }
}

package org.readingroom.ui.internal;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Pictures of windows, for tests and documentation: the pixels of the screen, from the title or menu bar to the last row. */
public final class WindowPicture {
    private WindowPicture() {}

    /** Copies a window off the screen into a PNG file; whatever lies over the window is in the picture. */
    public static void save(Shell shell, Path file) {
        Display display = shell.getDisplay();
        Rectangle inside = display.map(shell, null, shell.getClientArea());
        Rectangle bounds = new Rectangle(inside.x, shell.getLocation().y, inside.width, 0);
        bounds.height = inside.y + inside.height - bounds.y;
        Image image = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, bounds.x, bounds.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            loader.save(file.toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}

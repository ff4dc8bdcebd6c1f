package org.readingroom.run;

import java.util.List;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.study.ImageSettings;

/** Lays images of one size out in one: side by side, or in a square read row by row, filled with black. */
final class Montage {
    private Montage() {}

    /** The images as they are sent. */
    static List<PromptImage> of(List<PromptImage> images, ImageSettings.Montage layout) {
        if (layout == ImageSettings.Montage.NONE) {
            return images;
        }
        int across = layout == ImageSettings.Montage.ROW ? images.size() : (int) Math.ceil(Math.sqrt(images.size()));
        int down = (images.size() + across - 1) / across;
        SliceFrame one = images.get(0).frame();
        SliceFrame all = new SliceFrame(down * one.rows(), across * one.columns(), one.mmPerRow(), one.mmPerColumn());
        byte[] bytes = new byte[all.rows() * all.columns()];
        for (int i = 0; i < images.size(); i++) {
            int corner = i / across * one.rows() * all.columns() + i % across * one.columns();
            for (int r = 0; r < one.rows(); r++) {
                System.arraycopy(
                        images.get(i).bytes(), r * one.columns(), bytes, corner + r * all.columns(), one.columns());
            }
        }
        return List.of(new PromptImage(all, 1, bytes));
    }
}

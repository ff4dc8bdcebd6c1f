package org.readingroom.llama.image;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.llama.LlamaException;

/** An image from a file, as the model's processor takes it: red, green and blue; what is transparent lies over white. */
public final class ImageFile {
    private ImageFile() {}

    /**
     * Reads a PNG, JPEG, BMP or GIF.
     *
     * @throws LlamaException where there is no such file or it is no image
     */
    public static PromptImage read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new LlamaException(file + " is no image that is read here; PNG, JPEG, BMP and GIF are");
            }
            return of(image);
        } catch (IOException e) {
            throw new LlamaException("cannot read image " + file + ": " + e.getMessage(), e);
        }
    }

    private static PromptImage of(BufferedImage image) {
        int rows = image.getHeight();
        int columns = image.getWidth();
        BufferedImage rgb = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = rgb.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, columns, rows);
        g.setComposite(AlphaComposite.SrcOver);
        g.drawImage(image, 0, 0, null);
        g.dispose();
        byte[] bytes = new byte[rows * columns * 3];
        int at = 0;
        for (int pixel : rgb.getRGB(0, 0, columns, rows, null, 0, columns)) {
            bytes[at++] = (byte) (pixel >> 16);
            bytes[at++] = (byte) (pixel >> 8);
            bytes[at++] = (byte) pixel;
        }
        return new PromptImage(new SliceFrame(rows, columns, 1, 1), 3, bytes);
    }
}

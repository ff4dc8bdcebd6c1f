package org.readingroom.lora.internal.toy;

import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.PromptImage;

/** A drawing as a slice that can be asked about. */
record DrawnSlice(PromptImage image) implements SliceView {
    @Override
    public SliceRef ref() {
        return new SliceRef(Plane.AXIAL, 0);
    }

    @Override
    public SliceFrame frame() {
        return image.frame();
    }

    @Override
    public double[] toVoxel(double row, double column) {
        return new double[] {column, row, 0};
    }

    @Override
    public float[] pixels(String volume) {
        float[] pixels = new float[image.bytes().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.bytes()[i] & 0xff;
        }
        return pixels;
    }
}

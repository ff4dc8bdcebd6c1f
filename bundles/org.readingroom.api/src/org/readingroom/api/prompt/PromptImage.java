package org.readingroom.api.prompt;

/**
 * An image of a prompt: 8-bit, grey or RGB, row by row.
 *
 * @param frame its size in pixels and mm per pixel
 * @param channels 1 (grey) or 3 (RGB, interleaved)
 * @param bytes {@code rows * columns * channels} unsigned bytes; not copied, not to be changed afterwards
 */
public record PromptImage(org.readingroom.api.data.SliceFrame frame, int channels, byte[] bytes) {
    public PromptImage {
        if (channels != 1 && channels != 3) {
            throw new PromptException("a prompt image has 1 or 3 channels, not " + channels);
        }
        if (bytes.length != frame.rows() * frame.columns() * channels) {
            throw new PromptException(
                    "a prompt image of " + frame + " and " + channels + " channels has not " + bytes.length + " bytes");
        }
    }
}

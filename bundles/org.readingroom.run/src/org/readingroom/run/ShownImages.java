package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.imaging.Slices;
import org.readingroom.study.Arm;
import org.readingroom.study.ImageSettings;

/**
 * The images of a query: a grey image a volume, or one montage of them, with the control of the arm in place of the slice.
 *
 * <p>Every image has the frame of the slice that is asked about (a montage a multiple of it): of another patient's scan the
 * slice at the same height of the stack is shown, each pixel the nearest where the two frames differ in size. Noise is
 * uniform over 0 to 255 and follows from the study's seed, case, slice and volume, so that a repeat shows the same. A flipped
 * image has its columns in reverse; {@link Flip} says how answers to it are read.
 */
final class ShownImages {
    private final List<String> volumes;
    private final ImageSettings settings;
    private final long seed;

    /** @param seed the study's */
    ShownImages(Arm arm, long seed) {
        this.volumes = arm.volumes();
        this.settings = arm.image();
        this.seed = seed;
    }

    /** How many images a query holds. */
    static int count(Arm arm) {
        if (arm.image().control() == ImageSettings.Control.TEXT_ONLY) {
            return 0;
        }
        return arm.image().montage() == ImageSettings.Montage.NONE
                ? arm.volumes().size()
                : 1;
    }

    /**
     * The images of a query about a slice.
     *
     * @param asked the case and slice asked about
     * @param shown the case that is shown: the same, or another patient's
     */
    List<PromptImage> of(CaseView asked, SliceView slice, CaseView shown) {
        if (settings.control() == ImageSettings.Control.TEXT_ONLY) {
            return List.of();
        }
        List<PromptImage> images = new ArrayList<>();
        for (String volume : volumes) {
            images.add(
                    switch (settings.control()) {
                        case BLANK -> blank(slice.frame());
                        case NOISE -> noise(asked.volumes().subject().id(), slice, volume);
                        case OTHER_PATIENT -> other(asked, slice, shown, volume);
                        case FLIP -> flipped(asked.images().grey(slice, volume));
                        default -> asked.images().grey(slice, volume);
                    });
        }
        return Montage.of(images, settings.montage());
    }

    /** The images of an example, which are never a control's. */
    List<PromptImage> ofExample(CaseView example, SliceView slice) {
        if (settings.control() == ImageSettings.Control.TEXT_ONLY) {
            return List.of();
        }
        return Montage.of(
                volumes.stream().map(v -> example.images().grey(slice, v)).toList(), settings.montage());
    }

    private static PromptImage blank(SliceFrame frame) {
        return new PromptImage(frame, 1, new byte[frame.rows() * frame.columns()]);
    }

    private PromptImage noise(String caseId, SliceView slice, String volume) {
        byte[] bytes = new byte[slice.frame().rows() * slice.frame().columns()];
        new SplittableRandom(Digests.seed(
                        "noise", Long.toString(seed), caseId, slice.ref().toString(), volume))
                .nextBytes(bytes);
        return new PromptImage(slice.frame(), 1, bytes);
    }

    private static PromptImage flipped(PromptImage image) {
        int columns = image.frame().columns();
        byte[] bytes = new byte[image.bytes().length];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = image.bytes()[at - at % columns + columns - 1 - at % columns];
        }
        return new PromptImage(image.frame(), 1, bytes);
    }

    private static PromptImage other(CaseView asked, SliceView slice, CaseView shown, String volume) {
        int own = Slices.count(asked.slices().grid(), slice.ref().plane());
        int theirs = Slices.count(shown.slices().grid(), slice.ref().plane());
        int index = (int) ((slice.ref().index() + 0.5) * theirs / own);
        PromptImage image =
                shown.images().grey(shown.slices().view(new SliceRef(slice.ref().plane(), index)), volume);
        return resized(image, slice.frame());
    }

    private static PromptImage resized(PromptImage image, SliceFrame to) {
        SliceFrame from = image.frame();
        byte[] bytes = new byte[to.rows() * to.columns()];
        for (int r = 0, at = 0; r < to.rows(); r++) {
            int row = (int) ((r + 0.5) * from.rows() / to.rows());
            for (int c = 0; c < to.columns(); c++) {
                int column = (int) ((c + 0.5) * from.columns() / to.columns());
                bytes[at++] = image.bytes()[row * from.columns() + column];
            }
        }
        return new PromptImage(to, 1, bytes);
    }
}

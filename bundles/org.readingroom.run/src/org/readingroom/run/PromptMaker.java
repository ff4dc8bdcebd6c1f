package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.study.Arm;

/** Makes the prompts of an arm: its images, its examples, and its strategy's words. */
final class PromptMaker {
    private final Arm arm;
    private final PromptStrategy strategy;
    private final List<PromptInput.Example> examples;
    private final ShownImages images;

    /** @param seed the study's */
    PromptMaker(Arm arm, PromptStrategy strategy, List<FewShot.Drawn> examples, long seed) {
        this.arm = arm;
        this.strategy = strategy;
        this.examples = examples.stream().map(FewShot.Drawn::input).toList();
        this.images = new ShownImages(arm, seed);
    }

    /** The prompt about a slice; {@code shown} is the case whose images it holds. */
    Prompt prompt(CaseView asked, SliceView slice, CaseView shown) {
        return strategy.prompt(new PromptInput(slice, images.of(asked, slice, shown), examples));
    }

    /**
     * The digest of what is said around an image: the prompt of one black slice, its examples, decoding left out. It changes
     * with any word of the prompt.
     */
    String wording() {
        BlackSlice slice = new BlackSlice(arm.slices().plane());
        List<PromptImage> black = new ArrayList<>();
        for (int i = 0; i < ShownImages.count(arm); i++) {
            black.add(new PromptImage(BlackSlice.FRAME, 1, new byte[BlackSlice.SIDE * BlackSlice.SIDE]));
        }
        Prompt prompt = strategy.prompt(new PromptInput(slice, black, examples));
        return RequestDigest.of("", prompt, arm.decode().decoding(), AskedForm.FREE, 0);
    }

    /** A slice on which nothing is. */
    private record BlackSlice(Plane plane) implements SliceView {
        private static final int SIDE = 128;
        private static final SliceFrame FRAME = new SliceFrame(SIDE, SIDE, 1, 1);

        @Override
        public SliceRef ref() {
            return new SliceRef(plane, 0);
        }

        @Override
        public SliceFrame frame() {
            return FRAME;
        }

        @Override
        public double[] toVoxel(double row, double column) {
            return new double[] {column, row, 0};
        }

        @Override
        public float[] pixels(String volume) {
            return new float[SIDE * SIDE];
        }
    }
}

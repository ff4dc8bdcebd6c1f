package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.Task;
import org.readingroom.study.Arm;
import org.readingroom.study.FewShotSettings;
import org.readingroom.study.ImageSettings;
import org.readingroom.study.StudyException;

/** Whether an arm's model can be asked what the arm asks. */
final class ArmFit {
    private static final SliceFrame ANY = new SliceFrame(128, 128, 1, 1);

    private ArmFit() {}

    /**
     * Checks an arm against what its model can do.
     *
     * @throws StudyException naming the arm and what to change
     */
    static void require(Arm arm, Capabilities model, Optional<PromptStrategy> strategy) {
        boolean prompted = model.input() == Capabilities.Input.PROMPTS;
        if (prompted && strategy.isEmpty()) {
            throw refused(
                    arm,
                    "the model '" + arm.model().id()
                            + "' is prompted; give the arm a prompt, such as prompt: bounding-box");
        }
        if (!prompted && strategy.isPresent()) {
            throw refused(
                    arm,
                    "the model '" + arm.model().id() + "' reads volumes and takes no prompt; remove the arm's prompt");
        }
        requireTuned(arm, model);
        if (prompted) {
            requireImages(arm, model);
            requireFrame(arm, strategy.get().task());
            requireConstraint(arm, model, strategy.get());
        }
    }

    private static void requireTuned(Arm arm, Capabilities model) {
        if (arm.finetune().isPresent() && !model.trainable()) {
            throw refused(
                    arm,
                    "it is fine-tuned, and its model does not learn as it is set up; remove finetune, or what keeps the"
                            + " model from learning");
        }
        boolean tuned = model.trainable()
                && model.input() == Capabilities.Input.PROMPTS
                && arm.tunedBy().isEmpty();
        if (tuned && arm.fewShot().isPresent()) {
            throw refused(arm, "the model is tuned on its questions, which hold no examples; remove few-shot");
        }
        if (tuned && arm.image().control() == ImageSettings.Control.FLIP) {
            throw refused(
                    arm,
                    "the model would be tuned on images with left and right changed over; remove image.control: flip");
        }
    }

    private static void requireImages(Arm arm, Capabilities model) {
        int each = ShownImages.count(arm);
        int examples = arm.fewShot().map(FewShotSettings::examples).orElse(0);
        int all = each * (1 + examples);
        if (all > model.maxImages()) {
            String why = examples == 0 ? "" : " (" + each + " for each of " + examples + " examples and the question)";
            throw refused(
                    arm,
                    "a prompt holds " + all + " images" + why + ", and the model '"
                            + arm.model().id() + "' takes " + model.maxImages()
                            + "; show fewer volumes or examples, or lay them out with image.montage");
        }
    }

    private static void requireFrame(Arm arm, Task<?> task) {
        ImageSettings image = arm.image();
        if (image.montage() != ImageSettings.Montage.NONE && task.scope() == Task.Scope.SLICE) {
            throw refused(
                    arm,
                    "a position in a montage is none on the slice, and the prompt asks for '" + task.id()
                            + "'; send the volumes as images of their own (montage: none)");
        }
        if (image.control() == ImageSettings.Control.FLIP && !Flip.knows(task)) {
            throw refused(
                    arm,
                    "answers of the task '" + task.id() + "' cannot be carried back from a flipped image;"
                            + " remove image.control: flip");
        }
    }

    private static void requireConstraint(Arm arm, Capabilities model, PromptStrategy strategy) {
        AskedForm.of(arm.decode(), strategy, ANY, model.coordinates(), false)
                .constraint()
                .ifPresent(c -> {
                    if (!model.constraints().contains(c.kind())) {
                        throw refused(
                                arm,
                                "the model '" + arm.model().id() + "' obeys no constraint of the kind " + c.kind()
                                        + (model.constraints().isEmpty()
                                                ? ", nor of any"
                                                : "; of "
                                                        + String.join(
                                                                ", ",
                                                                model.constraints().stream()
                                                                        .sorted()
                                                                        .toList()))
                                        + "; change or remove decode.constraint");
                    }
                });
    }

    private static StudyException refused(Arm arm, String why) {
        return new StudyException("arm '" + arm.id() + "': " + why);
    }
}

package org.readingroom.lora.internal.toy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Availability;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.torch.TorchRuntime;

/**
 * {@code train-toy}: trains the weights of a small model from nothing on drawn shapes, so that it follows the installed prompts.
 * What it answers about scans means nothing; it makes tests and the demonstration run on a real model.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "train-toy", label = "Train a tiny vision language model from nothing on drawn shapes")
public final class TrainToyCommand implements Command<TrainToyCommand.Options> {
    private final PluginRegistry registry;

    /**
     * Its options.
     *
     * @param folder the model folder, to which the weights are written
     * @param work checkpoints and losses
     * @param steps of the optimiser
     * @param rate the highest learning rate
     * @param rows of a micro-batch
     * @param parts micro-batches of a step
     * @param seed of weights and drawings
     * @param threads of one operation
     * @param stopAfter the step after which this call ends, to go on later; 0: the last
     * @param check drawings of each prompt that are read at the end
     */
    public record Options(
            @Setting(
                    value = "The model folder: config, tokenizer and so on; its weights are written here.",
                    position = 0)
            Path folder,

            @Setting(value = "A folder for checkpoints and losses; the training goes on from what is there.")
            Path work,

            @Setting(value = "Steps of the optimiser.", def = "4000", min = 1)
            int steps,

            @Setting(value = "The highest learning rate.", def = "0.0015")
            double rate,

            @Setting(value = "Rows of a micro-batch, all of one prompt.", def = "8", min = 1)
            int rows,

            @Setting(value = "Micro-batches of a step.", def = "2", min = 1)
            int parts,

            @Setting(value = "Seeds weights and drawings.", def = "1")
            long seed,

            @Setting(value = "Threads of one operation; another number changes the last bits.", def = "1", min = 1)
            int threads,

            @Setting(value = "Stop after this step, to go on later; 0: do all.", def = "0", min = 0)
            int stopAfter,

            @Setting(value = "New drawings of each prompt that the trained model reads.", def = "200", min = 0)
            int check) {}

    /** @param registry where the prompts are */
    @Activate
    public TrainToyCommand(@Reference PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public Availability availability() {
        return TorchRuntime.availability();
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        try {
            Files.createDirectories(o.work());
        } catch (IOException e) {
            throw CommandException.failed("cannot make " + o.work() + ": " + e.getMessage(), e);
        }
        DrawingTraining.Plan plan =
                new DrawingTraining.Plan(o.steps(), o.rate(), o.rows(), o.parts(), o.seed(), o.threads());
        try (DrawingQuestions questions = new DrawingQuestions(registry)) {
            int until = o.stopAfter() == 0 ? o.steps() : Math.min(o.steps(), o.stopAfter());
            DrawingTraining.run(o.folder(), o.work(), questions, plan, until, monitor);
            if (until == o.steps()) {
                DrawingReading.of(o.folder(), questions, o.check(), o.seed(), o.threads(), monitor)
                        .forEach(console::print);
            }
        }
        return DONE;
    }
}

package org.readingroom.llama.internal.parity;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;

/** A pack's model, open in a variant and precision, with its images encoded. */
final class OpenPack implements AutoCloseable {
    private final LlamaModel model;
    private final Pack pack;
    private final List<EncodedImages> images = new ArrayList<>();

    OpenPack(Pack pack, Variant variant, Precision precision, TorchRuntime runtime, Monitor monitor) {
        try (Safetensors weights = Safetensors.open(pack.path())) {
            model = LlamaModel.load(pack.config(), weights, precision, variant, runtime, Monitor.NONE);
        }
        this.pack = pack;
        images.addAll(encodeAll(monitor));
    }

    /** The images of every sequence with the model as it is now, freed by whoever asks; none where the pack shows none. */
    List<EncodedImages> encodeAll(Monitor monitor) {
        List<EncodedImages> all = new ArrayList<>();
        for (int i = 0; pack.seeing() && i < pack.batch().size(); i++) {
            all.add(model.encode(pack.images(i), monitor));
        }
        return all;
    }

    LlamaModel model() {
        return model;
    }

    /** Of each sequence of the pack; none where it shows none. */
    List<EncodedImages> images() {
        return images;
    }

    /** Images beside the pack's own, freed by whoever asks. */
    EncodedImages encode(List<ImageTiles> some, Monitor monitor) {
        return model.encode(some, monitor);
    }

    @Override
    public void close() {
        images.forEach(EncodedImages::close);
        model.close();
    }
}

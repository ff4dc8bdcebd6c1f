package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.TensorScope;

/**
 * States of images where the vision part is not trained: computed once and kept in the host's memory, the images longest
 * unused giving way where there is no room, and in files where there are such. Tiles that are not there are kept where
 * tokens that look at no image see them too.
 */
final class FrozenImages implements ImageEncoder {
    private record Kept(TensorScope scope, NDArray states, int tiles, long bytes) {
        /** How many states there are. */
        long tokens() {
            return states.getShape().get(0);
        }
    }

    private final LlamaModel model;
    private final Functions functions;
    private final long room;
    private final Optional<StateFiles> files;
    private final StateBytes bytes;
    private final boolean whole;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    FrozenImages(LlamaModel model, Functions functions, long room, Optional<StateFiles> files) {
        this.model = model;
        this.functions = functions;
        this.room = room;
        this.files = files;
        this.bytes = new StateBytes(functions, model.weights().precision());
        this.whole = model.variant().rowMask() != Variant.RowMask.ATTENTION_AND_MLP;
    }

    @Override
    public ImageSet encode(Tape tape, List<TrainingImage> images, TensorScope batchScope, Monitor monitor) {
        ImageSet set = new ImageSet(new ArrayList<>(), new long[images.size()], new int[images.size()]);
        long first = 0;
        for (int i = 0; i < images.size(); i++) {
            TrainingImage image = images.get(i);
            Kept found = kept.get(image.key());
            Kept one = found == null ? filed(image).orElseGet(() -> compute(image, monitor)) : found;
            // The batch has a tensor of its own, for this image may give way before the batch is done.
            set.states().add(tape.constant(here(one.states(), batchScope)));
            set.first()[i] = first;
            first += one.tokens();
            set.tiles()[i] = one.tiles();
            if (found == null) {
                keep(image.key(), one);
            }
        }
        return set;
    }

    private NDArray here(NDArray host, TensorScope scope) {
        try (NDArray like = scope.zeros(1)) {
            NDArray here = functions.text().call(scope, "to_device_of", host, like);
            return here == host ? scope.detached(host, false) : here;
        }
    }

    private Kept compute(TrainingImage image, Monitor monitor) {
        Optional<ImageTiles> tiles =
                image.isAbsent() ? Optional.empty() : Optional.of(image.tiles().get());
        int there = tiles.map(t -> t.canvas().tiles()).orElse(0);
        TensorScope own = model.runtime().scope();
        try (TensorScope work = own.inner()) {
            NDArray all = model.tower().encode(tiles, work, monitor);
            NDArray some = functions
                    .vision()
                    .call(work, "kept", all, whole ? all.getShape().get(0) : there);
            NDArray states = onHost(some, own);
            if (!image.isAbsent()) {
                files.ifPresent(f -> f.keep(image.key(), entry(states, there, work)));
            }
            return kept(own, states, there);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private Kept kept(TensorScope own, NDArray states, int tiles) {
        return new Kept(
                own,
                states,
                tiles,
                states.getShape().size() * model.weights().precision().bytes());
    }

    private StateFiles.Entry entry(NDArray states, int tiles, TensorScope work) {
        return new StateFiles.Entry(tiles, Math.toIntExact(states.getShape().get(0)), bytes.of(states, work));
    }

    /** The states that lie in a file. */
    private Optional<Kept> filed(TrainingImage image) {
        if (image.isAbsent()) {
            return Optional.empty();
        }
        return files.flatMap(f -> f.find(image.key())).map(entry -> {
            TensorScope own = model.runtime().scope();
            try (TensorScope work = own.inner()) {
                NDArray states = bytes.states(entry.bytes(), entry.tokens(), work);
                return kept(own, onHost(states, own), entry.tiles());
            } catch (RuntimeException e) {
                own.close();
                throw e;
            }
        });
    }

    private NDArray onHost(NDArray array, TensorScope own) {
        NDArray host = functions.text().call(own, "to_host", array);
        return host == array ? own.adopt(array) : host;
    }

    private void keep(String key, Kept one) {
        kept.put(key, one);
        used += one.bytes();
        Iterator<Kept> oldest = kept.values().iterator();
        while (used > room && oldest.hasNext()) {
            Kept old = oldest.next();
            used -= old.bytes();
            old.scope().close();
            oldest.remove();
        }
    }

    @Override
    public void close() {
        kept.values().forEach(k -> k.scope().close());
        kept.clear();
    }
}

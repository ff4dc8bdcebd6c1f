package org.readingroom.cnn.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.torch.Prefetch;
import org.readingroom.torch.TorchRuntime;

/** A reader that learns from prepared cases, or takes the weights of a training, and reads. */
final class CnnModel implements TrainableModel {
    private static final int CASES_AT_ONCE = 8;
    private final CnnSetup setup;
    private final SampleLoader loader;
    private final TorchRuntime torch;
    private Optional<LoadedModel> loaded = Optional.empty();

    CnnModel(CnnSetup setup, ModelContext context) {
        this.setup = setup;
        loader = SampleLoader.of(context.preparer(), setup.channels());
        torch = TorchRuntime.open(setup.torch());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.prepared(Set.of(setup.reader().task().id()), CASES_AT_ONCE, true);
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(setup.identity());
        identity.put("channels", loader.channels().toString());
        loaded.ifPresent(m -> identity.putAll(m.identity()));
        return identity;
    }

    @Override
    public void fit(TrainingView view, Path folder, Monitor monitor) {
        if (setup.weightsOf().isPresent()) {
            BorrowedWeights.take(setup.weightsOf().get(), view, folder);
        } else {
            CnnFit.fit(
                    new NetworkTraining.Basis(
                            torch, setup.architecture(loader), setup.reader(), loader, setup.plan(), view),
                    folder,
                    monitor);
        }
        load(folder);
    }

    @Override
    public void load(Path folder) {
        LoadedModel model = LoadedModel.load(torch, setup, loader, BorrowedWeights.follow(folder));
        close();
        loaded = Optional.of(model);
    }

    /** A query with its case loaded, or the reason why it could not be. */
    private record Ready(Query query, Optional<Sample> sample, String trouble) {}

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        LoadedModel model = loaded.orElseThrow(
                () -> new ModelException("the " + setup.kind() + " was asked before it was fitted or loaded"));
        monitor.checkCancelled();
        Iterator<Ready> source = request.queries().stream().map(this::ready).iterator();
        try (Prefetch<Ready> ahead = new Prefetch<>("cnn cases", source)) {
            while (ahead.hasNext()) {
                Ready next = ahead.next();
                monitor.checkCancelled();
                if (next.sample().isEmpty()) {
                    sink.failed(next.query().key(), next.trouble());
                } else {
                    Sample sample = next.sample().get();
                    sink.answer(
                            next.query().key(),
                            setup.reader().answer(model.read(sample), sample.prepared(), model.threshold()));
                }
            }
        }
    }

    private Ready ready(Query query) {
        if (!query.task().id().equals(setup.reader().task().id())) {
            return new Ready(
                    query,
                    Optional.empty(),
                    "the " + setup.kind() + " does not answer '" + query.task().id() + "'");
        }
        try {
            return new Ready(query, Optional.of(loader.load(query.subject())), "");
        } catch (ReadingRoomException e) {
            return new Ready(query, Optional.empty(), e.getMessage());
        }
    }

    @Override
    public void close() {
        loaded.ifPresent(LoadedModel::close);
        loaded = Optional.empty();
    }
}

package org.readingroom.cnn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.model.ModelException;
import org.readingroom.torch.TorchRuntime;

/**
 * A trained model in memory: one network, or those of all folds. A case that some fold held out of training is read by
 * that fold's network alone, any other by the mean of all.
 */
final class LoadedModel implements AutoCloseable {
    private final ModelRecord record;
    private final List<Network> networks;
    private final double threshold;
    private final String digest;

    private LoadedModel(ModelRecord record, List<Network> networks, double threshold, String digest) {
        this.record = record;
        this.networks = networks;
        this.threshold = threshold;
        this.digest = digest;
    }

    /**
     * Loads a folder.
     *
     * @throws ModelException where there is no finished model of this kind there, or it wants another input
     */
    static LoadedModel load(TorchRuntime torch, CnnSetup setup, SampleLoader loader, Path folder) {
        ModelRecord record = ModelRecord.find(folder)
                .orElseThrow(() -> new ModelException("folder " + folder + " holds no finished training of a "
                        + setup.kind() + ": no model.json; fit it first"));
        requireFit(record, setup, loader, folder);
        double threshold = setup.tuned()
                ? record.tuned()
                        .orElseThrow(() -> new ModelException("tuned-threshold: the model in " + folder
                                + " had no validation patients to tune it on; give the cohort a validation part"))
                : setup.reader().threshold();
        List<Network> networks = new ArrayList<>();
        try {
            for (ModelRecord.Part part : record.networks()) {
                networks.add(Network.load(torch, record.architecture(), folder.resolve(part.file())));
            }
            return new LoadedModel(record, networks, threshold, digest(folder, record));
        } catch (RuntimeException e) {
            networks.forEach(Network::close);
            throw e;
        }
    }

    private static void requireFit(ModelRecord record, CnnSetup setup, SampleLoader loader, Path folder) {
        if (!record.kind().equals(setup.kind())) {
            throw new ModelException("folder " + folder + " holds a " + record.kind() + ", not a " + setup.kind());
        }
        if (!record.channels().equals(loader.channels())) {
            throw new ModelException("the model in " + folder + " reads " + record.channels() + ", and this arm "
                    + loader.channels() + "; give it the same channels");
        }
        if (!record.input().equals(loader.preparer().settings())) {
            throw new ModelException("the model in " + folder + " was trained on input " + record.input()
                    + ", and this study's is " + loader.preparer().settings() + "; give the study the same input");
        }
    }

    private static String digest(Path folder, ModelRecord record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(folder.resolve(ModelRecord.FILE)));
            byte[] buffer = new byte[1 << 16];
            for (ModelRecord.Part part : record.networks()) {
                try (var in = Files.newInputStream(folder.resolve(part.file()))) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ModelException("the model in " + folder + " cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ModelRecord record() {
        return record;
    }

    double threshold() {
        return threshold;
    }

    /** The probabilities of a sample. */
    float[] read(Sample sample) {
        List<Network> own = own(sample.subject().id());
        float[] mean = own.get(0).read(sample.voxels());
        for (int n = 1; n < own.size(); n++) {
            float[] more = own.get(n).read(sample.voxels());
            for (int v = 0; v < mean.length; v++) {
                mean[v] += more[v];
            }
        }
        for (int v = 0; v < mean.length && own.size() > 1; v++) {
            mean[v] /= own.size();
        }
        return mean;
    }

    private List<Network> own(String caseId) {
        for (int n = 0; n < networks.size() && networks.size() > 1; n++) {
            if (record.networks().get(n).held().contains(caseId)) {
                return List.of(networks.get(n));
            }
        }
        return networks;
    }

    Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>();
        identity.put("checkpoint", digest);
        identity.put("learning-rate", "" + record.rate());
        identity.put("threshold", "" + threshold);
        record.tuned().ifPresent(t -> identity.put("tuned-threshold", "" + t));
        StringBuilder parts = new StringBuilder();
        record.networks().forEach(p -> parts.append(parts.isEmpty() ? "" : ", ")
                .append(p.fold())
                .append(" epoch ")
                .append(p.epoch()));
        identity.put("networks", parts.toString());
        return identity;
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}

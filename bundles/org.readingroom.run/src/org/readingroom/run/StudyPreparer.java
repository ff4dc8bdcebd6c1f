package org.readingroom.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.Intensity;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.study.InputSettings;
import org.readingroom.study.VolumeDigest;

/**
 * Prepares cases by a study's input. Each volume is kept in the cache under the digest of its voxels and of all that is
 * done to them; within one process a volume is read and digested once, and comes from the cache afterwards.
 *
 * <p>Of a case that is being read it gives no reference, although the crop may be made by it.
 */
final class StudyPreparer implements CasePreparer {
    /** Raised when the same input would give other values. */
    private static final String VERSION = "1";

    private final ModelGrids grids;
    private final PreparedCache cache;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    StudyPreparer(ModelGrids grids, PreparedCache cache) {
        this.grids = grids;
        this.cache = cache;
    }

    @Override
    public List<String> channels() {
        return grids.settings().channels();
    }

    @Override
    public List<Integer> shape() {
        return grids.settings().shape();
    }

    @Override
    public Map<String, String> settings() {
        InputSettings s = grids.settings();
        Map<String, String> words = new TreeMap<>();
        words.put("crop", s.crop().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        if (s.crop() == InputSettings.Crop.MASK_CENTRED) {
            words.put("window", s.window().toString());
        }
        words.put("shape", s.shape().toString());
        words.put("channels", s.channels().toString());
        words.put("percentiles", s.intensity().percentiles().toString());
        words.put("over", s.intensity().over());
        return words;
    }

    @Override
    public PreparedCase prepare(Case subject, List<String> channels) {
        if (channels.isEmpty()) {
            throw new DatasetException(
                    "case " + subject.id() + " was to be prepared without a channel; name at least one");
        }
        Case whole = subject instanceof BlindCase b ? b.whole() : subject;
        ModelGrid grid = grids.of(whole);
        List<PreparedCase.Channel> prepared = new ArrayList<>();
        for (String name : channels) {
            prepared.add(channel(subject, grid, name));
        }
        return new PreparedCase(subject.id(), grid, prepared, () -> labels(subject, grid));
    }

    private PreparedCase.Channel channel(Case subject, ModelGrid grid, String name) {
        Optional<Volume> read = Optional.empty();
        String known = digests.get(subject.id() + "/" + name);
        if (known == null) {
            read = Optional.of(volume(subject, grid, name));
            known = VolumeDigest.of(read.get());
            digests.put(subject.id() + "/" + name, known);
        }
        Optional<Volume> open = read;
        List<Double> p = grids.settings().intensity().percentiles();
        PreparedCache.Entry entry = cache.get(key("volume", known, grid, p.toString()), () -> {
            Volume volume = open.orElseGet(() -> volume(subject, grid, name));
            Intensity i = Intensity.of(volume, p.get(0), p.get(1));
            byte[] greys = i.greys(grid.resample(volume).values());
            return new PreparedCache.Entry(new double[] {i.mean(), i.deviation()}, greys);
        });
        return new PreparedCase.Channel(name, entry.bytes(), entry.numbers()[0], entry.numbers()[1]);
    }

    private static Volume volume(Case subject, ModelGrid grid, String name) {
        Volume volume = subject instanceof BlindCase b ? b.passing(name) : subject.volume(name);
        if (!volume.grid().matches(grid.source())) {
            throw new DatasetException("case " + subject.id() + ": volume " + name + " lies on " + volume.grid()
                    + ", and the first on " + grid.source() + "; bring them to one grid before they are read");
        }
        return volume;
    }

    /** The reference of a case on the model grid, out of the cache once it was made; empty where the case has none. */
    Optional<LabelMap> reference(Case whole) {
        return labels(whole, grids.of(whole));
    }

    private Optional<LabelMap> labels(Case subject, ModelGrid grid) {
        if (subject instanceof BlindCase || !subject.info().hasReference()) {
            return Optional.empty();
        }
        String known = digests.get(subject.id() + "/");
        Optional<LabelMap> read = Optional.empty();
        if (known == null) {
            read = subject.reference();
            if (read.isEmpty()) {
                return read;
            }
            known = digest(read.get());
            digests.put(subject.id() + "/", known);
        }
        Optional<LabelMap> open = read;
        PreparedCache.Entry entry = cache.get(key("labels", known, grid, ""), () -> {
            LabelMap labels = grid.resample(open.or(subject::reference).orElseThrow());
            return new PreparedCache.Entry(new double[0], bytes(labels));
        });
        return Optional.of(new LabelMap(grid.grid(), entry.bytes()));
    }

    private static byte[] bytes(LabelMap labels) {
        byte[] bytes = new byte[labels.grid().size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels.label(i);
        }
        return bytes;
    }

    private static String digest(LabelMap labels) {
        return HexFormat.of().formatHex(Digests.sha256().digest(bytes(labels)));
    }

    /** The affine counts, for it says which way the voxels are turned. */
    private static String key(String kind, String digest, ModelGrid grid, String more) {
        return Digests.of(
                "prepared",
                VERSION,
                kind,
                digest,
                grid.source().toString(),
                grid.source().affine().toString(),
                grid.window().toString(),
                Arrays.toString(new int[] {
                    grid.grid().nx(), grid.grid().ny(), grid.grid().nz()
                }),
                more);
    }
}

package org.readingroom.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generator;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.datasets.internal.phantom.Patient;
import org.readingroom.datasets.internal.phantom.Renderer;

/**
 * Makes synthetic patients: skull-stripped brains in four MRI modalities with a glioma, from a seed.
 *
 * <p>Tissue contrast, bias field, Rician noise and partial volume; gliomas whose grade shows as in patients (ring
 * enhancement and necrosis on T1 after contrast for HGG, with more oedema on FLAIR), off the middle, some multifocal,
 * some tiny, some without enhancement; FLAIR-bright spots that are no tumour; two sites of different contrast. 76 of
 * 369 are labelled LGG where nothing else is asked, and the label of one patient of ten is not what the images show. Sizes, gains
 * and mean intensities hardly tell the grade: see {@link PhantomCheck}.
 *
 * <p>A patient depends on version, seed, share of LGG and index alone: equal bytes on every machine, however many are made, in
 * whatever order. They are for trying and checking software; a score on them says nothing of patients.
 */
public final class PhantomGenerator {
    /** Changes whenever a voxel or a label may. */
    public static final String VERSION = "2";

    /** What it is called in {@code phantom.json} and in cohorts. */
    public static final String NAME = "readingroom-phantom";

    private static final String[] MODALITIES = {"t1", "t1ce", "t2", "flair"};
    private final long seed;
    private final PhantomSize size;
    private final double lowShare;

    /**
     * Patients of whom as many are labelled LGG as in BraTS 2020.
     *
     * @param seed any number
     * @param size how finely to sample
     */
    public PhantomGenerator(long seed, PhantomSize size) {
        this(seed, size, Patient.LOW_SHARE);
    }

    /**
     * Patients of whom another share is labelled LGG: of few test patients, as many of each grade tell most.
     *
     * @param seed any number
     * @param size how finely to sample
     * @param lowShare of patients labelled LGG, over 0 and under 1
     */
    public PhantomGenerator(long seed, PhantomSize size, double lowShare) {
        if (!(lowShare > 0 && lowShare < 1)) {
            throw new DatasetException(
                    "a share of LGG lies over 0 and under 1, not at " + lowShare + "; give 0.5 for as many of each");
        }
        this.seed = seed;
        this.size = size;
        this.lowShare = lowShare;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The size. */
    public PhantomSize size() {
        return size;
    }

    /** The share of patients labelled LGG. */
    public double lowShare() {
        return lowShare;
    }

    /**
     * This program as cohorts keep it: its digest is SHA-256 over the voxels and labels of patient 0 of seed 1 at small
     * size, little-endian, t1, t1ce, t2, flair and labels in the order of the grid.
     */
    public static Generator identity() {
        PhantomCase sample = new PhantomGenerator(1, PhantomSize.SMALL).generate(0);
        LabelMap labels = sample.reference().orElseThrow();
        int voxels = labels.grid().size();
        ByteBuffer bytes =
                ByteBuffer.allocate(voxels * (2 * MODALITIES.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (String modality : MODALITIES) {
            Volume volume = sample.volume(modality);
            for (int v = 0; v < voxels; v++) {
                bytes.putShort((short) volume.value(v));
            }
        }
        for (int v = 0; v < voxels; v++) {
            bytes.put((byte) labels.label(v));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return new Generator(NAME, VERSION, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is drawn for a patient, without making an image. */
    public PhantomFacts facts(int index) {
        return Patient.of(seed, index, lowShare).facts();
    }

    /**
     * Makes a patient; about 90 MB at full size.
     *
     * @param index 0 or more
     */
    public PhantomCase generate(int index) {
        Patient patient = Patient.of(seed, index, lowShare);
        Grid grid = size.grid();
        Renderer.Images images = Renderer.render(patient, grid, size.samples());
        Map<String, short[]> volumes = new LinkedHashMap<>();
        for (int m = 0; m < MODALITIES.length; m++) {
            volumes.put(MODALITIES[m], images.volumes()[m]);
        }
        return new PhantomCase(patient.facts(), volumes, new LabelMap(grid, images.labels()));
    }
}

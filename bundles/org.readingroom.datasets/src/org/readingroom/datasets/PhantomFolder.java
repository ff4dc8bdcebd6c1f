package org.readingroom.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generator;
import org.readingroom.api.data.LabelMap;
import org.readingroom.datasets.internal.phantom.Patient;
import org.readingroom.nifti.NiftiWriter;
import org.readingroom.settings.AtomicFile;

/**
 * A BraTS folder of synthetic patients: {@code CASE/CASE_t1.nii.gz} and so on, {@code name_mapping.csv} with the
 * grades, and {@code phantom.json} with version, digest, seed, size, what each patient was made to show and its
 * measures, and how well those tell the grade ({@link PhantomRecord}), which no reader is given.
 *
 * <p>Files are there whole or not at all. The same call goes on where it was stopped, and a greater count adds
 * patients; a folder that holds anything else is refused and left as it was. One patient is in memory at a time.
 */
public final class PhantomFolder {
    private static final String SHARE = "lggShare";
    private static final String MAPPING = "name_mapping.csv";
    private static final List<String> VOLUMES = List.of("t1", "t1ce", "t2", "flair");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final PhantomGenerator generator;
    private final boolean shuffled;
    private final List<PhantomFacts> facts = new ArrayList<>();
    private final Map<String, PhantomMeasures> measures = new HashMap<>();

    private PhantomFolder(Path folder, PhantomGenerator generator, boolean shuffled) {
        this.folder = folder;
        this.generator = generator;
        this.shuffled = shuffled;
    }

    /**
     * Writes patients 0 to {@code cases - 1} that are not there yet.
     *
     * @return how many were made
     * @throws DatasetException where the folder holds something else, or cannot be written
     */
    public static int write(Path folder, PhantomGenerator generator, int cases, Monitor monitor) {
        return write(folder, generator, cases, false, monitor);
    }

    /**
     * As the other; where {@code shuffled}, the grades are dealt out anew across patients by the generator's seed, which
     * the folder says among what made it, so that every report on it is headed so. Such a folder's count stays as it is.
     */
    public static int write(Path folder, PhantomGenerator generator, int cases, boolean shuffled, Monitor monitor) {
        if (cases < 1) {
            throw new DatasetException("a phantom folder holds 1 case or more, not " + cases);
        }
        return new PhantomFolder(folder, generator, shuffled).write(cases, monitor);
    }

    private int write(int cases, Monitor monitor) {
        try {
            ObjectNode identity = identity();
            int before = claim(identity);
            int known = Math.max(cases, before);
            if (shuffled && before > 0 && before < known) {
                throw new DatasetException(folder + " holds " + before
                        + " phantoms of shuffled grades, which more would" + " deal out anew; give another folder");
            }
            facts.addAll(ShuffledGrades.facts(generator, known, shuffled));
            writeAbout(identity);
            writeMapping();
            int made = 0;
            monitor.begin("making " + cases + " phantom patients in " + folder, cases);
            for (int index = 0; index < cases; index++) {
                monitor.checkCancelled();
                made += writeCase(index, identity) ? 1 : 0;
                monitor.worked(1);
            }
            return made;
        } catch (IOException e) {
            throw new DatasetException(
                    "cannot write the phantom folder " + folder + ": " + e.getMessage()
                            + "; check permission and disk space, then give the same command",
                    e);
        }
    }

    /** The number of cases that the folder was made for before, 0 for a new one. */
    private int claim(ObjectNode is) throws IOException {
        Files.createDirectories(folder);
        Path about = folder.resolve(PhantomRecord.FILE);
        if (Files.exists(about)) {
            JsonNode was = JSON.readTree(about.toFile());
            for (String key : List.of("format", "generator", "digest", "seed", "size")) {
                if (!is.get(key).asText().equals(was.path(key).asText())) {
                    throw new DatasetException(folder + " holds phantoms of " + key + " "
                            + was.path(key).asText() + ", not " + is.get(key).asText()
                            + "; give another folder or the same " + key);
                }
            }
            // Folders from before there was a choice do not say it.
            double share = was.path(SHARE).asDouble(Patient.LOW_SHARE);
            if (share != generator.lowShare()) {
                throw new DatasetException(folder + " holds phantoms of whom " + share + " are labelled LGG, not "
                        + generator.lowShare() + "; give another folder or the same share");
            }
            was.path("cases").forEach(c -> PhantomRecord.measures(c.path("measured"))
                    .ifPresent(m -> measures.put(c.path("case").asText(), m)));
            return was.path("cases").size();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new DatasetException(
                        folder + " is not empty and holds no phantoms; give a new folder, this one is left as it is");
            }
        }
        return 0;
    }

    private ObjectNode identity() {
        Generator program = PhantomGenerator.identity();
        ObjectNode node = JSON.createObjectNode();
        node.put("format", PhantomRecord.FORMAT);
        node.put("generator", program.name() + " " + program.version() + (shuffled ? ShuffledGrades.NOTICE : ""));
        node.put("digest", program.digest());
        node.put("seed", generator.seed());
        node.put("size", generator.size().name().toLowerCase(java.util.Locale.ROOT));
        if (generator.lowShare() != Patient.LOW_SHARE) {
            node.put(SHARE, generator.lowShare());
        }
        return node;
    }

    private void writeAbout(ObjectNode identity) throws IOException {
        ObjectNode about = identity.deepCopy();
        long flipped =
                facts.stream().filter(f -> !f.grade().equals(f.biology())).count();
        about.put("flipChance", Patient.FLIP).put("flipped", flipped);
        about.put("bestAccuracy", 1 - (double) flipped / facts.size());
        if (facts.stream().allMatch(f -> measures.containsKey(f.caseId()))) {
            PhantomCheck.of(
                            facts.stream().map(f -> measures.get(f.caseId())).toList(),
                            facts.stream().map(f -> f.grade().equals("HGG")).toList())
                    .ifPresent(check -> write(check, about.putObject("check")));
        }
        for (PhantomFacts f : facts) {
            ObjectNode node = about.withArray("cases").addObject();
            node.put("case", f.caseId())
                    .put("site", f.site())
                    .put("grade", f.grade())
                    .put("biology", f.biology());
            node.put("enhancement", f.enhancement()).put("foci", f.foci()).put("tiny", f.tiny());
            if (measures.containsKey(f.caseId())) {
                node.set("measured", PhantomRecord.node(measures.get(f.caseId())));
            }
        }
        AtomicFile.write(folder.resolve(PhantomRecord.FILE), JSON.writeValueAsString(about) + "\n");
    }

    private static void write(PhantomCheck check, ObjectNode node) {
        node.put("what", "area under the ROC curve of a cross-validated logistic regression of the grade");
        check.features().forEach(node.putArray("features")::add);
        node.put("patients", check.patients()).put("folds", check.folds()).put("auc", check.area());
    }

    private void writeMapping() throws IOException {
        StringBuilder text = new StringBuilder("Grade,Phantom_subject_ID\n");
        facts.forEach(f -> text.append(f.grade()).append(',').append(f.caseId()).append('\n'));
        AtomicFile.write(folder.resolve(MAPPING), text.toString());
    }

    /** A patient's measures are written before its images, so that a patient who is there has them. */
    private boolean writeCase(int index, ObjectNode identity) throws IOException {
        String id = facts.get(index).caseId();
        Path place = folder.resolve(id);
        List<String> all = Stream.concat(VOLUMES.stream(), Stream.of("seg")).toList();
        if (measures.containsKey(id) && all.stream().allMatch(role -> Files.exists(file(place, id, role)))) {
            return false;
        }
        PhantomCase made = generator.generate(index);
        measures.put(id, PhantomMeasures.of(made));
        writeAbout(identity);
        Files.createDirectories(place);
        LabelMap labels = made.reference().orElseThrow();
        all.parallelStream().forEach(role -> {
            if (role.equals("seg")) {
                NiftiWriter.write(file(place, id, role), labels);
            } else {
                NiftiWriter.write(file(place, id, role), made.volume(role));
            }
        });
        return true;
    }

    private static Path file(Path place, String id, String role) {
        return place.resolve(id + "_" + role + ".nii.gz");
    }
}

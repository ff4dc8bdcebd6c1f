package org.readingroom.lora.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.llama.read.WeightDigest;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.lora.peft.PeftConfig;
import org.readingroom.settings.AtomicFile;

/**
 * What an adapter says of itself, {@code readingroom.json} beside its files: the model and the manner of reading that
 * it is for, the patients that it learnt from, the prompt, the settings, the versions. Patients stand as digests of
 * their names, so that the file can be given away with the adapter; whoever has the patients can tell.
 *
 * @param reading what a model must have in common with the one that it was trained on: base, precision, capture,
 *     row-mask, template and image policy
 * @param patients digests of every name that each patient goes by
 * @param prompt digest of the first lesson's prompt, images left out
 * @param settings of the fine-tuning, by key
 * @param versions of what computed
 * @param facts steps, lessons, patients and such, for people
 */
record AdapterCard(
        Map<String, String> reading,
        Set<String> patients,
        String prompt,
        Map<String, String> settings,
        Map<String, String> versions,
        Map<String, String> facts) {
    static final String FILE = "readingroom.json";

    private static final int FORMAT = 1;

    /** Put before a name, so that these digests are no use elsewhere. Written: it keeps no secret. */
    private static final String SALT = "readingroom adapter patient 1:";

    private static final Set<String> VERSIONS = Set.of("djl", "pytorch", "flavor", "device", "threads");

    AdapterCard {
        reading = Map.copyOf(reading);
        patients = Set.copyOf(patients);
        settings = Map.copyOf(settings);
        versions = Map.copyOf(versions);
        facts = Map.copyOf(facts);
    }

    /** What a model's manner of reading is, by the names that an adapter's must equal. */
    static Map<String, String> reading(OpenLlama llama) {
        Map<String, String> all = new TreeMap<>();
        all.put("base", WeightDigest.of(llama.folder().path()));
        String precision = llama.model().weights().precision().name().toLowerCase(Locale.ROOT);
        all.put("precision", precision.startsWith("nf4") ? "nf4" : precision);
        all.put("template", llama.template().identity());
        llama.folder().config().vision().ifPresent(v -> {
            all.putAll(llama.images().identity());
            all.put("capture", llama.variant().capture().name().toLowerCase(Locale.ROOT));
            all.put("row-mask", llama.variant().rowMask().name().toLowerCase(Locale.ROOT));
        });
        return all;
    }

    /** The versions that are worth keeping: no path of this machine among them. */
    static Map<String, String> versions(Map<String, String> all) {
        Map<String, String> kept = new TreeMap<>(all);
        kept.keySet().retainAll(VERSIONS);
        return kept;
    }

    /** The digests of the names of a case's patient. */
    static Set<String> names(Case subject) {
        return Stream.concat(Stream.of(subject.info().patientId(), subject.id()), subject.info().aliases().stream())
                .map(name -> sha256((SALT + name).getBytes(StandardCharsets.UTF_8)))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    /** Those of some cases whose patient it was trained on. */
    List<Case> trainedOn(List<Case> cases) {
        return cases.stream()
                .filter(c -> names(c).stream().anyMatch(patients::contains))
                .toList();
    }

    /**
     * Makes sure that a model reads as the one that it was trained on.
     *
     * @throws ModelException naming what differs
     */
    void requireReading(OpenLlama llama, Path folder) {
        Map<String, String> now = reading(llama);
        List<String> different = new ArrayList<>();
        new TreeMap<>(reading).forEach((key, value) -> {
            String own = now.getOrDefault(key, "nothing");
            if (!own.equals(value)) {
                different.add(
                        key.equals("base")
                                ? "the base model's weights are others than those it was trained on"
                                : key + " is " + own + ", and it was trained with " + value);
            }
        });
        if (!different.isEmpty()) {
            throw new ModelException("the adapter in " + folder + " is not for this model: "
                    + String.join("; ", different) + "; set the model as the adapter says");
        }
    }

    /** What tells an adapter from others: the digest of its numbers and config. */
    static String digest(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of(PeftAdapter.FILE, PeftConfig.FILE)) {
                try (var in = Files.newInputStream(folder.resolve(name))) {
                    byte[] buffer = new byte[1 << 16];
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ModelException("the adapter in " + folder + " cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The card of a folder; empty where it has none. */
    static Optional<AdapterCard> find(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            if (json.path("format").asInt() != FORMAT) {
                throw new ModelException(file + " is of format " + json.path("format") + ", not " + FORMAT
                        + "; it was written by another version");
            }
            Set<String> patients = new TreeSet<>();
            json.path("patients").forEach(p -> patients.add(p.asText()));
            return Optional.of(new AdapterCard(
                    texts(json.path("reading")),
                    patients,
                    json.path("prompt").asText(),
                    texts(json.path("settings")),
                    texts(json.path("versions")),
                    texts(json.path("facts"))));
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> all = new TreeMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }

    /** Writes it beside an adapter. */
    void write(Path folder) {
        ObjectNode json = new ObjectMapper().createObjectNode().put("format", FORMAT);
        put(json.putObject("reading"), reading);
        json.put("prompt", prompt);
        put(json.putObject("settings"), settings);
        put(json.putObject("facts"), facts);
        put(json.putObject("versions"), versions);
        json.put("salt", SALT);
        new TreeSet<>(patients).forEach(json.putArray("patients")::add);
        try {
            AtomicFile.write(folder.resolve(FILE), json.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new ModelException("cannot write " + folder.resolve(FILE) + ": " + e + "; look for space there", e);
        }
    }

    private static void put(ObjectNode node, Map<String, String> texts) {
        new TreeMap<>(texts).forEach(node::put);
    }
}

package org.readingroom.datasets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.datasets.NnUnetSettings;

/**
 * The cases of an nnU-Net folder and what was odd.
 *
 * @param name the folder's
 * @param cases sorted by case id
 * @param remarks one sentence each
 */
public record NnUnetListing(String name, List<Case> cases, List<String> remarks) {
    private static final Pattern CHANNEL = Pattern.compile("(.+)_(\\d{4})");

    /** The cases of one part of a folder. */
    public static NnUnetListing of(NnUnetSettings settings, Monitor monitor) {
        Path root = settings.root().folder();
        NnUnetDescription description = NnUnetDescription.read(root.resolve("dataset.json"));
        boolean training = settings.part() == NnUnetSettings.Part.TRAINING;
        Path images = root.resolve(training ? "imagesTr" : "imagesTs");
        monitor.begin("listing the cases of " + images, 0);
        Map<String, Map<String, ImageFile>> found = images(images, description);
        if (found.isEmpty()) {
            throw new DatasetException("no case in " + images + ": no file named like CASE_0000" + description.ending()
                    + " lies in it; give the folder of one nnU-Net data set");
        }
        NameMapping mapping = NameMapping.of(mappings(root, settings.mapping()));
        Path labels = root.resolve(training ? "labelsTr" : "labelsTs");
        List<Case> cases = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        found.forEach((id, volumes) -> {
            monitor.checkCancelled();
            Path mask = labels.resolve(id + description.ending());
            Optional<ImageFile> reference =
                    Files.isRegularFile(mask) ? Optional.of(new ImageFile(mask)) : Optional.empty();
            remark(id, volumes, description, reference.isEmpty() && training, remarks);
            CaseInfo info = info(id, volumes.keySet(), mapping, reference.isPresent());
            cases.add(new FolderCase(info, volumes, reference, description.greatestLabel()));
        });
        Path last = root.toAbsolutePath().normalize().getFileName();
        return new NnUnetListing(
                last == null ? root.toString() : last.toString(), List.copyOf(cases), List.copyOf(remarks));
    }

    private static void remark(
            String id, Map<String, ImageFile> volumes, NnUnetDescription d, boolean noMask, List<String> remarks) {
        Set<String> missing = new TreeSet<>(d.channels());
        missing.removeAll(volumes.keySet());
        if (!missing.isEmpty()) {
            remarks.add("case " + id + " lacks " + String.join(", ", missing) + "; its other volumes are kept");
        }
        if (noMask) {
            remarks.add("case " + id + " has no mask");
        }
    }

    private static Map<String, Map<String, ImageFile>> images(Path folder, NnUnetDescription d) {
        Map<String, Map<String, ImageFile>> found = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (name.startsWith(".") || !name.endsWith(d.ending())) {
                continue;
            }
            String stem = name.substring(0, name.length() - d.ending().length());
            Matcher m = CHANNEL.matcher(stem);
            if (m.matches() && Integer.parseInt(m.group(2)) < d.channels().size()) {
                String channel = d.channels().get(Integer.parseInt(m.group(2)));
                found.computeIfAbsent(m.group(1), k -> new TreeMap<>()).put(channel, new ImageFile(file));
            } else {
                // The Decathlon keeps all channels in one 4-D file named as the case.
                Map<String, ImageFile> volumes = found.computeIfAbsent(stem, k -> new TreeMap<>());
                boolean one = d.channels().size() == 1;
                for (int c = 0; c < d.channels().size(); c++) {
                    volumes.put(d.channels().get(c), one ? new ImageFile(file) : new ImageFile(file, c));
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("there is no folder " + folder
                    + "; give the folder of one nnU-Net data set, or another part of it");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DatasetException(
                    "cannot list " + folder + ": " + e.getMessage() + "; check that the folder may be read", e);
        }
    }

    private static List<Path> mappings(Path root, Optional<String> named) {
        Path file = root.resolve(named.orElse("name_mapping.csv")).normalize();
        if (Files.isRegularFile(file) && file.startsWith(root.normalize())) {
            return List.of(file);
        }
        if (named.isPresent()) {
            throw new DatasetException("the setting mapping names " + named.get() + ", but there is no such file below "
                    + root + "; give the name mapping's path from there");
        }
        return List.of();
    }

    private static CaseInfo info(String id, Set<String> volumes, NameMapping mapping, boolean hasMask) {
        Optional<NameMapping.Patient> row = mapping.find(id);
        Set<String> aliases = new TreeSet<>(row.map(NameMapping.Patient::ids).orElse(Set.of()));
        aliases.add(id);
        Set<String> patients = new TreeSet<>();
        aliases.forEach(a -> patients.add(BratsName.patient(a)));
        String patient = row.isPresent() ? patients.iterator().next() : BratsName.patient(id);
        aliases.addAll(patients);
        String source = aliases.stream()
                .flatMap(a -> BratsName.site(a).stream())
                .sorted()
                .findFirst()
                .orElse("");
        Map<String, String> labels = row.flatMap(NameMapping.Patient::grade)
                .map(g -> Map.of("grade", g))
                .orElse(Map.of());
        return new CaseInfo(id, patient, aliases, source, volumes, labels, hasMask);
    }
}

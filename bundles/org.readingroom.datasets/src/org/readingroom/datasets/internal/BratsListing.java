package org.readingroom.datasets.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;

/**
 * The cases of a BraTS folder with their patients, grades and sites, and what was odd.
 *
 * @param cases sorted by case id
 * @param remarks one sentence each
 */
public record BratsListing(List<Case> cases, List<String> remarks) {
    private static final Set<String> MODALITIES = new TreeSet<>(Set.of("t1", "t1ce", "t2", "flair"));
    private static final int GREATEST_LABEL = 4;

    /** The cases of a folder. */
    public static BratsListing of(Path root, Optional<String> mapping, Monitor monitor) {
        requireFolder(root);
        BratsFolders found = BratsFolders.scan(root, monitor);
        if (found.cases().isEmpty()) {
            throw new DatasetException("no BraTS case in " + root + ": no file named like CASE_t1ce.nii.gz or"
                    + " CASE-t1c.nii.gz lies in it or in the three levels of folders below; give the folder that holds"
                    + " the case folders");
        }
        List<Path> files = mapping.map(m -> List.of(mappingFile(root, m))).orElseGet(found::mappings);
        return new Builder(root, NameMapping.of(files)).build(found, files);
    }

    private static void requireFolder(Path root) {
        if (!Files.exists(root)) {
            throw new DatasetException(
                    "there is no folder " + root + "; give the BraTS folder with --root NAME=FOLDER");
        }
        if (!Files.isDirectory(root)) {
            throw new DatasetException(root + " is a file; give the folder that holds the case folders");
        }
    }

    private static Path mappingFile(Path root, String mapping) {
        Path file = root.resolve(mapping).normalize();
        if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
            throw new DatasetException("the setting mapping names " + mapping + ", but there is no such file below "
                    + root + "; give the name mapping's path from there");
        }
        return file;
    }

    /** Gathers cases and remarks. */
    private static final class Builder {
        private final Path root;
        private final NameMapping mapping;
        private final List<Case> cases = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final List<String> unmapped = new ArrayList<>();
        private final List<String> ungraded = new ArrayList<>();
        private final List<String> unmasked = new ArrayList<>();

        Builder(Path root, NameMapping mapping) {
            this.root = root;
            this.mapping = mapping;
        }

        BratsListing build(BratsFolders found, List<Path> mappings) {
            found.cases().values().forEach(f -> cases.add(toCase(f)));
            if (mappings.isEmpty()) {
                remarks.add(
                        "there is no name_mapping.csv in " + root
                                + (ungraded.isEmpty()
                                        ? ": grades are those of the HGG and LGG folders, and patients are told by their case names"
                                        : ": cases have no grade unless their folder is HGG or LGG, and patients are told by their case names"));
            } else {
                summarise("are in no row of the name mapping", unmapped);
            }
            summarise("have no grade", ungraded);
            summarise("have no mask", unmasked);
            found.spreadsheets()
                    .forEach(s -> remarks.add(
                            s + " is not read: save it as name_mapping.csv if patients or grades are to come from it"));
            return new BratsListing(List.copyOf(cases), List.copyOf(remarks));
        }

        private void summarise(String what, List<String> ids) {
            if (!ids.isEmpty()) {
                String shown = String.join(", ", ids.subList(0, Math.min(3, ids.size())));
                remarks.add(ids.size() + " of " + cases.size() + " cases " + what + ": " + shown
                        + (ids.size() > 3 ? " and others" : ""));
            }
        }

        private Case toCase(BratsFolders.CaseFiles files) {
            Map<String, ImageFile> images = new TreeMap<>();
            Map<String, List<BratsFile>> byRole = new TreeMap<>();
            files.files().forEach(f -> byRole.computeIfAbsent(f.role(), r -> new ArrayList<>())
                    .add(f));
            byRole.forEach((role, same) ->
                    images.put(role, new ImageFile(choose(files, role, same).path())));
            Optional<ImageFile> mask = Optional.ofNullable(images.remove(BratsFile.MASK));
            Set<String> missing = new TreeSet<>(MODALITIES);
            missing.removeAll(images.keySet());
            if (!missing.isEmpty()) {
                remarks.add(
                        "case " + files.id() + " lacks " + String.join(", ", missing) + "; its other volumes are kept");
            }
            if (mask.isEmpty()) {
                unmasked.add(files.id());
            }
            return new FolderCase(info(files, images.keySet(), mask.isPresent()), images, mask, GREATEST_LABEL);
        }

        /** One file of several that claim a role: that of the case's own prefix, and unpacked before packed. */
        private BratsFile choose(BratsFolders.CaseFiles files, String role, List<BratsFile> same) {
            List<BratsFile> own =
                    same.stream().filter(f -> f.prefix().equals(files.prefix())).toList();
            List<BratsFile> left = own.isEmpty() ? same : own;
            BratsFile chosen = left.get(0);
            if (left.size() == 2 && left.get(0).compressed() != left.get(1).compressed()) {
                chosen = left.get(0).compressed() ? left.get(1) : left.get(0);
            } else if (left.size() > 1) {
                throw new DatasetException("case " + files.id() + " has more than one file for " + role + ": "
                        + left.get(0).path() + " and " + left.get(1).path() + "; remove or rename one");
            }
            if (same.size() > 1 || own.isEmpty()) {
                remarks.add("case " + files.id() + ": " + role + " is read from "
                        + chosen.path().getFileName());
            }
            return chosen;
        }

        private CaseInfo info(BratsFolders.CaseFiles files, Set<String> volumes, boolean hasMask) {
            Optional<NameMapping.Patient> row = mapping.find(files.id())
                    .or(() -> mapping.find(files.prefix()))
                    .or(() -> mapping.find(BratsName.patient(files.prefix())));
            if (row.isEmpty()) {
                unmapped.add(files.id());
            }
            Set<String> names = new TreeSet<>(row.map(NameMapping.Patient::ids).orElse(Set.of()));
            names.add(files.id());
            if (!files.prefix().isEmpty()) {
                names.add(files.prefix());
            }
            Set<String> aliases = new TreeSet<>(names);
            names.forEach(n -> aliases.add(BratsName.patient(n)));
            Map<String, String> labels = new TreeMap<>();
            grade(files, row).ifPresent(g -> labels.put("grade", g));
            if (labels.isEmpty()) {
                ungraded.add(files.id());
            }
            return new CaseInfo(safe(files), patient(files, row), aliases, source(names), volumes, labels, hasMask);
        }

        private static String safe(BratsFolders.CaseFiles files) {
            if (!files.id().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new DatasetException(files.folder() + " holds a case whose name '" + files.id()
                        + "' is no case id: rename it with letters, digits, dot, hyphen and underscore only");
            }
            return files.id();
        }

        /** The TCGA id of the row, else the least patient name of its ids: the same for each case of the patient. */
        private static String patient(BratsFolders.CaseFiles files, Optional<NameMapping.Patient> row) {
            Set<String> ids = row.map(NameMapping.Patient::ids).orElse(Set.of(files.id()));
            return ids.stream()
                    .filter(id -> BratsName.institution(id).isPresent())
                    .findFirst()
                    .or(() -> ids.stream().map(BratsName::patient).sorted().findFirst())
                    .orElse(files.id());
        }

        private static String source(Set<String> names) {
            return names.stream()
                    .flatMap(n -> BratsName.site(n).stream())
                    .sorted()
                    .findFirst()
                    .or(() -> names.stream()
                            .flatMap(n -> BratsName.institution(n).stream())
                            .sorted()
                            .findFirst())
                    .orElse("");
        }

        private Optional<String> grade(BratsFolders.CaseFiles files, Optional<NameMapping.Patient> row) {
            Optional<String> folder = folderGrade(files.folder());
            Optional<String> mapped = row.flatMap(NameMapping.Patient::grade);
            if (folder.isPresent() && mapped.isPresent() && !folder.equals(mapped)) {
                throw new DatasetException(
                        "case " + files.id() + " is " + folder.get() + " by its folder " + files.folder() + " but "
                                + mapped.get() + " by " + row.get().where() + "; mend one of them");
            }
            return folder.or(() -> mapped);
        }

        /** HGG or LGG where a folder from the root's own name down is called so. */
        private Optional<String> folderGrade(Path folder) {
            for (Path p = folder; p != null && p.getFileName() != null; p = p.equals(root) ? null : p.getParent()) {
                String name = p.getFileName().toString().toUpperCase(Locale.ROOT);
                if (name.equals("HGG") || name.equals("LGG")) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }
    }
}

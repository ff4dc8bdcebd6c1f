package org.readingroom.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.DatasetException;

/**
 * What lies in a BraTS folder: files of cases, grouped by case, and name mappings. Looks into the root and three levels
 * below it ({@code ROOT/MICCAI_BraTS_2018_Data_Training/HGG/CASE}); hidden folders and what macOS adds are left out.
 *
 * <p>A folder whose volumes share one prefix is one case, named as the folder; one with several prefixes holds a case a
 * prefix.
 */
final class BratsFolders {
    private static final int DEPTH = 3;

    /**
     * The files of a case.
     *
     * @param id the case id
     * @param prefix what the volumes' names begin with
     * @param folder where they lie
     * @param files all of them
     */
    record CaseFiles(String id, String prefix, Path folder, List<BratsFile> files) {}

    private final Map<String, CaseFiles> cases = new TreeMap<>();
    private final List<Path> mappings = new ArrayList<>();
    private final List<Path> spreadsheets = new ArrayList<>();
    private final Monitor monitor;

    private BratsFolders(Monitor monitor) {
        this.monitor = monitor;
    }

    /** What lies in a folder. */
    static BratsFolders scan(Path root, Monitor monitor) {
        BratsFolders found = new BratsFolders(monitor);
        monitor.begin("listing the cases of " + root, 0);
        found.visit(root, 0);
        return found;
    }

    /** The cases by id. */
    Map<String, CaseFiles> cases() {
        return cases;
    }

    /** The name mappings, {@code name_mapping*.csv}. */
    List<Path> mappings() {
        return mappings;
    }

    /** Mappings that came as spreadsheets, which are not read. */
    List<Path> spreadsheets() {
        return spreadsheets;
    }

    private void visit(Path folder, int depth) {
        monitor.checkCancelled();
        List<BratsFile> images = new ArrayList<>();
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(".") || name.equals("__macosx")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                if (depth < DEPTH) {
                    visit(entry, depth + 1);
                }
            } else if (name.matches(".*name_mapping.*\\.csv")) {
                mappings.add(entry);
            } else if (name.matches(".*mapping.*\\.xlsx?")) {
                spreadsheets.add(entry);
            } else {
                BratsFile.of(entry).ifPresent(images::add);
            }
        }
        group(folder, images);
    }

    private void group(Path folder, List<BratsFile> images) {
        Map<String, List<BratsFile>> byPrefix =
                images.stream().collect(Collectors.groupingBy(BratsFile::prefix, TreeMap::new, Collectors.toList()));
        List<String> withVolumes = byPrefix.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(f -> !f.mask()))
                .map(Map.Entry::getKey)
                .toList();
        if (withVolumes.size() == 1) {
            add(new CaseFiles(folder.getFileName().toString(), withVolumes.get(0), folder, images));
        } else {
            withVolumes.forEach(p -> add(new CaseFiles(p, p, folder, byPrefix.get(p))));
        }
        monitor.worked(withVolumes.size());
    }

    private void add(CaseFiles files) {
        CaseFiles other = cases.putIfAbsent(files.id(), files);
        if (other != null) {
            throw new DatasetException("two cases are called " + files.id() + ", in " + other.folder() + " and in "
                    + files.folder() + "; remove or rename one");
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(
                    "cannot list " + folder + ": " + e.getMessage() + "; check that the folder may be read", e);
        }
    }
}

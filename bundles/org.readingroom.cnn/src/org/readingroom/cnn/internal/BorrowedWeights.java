package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;

/** The weights of another arm of the same run, whose folder stands beside this arm's: {@code weights-of.json} names it. */
final class BorrowedWeights {
    private static final String FILE = "weights-of.json";
    private static final Pattern SEED = Pattern.compile("(\\.seed-.+)$");

    private BorrowedWeights() {}

    /**
     * Points a folder to the weights of another arm.
     *
     * @throws ModelException where that arm is not trained, or on other patients
     */
    static void take(String arm, TrainingView view, Path folder) {
        Path other = find(arm, folder)
                .orElseThrow(() -> new ModelException("weights-of: arm '" + arm + "' is not trained yet beside "
                        + folder.getFileName() + "; put it further up in the study and run it first"));
        List<String> learnt = ModelRecord.find(other).orElseThrow().training();
        if (!learnt.equals(view.training().stream().map(Case::id).toList())) {
            throw new ModelException(
                    "weights-of: arm '" + arm + "' was trained on other patients than this arm may see");
        }
        JsonFile.write(
                folder.resolve(FILE),
                new ObjectMapper()
                        .createObjectNode()
                        .put("format", 1)
                        .put("arm", other.getFileName().toString()));
    }

    /** The arm's folder, that of the same seed where it has seeds. */
    private static Optional<Path> find(String arm, Path folder) {
        Matcher seed = SEED.matcher(folder.getFileName().toString());
        List<String> names = seed.find() ? List.of(arm + seed.group(1), arm) : List.of(arm);
        return names.stream()
                .map(folder::resolveSibling)
                .filter(f -> ModelRecord.find(f).isPresent())
                .findFirst();
    }

    /** The folder that a folder points to, itself where it points nowhere. */
    static Path follow(Path folder) {
        return JsonFile.read(folder.resolve(FILE))
                .map(node -> folder.resolveSibling(node.path("arm").asText()))
                .orElse(folder);
    }
}

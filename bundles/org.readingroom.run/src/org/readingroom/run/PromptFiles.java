package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.SettingsNode;

/**
 * The files that an arm's prompt is made of. They count by what is in them, not by their paths, and a run keeps a copy of each
 * under its digest, so that it can be scored again anywhere, whatever becomes of the study's folder.
 */
final class PromptFiles {
    /** The key of an arm's basis, under the prompt, that holds digests by the settings' keys. */
    static final String KEY = "files";

    private PromptFiles() {}

    /** SHA-256 of each file in hex, by key. */
    static Map<String, String> digests(Map<String, Path> paths) {
        Map<String, String> digests = new TreeMap<>();
        paths.forEach((key, path) -> digests.put(key, digest(bytes(path))));
        return digests;
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new RunException("cannot read the prompt file " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    /** Keeps copies in a run's folder. */
    static void keep(RunFolder folder, Map<String, Path> paths) {
        for (Path path : paths.values()) {
            byte[] bytes = bytes(path);
            Path kept = folder.promptFile(digest(bytes));
            if (!Files.exists(kept)) {
                AtomicFile.write(kept, bytes);
            }
        }
    }

    /** An arm's prompt with its files as they were when the arm was read; as it is where none was kept. */
    static PluginChoice kept(RunFolder folder, String arm, PluginChoice choice) {
        if (!Files.exists(folder.basis(arm))) {
            return choice;
        }
        Map<String, Object> prompt = ArmBasis.read(folder.basis(arm)).prompt();
        boolean same = choice.id().equals(prompt.get("id"));
        SettingsNode settings = choice.settings();
        if (same && prompt.get(KEY) instanceof Map<?, ?> files) {
            for (Map.Entry<?, ?> file : files.entrySet()) {
                Path kept = folder.promptFile(String.valueOf(file.getValue()));
                String key = String.valueOf(file.getKey());
                if (Files.exists(kept) && settings.get(key).isPresent()) {
                    settings = settings.with(
                            key, SettingsNode.of(settings.get(key).get().where(), kept.toString()));
                }
            }
        }
        return new PluginChoice(choice.id(), settings);
    }
}

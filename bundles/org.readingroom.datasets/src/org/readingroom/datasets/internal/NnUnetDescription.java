package org.readingroom.datasets.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.readingroom.api.data.DatasetException;

/**
 * What dataset.json says, in the layout of nnU-Net 2 ({@code channel_names}, labels by name, {@code file_ending}) or of
 * nnU-Net 1 and the Decathlon ({@code modality}, labels by number).
 *
 * @param channels the volumes' names, in the order of the channels
 * @param greatestLabel labels are 0 to this
 * @param ending of the image files, {@code .nii.gz} or {@code .nii}
 */
record NnUnetDescription(List<String> channels, int greatestLabel, String ending) {
    private static final Set<String> ENDINGS = Set.of(".nii.gz", ".nii");

    /** Reads a dataset.json. */
    static NnUnetDescription read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("there is no " + file
                    + "; give the folder of one nnU-Net data set, which holds dataset.json, imagesTr and labelsTr");
        }
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + " as JSON: " + e.getMessage() + "; mend the file", e);
        }
        JsonNode names = json.has("channel_names") ? json.get("channel_names") : json.path("modality");
        String ending = json.path("file_ending").asText(".nii.gz");
        if (!ENDINGS.contains(ending)) {
            throw new DatasetException(
                    file + " says file_ending " + ending + ", but only .nii.gz and .nii are read; convert the images");
        }
        return new NnUnetDescription(channels(file, names), greatest(file, json.path("labels")), ending);
    }

    private static List<String> channels(Path file, JsonNode names) {
        Set<String> channels = new LinkedHashSet<>();
        for (int c = 0; names.has(Integer.toString(c)); c++) {
            String name = names.get(Integer.toString(c)).asText();
            String ours = Modality.of(name).orElse(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            if (!channels.add(ours)) {
                throw new DatasetException(file + " names two channels " + ours + "; give each its own name");
            }
        }
        if (channels.isEmpty()) {
            throw new DatasetException(
                    file + " names no channels: it needs \"channel_names\": {\"0\": \"FLAIR\", ...}, or"
                            + " \"modality\" in the layout of version 1; mend the file");
        }
        return List.copyOf(channels);
    }

    /** Version 1 has numbers as keys, version 2 as values, where a region lists several. */
    private static int greatest(Path file, JsonNode labels) {
        List<Integer> numbers = new ArrayList<>();
        labels.properties().forEach(e -> {
            if (e.getValue().isTextual() && e.getKey().matches("\\d+")) {
                numbers.add(Integer.parseInt(e.getKey()));
            } else if (e.getValue().isArray()) {
                e.getValue().forEach(n -> numbers.add(n.asInt()));
            } else {
                numbers.add(e.getValue().asInt());
            }
        });
        int greatest = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (greatest < 1 || greatest > 255) {
            throw new DatasetException(
                    file
                            + " names no label from 1 to 255: it needs \"labels\": {\"background\": 0, \"tumour\": 1}; mend the file");
        }
        return greatest;
    }
}

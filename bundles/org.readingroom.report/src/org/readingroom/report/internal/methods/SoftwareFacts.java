package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.report.internal.JsonFile;

/** With what the numbers were made, as {@code environment.json} says it. */
final class SoftwareFacts {
    private SoftwareFacts() {}

    static String sentence(JsonNode environment) {
        StringBuilder out = new StringBuilder("The run was made with Reading Room");
        String version = environment.path("readingroom").asText();
        out.append(version.isEmpty() || version.equals("unknown") ? "" : " " + version);
        JsonNode java = environment.path("java");
        out.append(java.has("version") ? " on Java " + java.path("version").asText() : "");
        JsonNode machine = environment.path("machine");
        out.append(machine.has("os") ? ", " + machine.path("os").asText() : "");
        out.append(machine.has("arch") ? " (" + machine.path("arch").asText() + ")" : "");
        JsonNode natives = environment.path("natives");
        out.append(natives.size() > 0 ? ", natives " + JsonFile.words(natives) : "");
        out.append('.');
        List<String> plugins = new ArrayList<>();
        environment
                .path("plugins")
                .properties()
                .forEach(p -> plugins.add(p.getKey() + " " + JsonFile.words(p.getValue())));
        if (!plugins.isEmpty()) {
            out.append(" Plugins: ").append(String.join(", ", plugins)).append('.');
        }
        return out.toString();
    }
}

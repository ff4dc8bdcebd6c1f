package org.readingroom.cli.internal.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.data.Affine;
import org.readingroom.api.settings.Setting;
import org.readingroom.nifti.NiftiInfo;
import org.readingroom.nifti.NiftiReader;

/** Shows the geometry and the number type of a NIfTI file; free text of its header is never shown. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "info", label = "Show the geometry and type of a NIfTI file")
public final class InfoCommand implements Command<InfoCommand.Options> {
    /**
     * Its options.
     *
     * @param file the image
     */
    public record Options(
            @Setting(value = "A NIfTI file: .nii, .nii.gz, .hdr or .img.", position = 0)
            Path file) {}

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        Map<String, Object> facts = facts(NiftiReader.info(options.file()));
        if (console.json()) {
            console.event("image", facts);
            return DONE;
        }
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        console.print(facts.entrySet().stream()
                .map(f -> f.getKey() + " ".repeat(width - f.getKey().length() + 2) + text(f.getValue(), width + 2))
                .collect(Collectors.joining("\n")));
        return DONE;
    }

    private static Map<String, Object> facts(NiftiInfo info) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", "NIfTI-" + info.version() + (info.compressed() ? ", gzip" : ""));
        facts.put(
                "byte-order",
                info.byteOrder().toString().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("datatype", info.datatype());
        facts.put("shape", info.shape());
        facts.put("spacing", info.spacing());
        facts.put("orientation", info.orientation());
        facts.put("affine", rows(info.affine()));
        facts.put("slope", info.slope());
        facts.put("inter", info.inter());
        facts.put("qform-code", info.qformCode());
        facts.put("sform-code", info.sformCode());
        facts.put("space-unit", info.spaceUnit());
        facts.put("time-unit", info.timeUnit());
        return facts;
    }

    private static List<List<Double>> rows(Affine affine) {
        List<List<Double>> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            List<Double> entries = new ArrayList<>();
            for (int column = 0; column < 4; column++) {
                entries.add(affine.get(row, column));
            }
            rows.add(entries);
        }
        rows.add(List.of(0.0, 0.0, 0.0, 1.0));
        return rows;
    }

    private static String text(Object value, int indent) {
        return switch (value) {
            case List<?> list
            when !list.isEmpty() && list.get(0) instanceof List<?> ->
                list.stream().map(row -> text(row, indent)).collect(Collectors.joining("\n" + " ".repeat(indent)));
            case List<?> list -> list.stream().map(v -> text(v, indent)).collect(Collectors.joining("  "));
            case Double d -> number(d);
            default -> value.toString();
        };
    }

    /** Up to six significant digits after the point, without trailing zeros. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value + 0.0);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}

package org.readingroom.cnn.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/**
 * The networks that a run trained, layer by layer, and what they do with extents that poolings do not divide: the study
 * does not tell it, and a reader who builds them again must know. Shown only where a run has such networks.
 */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "networks", label = "3-D networks")
public final class NetworksSection implements ReportSection {
    private static final List<String> HEADER =
            List.of("Arm", "Network", "Input", "Layers", "Numbers learnt", "Extents that poolings do not divide");
    private static final List<String> NOTES = List.of(
            "Input: volumes, slices, rows, columns. Layers: shapes of their weights as PyTorch holds them.",
            "Convolutions are 3x3x3 with stride 1, padding 1 and ReLU, on the way down with a maximum over 2x2x2.",
            "Transposed convolutions are 2x2x2 with stride 2 and ReLU. Every layer has a bias.",
            "Plain is the study's wiring. Max: the greatest value of each map goes to fc1.",
            "Skip: the maps of the way down go on beside those of the way up.");

    @Override
    public Optional<Section> render(RunData run) {
        List<List<String>> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RunData.Arm arm : run.arms()) {
            Path folder = BorrowedWeights.follow(run.folder().resolve("models").resolve(arm.id()));
            ModelRecord.findAmong(folder)
                    .filter(record -> seen.add(arm.group()))
                    .ifPresent(record -> rows.add(row(arm.group(), record.architecture())));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "Networks",
                        List.of(new Section.Table(
                                "networks", "The networks that were trained.", HEADER, rows, NOTES))));
    }

    @Override
    public int rank() {
        return 455;
    }

    private static List<String> row(String arm, Architecture a) {
        String layers = a.layers().stream()
                .map(layer -> layer.name() + " " + by(layer.weight()))
                .collect(Collectors.joining(", "));
        return List.of(
                arm,
                a.kind() + ", " + a.wiring().word(),
                a.channels() + "x" + by(a.shape()),
                layers,
                String.format(Locale.ROOT, "%d", a.size()),
                extents(a));
    }

    private static String extents(Architecture a) {
        int unit = 1 << a.filters().size();
        if (a.shape().stream().allMatch(extent -> extent % unit == 0)) {
            return "none";
        }
        if (a.kind().equals(Architecture.CLASSIFIER)) {
            List<Integer> left =
                    a.shape().stream().map(e -> e >> a.filters().size()).toList();
            return "each pooling rounds down: " + by(a.shape()) + " ends as " + by(left);
        }
        List<Integer> padded =
                a.shape().stream().map(e -> (e + unit - 1) / unit * unit).toList();
        return by(a.shape()) + " is padded at its ends with zeros to " + by(padded) + ", the output cut back";
    }

    private static String by(List<? extends Number> extents) {
        return extents.stream().map(Number::toString).collect(Collectors.joining("x"));
    }
}

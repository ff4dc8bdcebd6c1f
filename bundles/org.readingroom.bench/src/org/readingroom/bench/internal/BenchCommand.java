package org.readingroom.bench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.bench.BenchSuite;
import org.readingroom.bench.BenchTable;
import org.readingroom.bench.Workload;

/**
 * {@code bench}: our time for a piece of work beside that of the tools of the field, measured in one run on one machine
 * in alternating pairs, with a check that both come to the same values.
 *
 * <p>It fails where the values differ, and where the peer did not run: then ours is measured alone and nothing is said
 * of the peer, whose figures are nowhere stored. A missed goal is printed and is no failure.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "bench", label = "Measure our time beside nibabel's and MONAI's: bench nifti|imaging|metrics|...")
public final class BenchCommand implements Command<BenchCommand.Options> {
    /**
     * Its options.
     *
     * @param subject what is measured
     * @param python where the peer's Python is
     * @param data the case to measure with
     * @param pairs how many pairs are measured
     * @param only which of its workloads are measured
     */
    public record Options(
            @Setting(value = "What is measured: nifti, imaging, metrics, and what is installed besides.", position = 0)
            String subject,

            @Setting("A Python virtual environment with the packages of tools/python/requirements.txt; without it only"
                    + " ours is measured.")
            Optional<Path> python,

            @Setting("A BraTS folder, whose first case is read, or the folder of one case; without it a synthetic case"
                    + " is made. Metrics are always measured on synthetic masks.")
            Optional<Path> data,

            @Setting(value = "How many alternating pairs are measured.", def = "11", min = 7, max = 1000)
            int pairs,

            @Setting("Measures only what begins with these words, as it is printed, such as 'writing 64'.")
            Optional<String> only) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<BenchSuite> installed = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<BenchTable> tables = List.of();

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options options, Console console, Monitor monitor) {
        monitor.checkCancelled();
        Optional<BenchTable> table =
                tables.stream().filter(t -> t.word().equals(options.subject())).findFirst();
        if (table.isPresent()) {
            return table(table.get(), options, console, monitor);
        }
        BenchSuite suite = suite(options.subject());
        tellSide("ours", ours(), console);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            monitor.begin("preparing", 0);
            List<Workload> workloads = chosen(suite.workloads(options.data(), folder.path()), options);
            List<Measurement> done = new ArrayList<>();
            try (Peer peer = peer(suite, options, folder.path(), monitor)) {
                tellSide("peer", peer.versions(), console);
                monitor.begin("measuring", Measurement.steps(workloads, options.pairs()));
                for (Workload work : workloads) {
                    Measurement measured = Measurement.paired(work, peer, options.pairs(), monitor);
                    tell(measured, console);
                    done.add(measured);
                }
            } catch (PeerException e) {
                return alone(
                        workloads.subList(done.size(), workloads.size()), e.getMessage(), options, console, monitor);
            }
            return done.stream().allMatch(Measurement::agrees) ? DONE : FAILED;
        }
    }

    private static List<Workload> chosen(List<Workload> all, Options options) {
        String only = options.only().orElse("");
        List<Workload> some =
                all.stream().filter(w -> w.title().startsWith(only)).toList();
        if (some.isEmpty()) {
            throw CommandException.badInput(
                    "nothing of " + options.subject() + " begins with '" + only + "'; there are:\n"
                            + all.stream().map(w -> "  " + w.title()).collect(Collectors.joining("\n")));
        }
        return some;
    }

    private static int table(BenchTable table, Options options, Console console, Monitor monitor) {
        tellSide("ours", ours(), console);
        TableText text = new TableText(table, console);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            text.head();
            table.measure(options.data(), folder.path(), text::row, monitor);
        }
        return DONE;
    }

    private BenchSuite suite(String word) {
        List<BenchSuite> all = Stream.concat(Arrays.stream(BenchSubject.values()), installed.stream())
                .toList();
        return all.stream()
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> CommandException.badInput("there is no '" + word + "' to measure; there are "
                        + Stream.concat(
                                        all.stream().map(BenchSuite::word),
                                        tables.stream().map(BenchTable::word))
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private static Peer peer(BenchSuite suite, Options options, Path folder, Monitor monitor) {
        Path python = options.python().orElseThrow(() -> new PeerException("no --python was given"));
        return Peer.start(python, suite, folder, monitor);
    }

    private static int alone(List<Workload> workloads, String reason, Options o, Console console, Monitor monitor) {
        monitor.begin("measuring ours alone", Measurement.steps(workloads, o.pairs()));
        for (Workload work : workloads) {
            tell(Measurement.alone(work, o.pairs(), monitor), console);
        }
        if (console.json()) {
            console.event("peer-not-run", Map.of("reason", reason));
        } else {
            console.print("peer not run: " + reason);
        }
        return FAILED;
    }

    private static void tell(Measurement measured, Console console) {
        if (console.json()) {
            console.event("measurement", MeasurementText.fields(measured));
        } else {
            console.print(MeasurementText.lines(measured));
        }
    }

    private static void tellSide(String side, Map<String, String> versions, Console console) {
        if (console.json()) {
            console.event("side", Map.of("side", side, "versions", versions));
        } else {
            console.print(side + ": "
                    + versions.entrySet().stream()
                            .map(v -> v.getKey() + " " + v.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static Map<String, String> ours() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Reading Room", version());
        versions.put("Java", Runtime.version().toString());
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return versions;
    }

    /** The bundle's version; outside a framework there is none. */
    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(BenchCommand.class);
        return bundle == null ? "unreleased" : bundle.getVersion().toString();
    }
}

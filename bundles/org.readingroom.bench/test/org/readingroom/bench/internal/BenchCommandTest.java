package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.Mask;
import org.readingroom.bench.BenchTable;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.Hausdorff95;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.VoxelCounts;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;

class BenchCommandTest extends CommandContractTest<BenchCommand.Options> {
    @TempDir
    Path folder;

    @Override
    protected Command<BenchCommand.Options> plugin() {
        return new BenchCommand();
    }

    /** Beside a peer that says at once what ours comes to. */
    @Override
    protected BenchCommand.Options good() {
        Mask reference = TumourMasks.reference();
        MaskPair pair = MaskPair.of(TumourMasks.prediction(), reference);
        return beside(Dice.of(VoxelCounts.of(pair)), Hausdorff95.of(pair));
    }

    private BenchCommand.Options beside(double dice, double hd95) {
        Path venv = FakeEnvironment.of(
                folder.resolve("venv"),
                "{\"versions\": {\"Python\": \"0.0\", \"monai\": \"0.1\"}}",
                "{\"seconds\": 2, \"values\": {\"dice\": " + dice + ", \"hd95\": " + hd95 + "}}");
        return new BenchCommand.Options("metrics", Optional.of(venv), Optional.empty(), 7, Optional.empty());
    }

    @Override
    protected List<BenchCommand.Options> bad() {
        return List.of(new BenchCommand.Options(
                "nifti", Optional.empty(), Optional.of(folder.resolve("nowhere")), 7, Optional.empty()));
    }

    @Test
    void bothVersionsAndTheAgreementArePrinted() {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, plugin().run(good(), console, Monitor.NONE));
        assertTrue(console.lines().get(0).contains("Java " + Runtime.version()), console.lines()::toString);
        assertEquals("peer: Python 0.0, monai 0.1", console.lines().get(1));
        assertTrue(console.lines().get(2).contains("peer 2000.0 ms"), console.lines()::toString);
        assertTrue(console.lines().get(2).contains("values agree: Dice 0.8"), console.lines()::toString);
        RecordingConsole json = new RecordingConsole(true);
        plugin().run(good(), json, Monitor.NONE);
        assertEquals(List.of("side", "side", "measurement"), json.events());
        assertEquals(List.of(), json.lines());
    }

    @Test
    void otherValuesFail() {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.FAILED, plugin().run(beside(0.5, 4), console, Monitor.NONE));
        assertTrue(console.lines().get(2).contains("values DIFFER"), console.lines()::toString);
    }

    @Test
    void withoutAPeerOursIsMeasuredAndTheReasonGiven() {
        Path none = folder.resolve("none");
        Path broken = FakeEnvironment.of(folder.resolve("broken"), "{\"error\": \"no module monai\"}", "");
        assertEquals("peer not run: no --python was given", alone(Optional.empty()));
        assertTrue(alone(Optional.of(none)).startsWith("peer not run: no Python in " + none));
        assertEquals("peer not run: no module monai", alone(Optional.of(broken)));
    }

    private String alone(Optional<Path> python) {
        RecordingConsole console = new RecordingConsole(false);
        var options = new BenchCommand.Options("metrics", python, Optional.empty(), 7, Optional.empty());
        assertEquals(Command.FAILED, plugin().run(options, console, Monitor.NONE));
        assertEquals(3, console.lines().size(), console.lines()::toString);
        assertTrue(console.lines().get(1).contains("median of 7 repetitions"), console.lines()::toString);
        return console.lines().get(2);
    }

    @Test
    void dataThatIsNoCaseIsBadInput() {
        for (Path data : List.of(folder, folder.resolve("nowhere"))) {
            var options = new BenchCommand.Options("imaging", Optional.empty(), Optional.of(data), 7, Optional.empty());
            CommandException e = assertThrows(
                    CommandException.class, () -> plugin().run(options, new RecordingConsole(false), Monitor.NONE));
            assertEquals(Command.BAD_INPUT, e.exitCode());
            assertTrue(e.getMessage().contains(data.toString()), e.getMessage());
        }
    }

    @Test
    void onlyWhatBeginsWithTheWordsIsMeasured() {
        RecordingConsole console = new RecordingConsole(false);
        var one = new BenchCommand.Options("nifti", Optional.empty(), Optional.empty(), 7, Optional.of("write"));
        plugin().run(one, console, Monitor.NONE);
        assertEquals(3, console.lines().size(), console.lines()::toString);
        assertTrue(console.lines().get(1).startsWith("write"), console.lines()::toString);
        var none = new BenchCommand.Options("metrics", Optional.empty(), Optional.empty(), 7, Optional.of("Dyce"));
        CommandException e = assertThrows(CommandException.class, () -> plugin().run(none, console, Monitor.NONE));
        assertTrue(
                e.getMessage().contains("nothing of metrics begins with 'Dyce'; there are:\n  Dice"), e.getMessage());
    }

    @Test
    void aTableIsPrintedRowByRow() {
        BenchTable table = new BenchTable() {
            @Override
            public String word() {
                return "growth";
            }

            @Override
            public String title() {
                return "How it grows.";
            }

            @Override
            public List<String> columns() {
                return List.of("n", "MB");
            }

            @Override
            public void measure(Optional<Path> data, Path at, Consumer<List<String>> rows, Monitor monitor) {
                rows.accept(List.of("1", "7"));
                rows.accept(List.of("2", "7"));
            }
        };
        RecordingConsole console = new RecordingConsole(false);
        new TableText(table, console).head();
        table.measure(Optional.empty(), folder, new TableText(table, console)::row, Monitor.NONE);
        assertEquals(List.of("How it grows.\n\n| n | MB |\n| --- | --- |", "| 1 | 7 |", "| 2 | 7 |"), console.lines());
    }

    @Test
    void theTumourHasTheVolumeThatItIsSaidToHave() {
        assertEquals(100_000, TumourMasks.reference().count(), 20);
        assertEquals(103_000, TumourMasks.prediction().count(), 20);
    }
}

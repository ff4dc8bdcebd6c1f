package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.model.LowRank;
import org.readingroom.lora.TinyFolder;
import org.readingroom.lora.internal.AdapterCommand.Action;
import org.readingroom.lora.internal.AdapterCommand.Layout;
import org.readingroom.lora.internal.AdapterCommand.Options;
import org.readingroom.lora.peft.PeftAdapter;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;

/** The verb about adapters, on one that PEFT wrote with ranks and alphas by module. */
class AdapterCommandTest extends CommandContractTest<Options> {
    @TempDir
    Path scratch;

    private Path base;
    private Path adapter;

    @BeforeEach
    void make() throws IOException {
        base = TinyFolder.copy(Files.createDirectories(scratch.resolve("base")));
        adapter = TinyFolder.root().resolve("bundles/org.readingroom.lora/test/org/readingroom/lora/peft/written");
    }

    @Override
    protected Command<Options> plugin() {
        return new AdapterCommand();
    }

    private Options options(Action action, Layout layout) {
        Path out = scratch.resolve("out-" + action + "-" + layout);
        return new Options(action, adapter, Optional.of(base), Optional.of(out), layout, Optional.empty());
    }

    @Override
    protected Options good() {
        return options(Action.CHECK, Layout.AUTO);
    }

    @Override
    protected List<Options> bad() {
        Options o = good();
        return List.of(
                new Options(Action.INFO, scratch, Optional.empty(), Optional.empty(), Layout.AUTO, Optional.empty()),
                new Options(Action.CHECK, adapter, Optional.empty(), Optional.empty(), Layout.AUTO, Optional.empty()),
                new Options(Action.MERGE, adapter, o.base(), Optional.empty(), Layout.AUTO, Optional.empty()),
                new Options(Action.EXPORT, adapter, o.base(), Optional.of(base), Layout.AUTO, Optional.empty()));
    }

    private List<String> run(Options o) {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, plugin().run(o, console, Monitor.NONE));
        return console.lines();
    }

    @Test
    void anExportHoldsTheSameChangesInEitherLayout() {
        Map<String, LowRank> expected =
                PeftAdapter.read(adapter, ModelFolder.open(base).config());
        for (Layout layout : Layout.values()) {
            Options o = options(Action.EXPORT, layout);
            run(o);
            Map<String, LowRank> ours = PeftAdapter.read(
                    o.out().orElseThrow(), ModelFolder.open(base).config());
            assertEquals(expected.keySet(), ours.keySet());
            expected.forEach((module, change) -> {
                assertArrayEquals(change.b(), ours.get(module).b());
                assertEquals(change.scale(), ours.get(module).scale());
            });
            assertTrue(Files.exists(o.out().orElseThrow().resolve("tokenizer.json")));
        }
    }

    @Test
    void aMergedFolderIsAModel() {
        Options o = options(Action.MERGE, Layout.AUTO);
        run(o);
        assertEquals(
                ModelFolder.open(base).config(),
                ModelFolder.open(o.out().orElseThrow()).config());
    }

    @Test
    void whatItSaysOfItself() {
        List<String> lines = run(options(Action.INFO, Layout.AUTO));
        assertTrue(
                lines.stream().anyMatch(l -> l.contains("r 3, alpha 5.0, rank-stabilised, ranks by module")),
                lines::toString);
        lines = run(good());
        assertTrue(lines.stream().anyMatch(l -> l.contains("language attention=")), lines::toString);
        assertThrows(
                CommandException.class,
                () -> run(new Options(
                        Action.CHECK, adapter, Optional.of(adapter), Optional.empty(), Layout.AUTO, Optional.empty())));
    }
}

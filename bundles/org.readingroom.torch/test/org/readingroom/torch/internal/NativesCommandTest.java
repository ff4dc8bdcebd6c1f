package org.readingroom.torch.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;
import org.readingroom.torch.TorchException;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.internal.NativesCommand.Action;
import org.readingroom.torch.internal.NativesCommand.Options;

class NativesCommandTest extends CommandContractTest<Options> {
    private static final String HOME = "readingroom.home";

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void home() {
        before = System.getProperty(HOME);
        System.setProperty(HOME, folder.resolve("home").toString());
    }

    @AfterEach
    void back() {
        if (before == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, before);
        }
    }

    @Override
    protected Command<Options> plugin() {
        return new NativesCommand((natives, monitor) -> "it computes");
    }

    @Override
    protected Options good() {
        return options(Action.LIST, null);
    }

    @Override
    protected List<Options> bad() {
        return List.of(options(Action.INSTALL, null), options(Action.INSTALL, folder));
    }

    private static Options options(Action action, Path from) {
        return new Options(action, from == null ? Optional.empty() : Optional.of("cuda"), Optional.ofNullable(from));
    }

    private Path installed(String version, String... libraries) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("venv/lib/python3.12/site-packages/torch/lib"));
        Files.writeString(
                lib.resolveSibling("version.py"), "from x import y\n__version__ = '" + version + "'\ncuda = None\n");
        for (String name : libraries) {
            Files.writeString(lib.resolve(System.mapLibraryName(name)), "");
        }
        return lib;
    }

    private RecordingConsole run(Command<Options> command, Options options) {
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, command.run(options, console, Monitor.NONE));
        return console;
    }

    private String refused(Trial trial, Path from) {
        return assertThrows(TorchException.class, () -> new NativesCommand(trial)
                        .run(options(Action.INSTALL, from), new RecordingConsole(false), Monitor.NONE))
                .getMessage();
    }

    @Test
    void whatIsTriedIsRegisteredInPlaceAndForgottenAgain() throws IOException {
        Path lib = installed("2.7.1+cu126", "torch", "c10", "torch_cpu", "c10_cuda", "torch_cuda");
        for (Path from : List.of(lib, lib.getParent(), folder.resolve("venv"))) {
            run(plugin(), options(Action.INSTALL, from));
            NativeFolder natives = Registration.locate().orElseThrow();
            assertEquals(lib, natives.folder());
            assertTrue(natives.cuda());
        }
        String listed = String.join("\n", run(plugin(), good()).lines());
        assertTrue(listed.contains("2.7.1+cu126 in " + lib + " (it computes)"), listed);
        run(plugin(), options(Action.REMOVE, null));
        assertTrue(Registration.read().isEmpty());
        assertTrue(Files.exists(lib.resolve(System.mapLibraryName("torch"))));
        run(plugin(), options(Action.REMOVE, null));
    }

    @Test
    void whatDoesNotComputeIsNotRegistered() throws IOException {
        Path lib = installed("2.7.1+cu126", "torch", "c10", "torch_cpu", "c10_cuda", "torch_cuda");
        Trial failing = (natives, monitor) -> {
            throw new TorchException("libcudart.so.12 is missing");
        };
        assertEquals("libcudart.so.12 is missing", refused(failing, lib));
        assertTrue(Registration.read().isEmpty());
    }

    @Test
    void aMissingLibraryOrAnotherVersionIsNamed() throws IOException {
        Trial never = (natives, monitor) -> {
            throw new AssertionError("nothing to try");
        };
        assertTrue(refused(never, folder).contains("no " + System.mapLibraryName("torch")));
        Path lib = installed("2.6.0+cu124", "torch", "c10", "torch_cpu");
        assertTrue(refused(never, lib).contains(System.mapLibraryName("c10_cuda") + " is missing"));
        installed("2.6.0+cu124", "c10_cuda", "torch_cuda");
        assertTrue(refused(never, lib).contains("2.6.0+cu124, and 2.7.1 is needed"));
        installed("2.7.10");
        assertTrue(refused(never, lib).contains("2.7.10, and 2.7.1 is needed"));
    }

    @Test
    void aChildThatFailsIsExplained() {
        NativeFolder natives = new NativeFolder(folder, "cu128", "on trial");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertTrue(
                Trial.child(natives, Monitor.NONE, List.of(java, "--version")).length() > 3);
        String said = assertThrows(
                        TorchException.class, () -> Trial.child(natives, Monitor.NONE, List.of(java, "-XX:NoSuchFlag")))
                .getMessage();
        assertTrue(said.contains("do not work"), said);
        String missing = "x.so: libcudnn.so.9: cannot open shared object file: No such file or directory";
        assertTrue(Trial.reason(1, missing).startsWith("libcudnn.so.9 is missing"));
        assertTrue(Trial.reason(139, "").contains("crashed"));
        assertThrows(CommandException.class, () -> plugin().run(
                        new Options(Action.INSTALL, Optional.empty(), Optional.empty()),
                        new RecordingConsole(false),
                        Monitor.NONE));
    }

    @Test
    void aRegisteredFolderThatIsGoneMakesItUnavailable() {
        new Registration(folder.resolve("gone"), "cu128", "2.7.1", "").write();
        // Once loaded in this process, libraries stay.
        if (System.getProperty("PYTORCH_FLAVOR") == null) {
            assertFalse(TorchRuntime.availability().ready());
            assertTrue(TorchRuntime.availability().reason().contains("no longer there"));
        }
        assertFalse(Registration.locate().orElseThrow().present());
    }
}

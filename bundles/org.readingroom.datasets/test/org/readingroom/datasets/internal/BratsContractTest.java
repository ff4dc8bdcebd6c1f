package org.readingroom.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.settings.Root;
import org.readingroom.datasets.BratsSettings;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.tck.DatasetContractTest;

/** The contract, on phantoms. */
class BratsContractTest extends DatasetContractTest<BratsSettings> {
    @TempDir
    static Path folder;

    private static BratsSettings at(String name) {
        return new BratsSettings(new Root("data", folder.resolve(name)), Optional.empty());
    }

    private static void phantoms(String name, int cases) {
        PhantomFolder.write(folder.resolve(name), new PhantomGenerator(5, PhantomSize.SMALL), cases, Monitor.NONE);
    }

    @Override
    protected DatasetPlugin<BratsSettings> plugin() {
        return new BratsPlugin();
    }

    @Override
    protected BratsSettings settings() {
        phantoms("good", 2);
        return at("good");
    }

    @Override
    protected Optional<BratsSettings> unusable() {
        return Optional.of(at("nowhere"));
    }

    @Override
    protected Optional<BratsSettings> unreadable() {
        phantoms("cut", 1);
        try (Stream<Path> files = Files.walk(folder.resolve("cut"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".nii.gz")).toList()) {
                Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(at("cut"));
    }
}

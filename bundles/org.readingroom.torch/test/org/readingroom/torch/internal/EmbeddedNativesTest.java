package org.readingroom.torch.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.torch.TorchException;

/** Unpacking, with libraries of a few bytes. */
class EmbeddedNativesTest {
    private static final String PLATFORM = "test-x";
    private static final String TORCH = System.mapLibraryName("torch");

    @TempDir
    Path folder;

    private Path resources;

    @BeforeEach
    void resources() throws IOException {
        resources = Files.createDirectories(folder.resolve("resources"));
        write("jnilib/" + PLATFORM + "/cpu/" + System.mapLibraryName("djl_torch"), "bridge");
    }

    private void write(String name, String text) throws IOException {
        Path file = resources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private EmbeddedNatives natives() throws IOException {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {resources.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return new EmbeddedNatives(loader, PLATFORM);
    }

    private void nested(String... names) throws IOException {
        Path jar = resources.resolve("natives/pytorch-native-cpu-" + PLATFORM + ".jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes());
                zip.closeEntry();
            }
        }
    }

    private Path unpack() throws IOException {
        return natives().unpack(folder.resolve("cache")).folder();
    }

    @Test
    void fromAJarWithinAFragment() throws IOException {
        assertFalse(natives().present());
        nested("native/lib/pytorch.properties", "pytorch/cpu/" + PLATFORM + "/" + TORCH);
        assertTrue(natives().present());
        Path unpacked = unpack();
        assertEquals("pytorch/cpu/" + PLATFORM + "/" + TORCH, Files.readString(unpacked.resolve(TORCH)));
        assertEquals("bridge", Files.readString(unpacked.resolve("0.35.1-" + System.mapLibraryName("djl_torch"))));
        assertTrue(natives().unpack(folder.resolve("cache")).embedded());
    }

    @Test
    void fromAPlainClassPath() throws IOException {
        write("native/lib/pytorch.properties", "version=2.7.1\nlibraries=" + TORCH + ",liba.so.1\n");
        write("pytorch/cpu/" + PLATFORM + "/" + TORCH, "torch");
        write("pytorch/cpu/" + PLATFORM + "/liba.so.1", "a");
        assertEquals("a", Files.readString(unpack().resolve("liba.so.1")));
    }

    @Test
    void aDamagedFolderIsMadeAnew() throws IOException {
        nested("pytorch/cpu/" + PLATFORM + "/" + TORCH, "pytorch/cpu/" + PLATFORM + "/b");
        Path unpacked = unpack();
        for (String name : List.of(TORCH, "b", "unpacked.properties")) {
            byte[] whole = Files.readAllBytes(unpacked.resolve(name));
            Files.delete(unpacked.resolve(name));
            unpack();
            if (!name.endsWith("properties")) {
                assertArrayEquals(whole, Files.readAllBytes(unpacked.resolve(name)));
            }
            Files.writeString(unpacked.resolve(TORCH), "short");
            unpack();
            assertTrue(Files.size(unpacked.resolve(TORCH)) > 5);
        }
    }

    @Test
    void manyAtATimeMakeOne() throws Exception {
        nested("pytorch/cpu/" + PLATFORM + "/" + TORCH);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Path> one = this::unpack;
            for (Future<Path> made : threads.invokeAll(Collections.nCopies(40, one))) {
                assertTrue(Files.exists(made.get().resolve(TORCH)));
            }
        }
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertEquals(2, left.count(), "the folder and the lock, nothing half made");
        }
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() throws IOException {
        nested("pytorch/cpu/" + PLATFORM + "/../x");
        assertThrows(TorchException.class, this::unpack);
        Files.writeString(Files.createDirectories(folder.resolve("file")).resolve("c"), "");
        assertThrows(TorchException.class, () -> natives().unpack(folder.resolve("file/c")));
    }
}

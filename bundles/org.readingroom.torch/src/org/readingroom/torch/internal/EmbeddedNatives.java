package org.readingroom.torch.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.readingroom.torch.TorchException;

/**
 * PyTorch's CPU libraries as they come with the product: a jar within a fragment of this bundle, or on a plain class path.
 * They are unpacked once, into a folder of the user's, by one process at a time, and appear there whole or not at all.
 */
public final class EmbeddedNatives {
    /** PyTorch's version, which DJL's bridge is made for. */
    public static final String PYTORCH = "2.7.1";

    /** DJL's version. */
    public static final String DJL = "0.35.1";

    private static final String LIST = "unpacked.properties";
    private final ClassLoader loader;
    private final String classifier;

    public EmbeddedNatives(ClassLoader loader, String classifier) {
        this.loader = loader;
        this.classifier = classifier;
    }

    /** Whether they are there. */
    public boolean present() {
        return nested().isPresent() || loader.getResource(flat(libtorch())) != null;
    }

    /**
     * Unpacks them below a folder where that is not done yet.
     *
     * @throws TorchException where the folder cannot be written
     */
    public NativeFolder unpack(Path below) {
        Path target = below.resolve(PYTORCH + "-cpu-" + classifier);
        try {
            Files.createDirectories(below);
            synchronized (EmbeddedNatives.class) {
                try (FileChannel lock = FileChannel.open(
                                below.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = lock.lock()) {
                    if (held.isValid() && !whole(target)) {
                        make(below, target);
                    }
                }
            }
        } catch (IOException e) {
            throw new TorchException(
                    "PyTorch's libraries cannot be unpacked into " + target + ": " + e
                            + "; about 450 MB are needed there, or set READINGROOM_HOME to another folder",
                    e);
        }
        return NativeFolder.embedded(target);
    }

    private void make(Path below, Path target) throws IOException {
        deleteTree(target);
        Path part = Files.createTempDirectory(below, ".unpacking");
        try {
            Properties sizes = new Properties();
            if (nested().isPresent()) {
                unzip(nested().get(), part, sizes);
            } else {
                for (String name : libraries()) {
                    copy(flat(name), part.resolve(name), sizes);
                }
            }
            String bridge = System.mapLibraryName("djl_torch");
            copy("jnilib/" + classifier + "/cpu/" + bridge, part.resolve(DJL + "-" + bridge), sizes);
            try (var out = Files.newOutputStream(part.resolve(LIST))) {
                sizes.store(out, null);
            }
            move(part, target);
        } finally {
            deleteTree(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
    }

    /** Whether every file that was unpacked is there in its size. */
    private static boolean whole(Path target) throws IOException {
        Path list = target.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return false;
        }
        Properties sizes = new Properties();
        try (InputStream in = Files.newInputStream(list)) {
            sizes.load(in);
        }
        for (String name : sizes.stringPropertyNames()) {
            Path file = target.resolve(name);
            if (!Files.isRegularFile(file) || !sizes.getProperty(name).equals("" + Files.size(file))) {
                return false;
            }
        }
        return !sizes.isEmpty();
    }

    private void unzip(URL jar, Path part, Properties sizes) throws IOException {
        String prefix = flat("");
        try (ZipInputStream zip = new ZipInputStream(jar.openStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(prefix) && !entry.isDirectory()) {
                    String file = name.substring(prefix.length());
                    if (file.contains("/") || file.contains("..")) {
                        throw new IOException("unexpected entry " + name);
                    }
                    sizes.setProperty(file, "" + Files.copy(zip, part.resolve(file)));
                }
            }
        }
    }

    private void copy(String resource, Path file, Properties sizes) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing in this installation");
            }
            sizes.setProperty(file.getFileName().toString(), "" + Files.copy(in, file));
        }
    }

    private List<String> libraries() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream("native/lib/pytorch.properties")) {
            properties.load(in);
        }
        return List.of(properties.getProperty("libraries").split(","));
    }

    private Optional<URL> nested() {
        return Optional.ofNullable(loader.getResource("natives/pytorch-native-cpu-" + classifier + ".jar"));
    }

    private String flat(String file) {
        return "pytorch/cpu/" + classifier + "/" + file;
    }

    private static String libtorch() {
        return System.mapLibraryName("torch");
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

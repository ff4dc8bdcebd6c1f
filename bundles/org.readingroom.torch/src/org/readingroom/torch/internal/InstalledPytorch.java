package org.readingroom.torch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.readingroom.torch.TorchException;

/**
 * An installed PyTorch: the folder of its libraries, and the version that it says it is.
 *
 * @param folder the folder of {@code libtorch}
 * @param version such as {@code 2.7.1+cu126}; {@code unknown} where it does not say
 */
public record InstalledPytorch(Path folder, String version) {
    private static final Pattern VERSION = Pattern.compile("__version__\\s*=\\s*'([^']+)'");

    /**
     * Finds the libraries in or below a folder.
     *
     * @param from {@code torch/lib} itself, the folder {@code torch}, an unpacked libtorch, or a Python environment
     * @param cuda whether those for CUDA must be there
     * @throws TorchException naming the library that is missing, or the version that does not fit
     */
    public static InstalledPytorch find(Path from, boolean cuda) {
        Path folder = places(from).stream()
                .filter(p -> Files.isRegularFile(p.resolve(System.mapLibraryName("torch"))))
                .findFirst()
                .orElseThrow(() -> new TorchException("no " + System.mapLibraryName("torch") + " in " + from
                        + " or its folders lib and torch/lib; give the folder torch/lib of an installed PyTorch "
                        + EmbeddedNatives.PYTORCH))
                .toAbsolutePath()
                .normalize();
        List<String> needed = new ArrayList<>(List.of("c10", "torch_cpu"));
        if (cuda) {
            needed.addAll(List.of("c10_cuda", "torch_cuda"));
        }
        for (String name : needed) {
            if (!Files.isRegularFile(folder.resolve(System.mapLibraryName(name)))) {
                throw new TorchException(System.mapLibraryName(name) + " is missing in " + folder
                        + (name.contains("cuda") ? ": this PyTorch is not made for CUDA" : "; install it anew"));
            }
        }
        String version = version(folder);
        if (!version.equals("unknown") && !version.matches(Pattern.quote(EmbeddedNatives.PYTORCH) + "(\\+.*)?")) {
            throw new TorchException("the PyTorch in " + folder + " is " + version + ", and " + EmbeddedNatives.PYTORCH
                    + " is needed: pip install torch==" + EmbeddedNatives.PYTORCH);
        }
        return new InstalledPytorch(folder, version);
    }

    private static List<Path> places(Path from) {
        List<Path> places = new ArrayList<>(
                List.of(from, from.resolve("lib"), from.resolve("torch").resolve("lib")));
        places.add(from.resolve("Lib").resolve("site-packages").resolve("torch").resolve("lib"));
        try (Stream<Path> pythons =
                Files.isDirectory(from.resolve("lib")) ? Files.list(from.resolve("lib")) : Stream.empty()) {
            pythons.sorted()
                    .map(p -> p.resolve("site-packages").resolve("torch").resolve("lib"))
                    .forEach(places::add);
        } catch (IOException e) {
            throw new TorchException("cannot list " + from.resolve("lib") + ": " + e, e);
        }
        return places;
    }

    private static String version(Path folder) {
        try {
            Path python = folder.resolveSibling("version.py");
            if (Files.isRegularFile(python)) {
                Matcher m = VERSION.matcher(Files.readString(python));
                return m.find() ? m.group(1) : "unknown";
            }
            Path build = folder.resolveSibling("build-version");
            return Files.isRegularFile(build) ? Files.readString(build).strip() : "unknown";
        } catch (IOException e) {
            throw new TorchException("cannot read the version of the PyTorch in " + folder + ": " + e, e);
        }
    }
}

package org.readingroom.nifti;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The time to read each case of a BraTS folder into arrays, one thread: {@code ReadBench FOLDER [ROUNDS]}. The figure
 * to hold it against is printed by {@code tools/python/nifti_golden.py --bench FOLDER}.
 */
final class ReadBench {
    private ReadBench() {}

    public static void main(String[] args) throws IOException {
        List<Path> cases;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            cases = all.filter(Files::isDirectory).sorted().toList();
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        for (int round = 1; round <= rounds; round++) {
            double[] ms = new double[cases.size()];
            for (int i = 0; i < ms.length; i++) {
                ms[i] = time(cases.get(i));
            }
            Arrays.sort(ms);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: median %.1f ms a case (%.1f to %.1f)%n",
                    round,
                    ms[ms.length / 2],
                    ms[0],
                    ms[ms.length - 1]);
        }
    }

    private static double time(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".nii.gz")).sorted().toList();
        }
        long start = System.nanoTime();
        for (Path file : files) {
            NiftiReader.read(file).volume();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}

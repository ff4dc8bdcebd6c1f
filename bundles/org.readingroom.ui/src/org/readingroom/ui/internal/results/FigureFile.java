package org.readingroom.ui.internal.results;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

/**
 * A figure of a run's report.
 *
 * @param svg its file
 */
record FigureFile(Path svg) {
    /** How wide an exported picture is, in pixels. */
    static final int EXPORTED = 1600;

    private static final String FACES = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private static final Pattern ROOT = Pattern.compile("<svg\\b[^>]*>");
    private static final Pattern SIZE = Pattern.compile("\\s(width|height)=\"([0-9.]+)(px)?\"");

    /** The figures of a run by name; none where it has no report. */
    static List<FigureFile> of(Path run) {
        Path folder = run.resolve("report").resolve("figures");
        List<FigureFile> figures = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return figures;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.svg")) {
            files.forEach(f -> figures.add(new FigureFile(f)));
        } catch (IOException e) {
            throw new ResultsException("cannot list " + folder + ": " + e.getMessage(), e);
        }
        figures.sort((a, b) -> a.name().compareTo(b.name()));
        return figures;
    }

    /** Its name without the ending, such as {@code roc-test}. */
    String name() {
        return svg.getFileName().toString().replaceFirst("\\.svg$", "");
    }

    /** What is drawn, as numbers; there only where the report gives them. */
    Path data() {
        return svg.resolveSibling(name() + ".csv");
    }

    /** The picture that the report drew of it; a report without pictures has none. */
    Path picture() {
        return svg.resolveSibling(name() + ".png");
    }

    /**
     * The figure as pixels: the report's own picture, else drawn anew in some width.
     *
     * @throws ResultsException where it cannot be read or drawn
     */
    ImageData draw(int width) {
        try {
            if (Files.isRegularFile(picture())) {
                return new ImageLoader().load(picture().toString())[0];
            }
            byte[] sized = sized(Files.readString(svg), width).getBytes(StandardCharsets.UTF_8);
            return new ImageLoader().load(new ByteArrayInputStream(sized))[0];
        } catch (IOException | SWTException e) {
            throw new ResultsException("cannot draw " + svg + ": " + e.getMessage(), e);
        }
    }

    /** The same figure with another width and height said at its head; the view box makes all of it follow. */
    static String sized(String text, int width) {
        Matcher root = ROOT.matcher(text);
        if (!root.find()) {
            return text;
        }
        double scale = Double.NaN;
        Matcher sizes = SIZE.matcher(root.group());
        while (sizes.find()) {
            scale = sizes.group(1).equals("width") ? width / Double.parseDouble(sizes.group(2)) : scale;
        }
        if (Double.isNaN(scale)) {
            return text;
        }
        double by = scale;
        // The report measures its texts in a plain sans-serif face; a wider one would run into what stands beside it.
        String head = SIZE.matcher(root.group())
                .replaceAll(m ->
                        " " + m.group(1) + "=\"" + Math.max(1, Math.round(Double.parseDouble(m.group(2)) * by)) + "\"");
        return text.substring(0, root.start())
                + head.replace("'Dialog'", FACES)
                + text.substring(root.end()).replace("font-family=\"sans-serif\"", "font-family=\"" + FACES + "\"");
    }

    /**
     * Writes it to a file as its ending says: {@code .svg}, {@code .png} or, of its numbers, {@code .csv}.
     *
     * @throws ResultsException where the ending is another, or the file cannot be written
     */
    void export(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                Files.copy(svg, file, StandardCopyOption.REPLACE_EXISTING);
            } else if (name.endsWith(".csv")) {
                Files.copy(data(), file, StandardCopyOption.REPLACE_EXISTING);
            } else if (name.endsWith(".png")) {
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] {draw(EXPORTED)};
                loader.save(file.toString(), SWT.IMAGE_PNG);
            } else {
                throw new ResultsException(file + ": give a name that ends in .svg, .png or .csv");
            }
        } catch (IOException | SWTException e) {
            throw new ResultsException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}

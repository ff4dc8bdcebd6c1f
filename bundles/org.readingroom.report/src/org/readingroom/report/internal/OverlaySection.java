package org.readingroom.report.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportException;

/** The pictures that the run drew into {@code report-figures}, one a case: a slice with the truth and the readings on it. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "overlays", label = "Pictures of the cases")
public final class OverlaySection implements ReportSection {
    /** Bytes of PNG that go into one page, so that it opens quickly; base64 makes a third more of them. */
    private static final long BUDGET = 3_000_000;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @Override
    public Optional<Section> render(RunData run) {
        List<Path> pictures = pictures(run.folder().resolve("report-figures"));
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        List<Section.Block> blocks = new ArrayList<>();
        blocks.add(new Section.Paragraph(
                "Each picture shows one slice of a case as it was read, in the source's own pixels: the truth"
                        + " in yellow, each arm in a colour of its own as the legend under it says. R and L are"
                        + " the patient's."));
        long left = BUDGET;
        int leftOut = 0;
        for (Path picture : pictures) {
            byte[] bytes = read(picture);
            String caseId = picture.getFileName().toString().replaceFirst("\\.png$", "");
            if (!isPng(bytes)) {
                blocks.add(new Section.Paragraph(picture.getFileName() + " is no PNG and is not shown."));
            } else if (bytes.length > left) {
                leftOut++;
            } else {
                left -= bytes.length;
                blocks.add(figure(caseId, bytes));
            }
        }
        if (leftOut > 0) {
            blocks.add(new Section.Paragraph(
                    leftOut + " more pictures would make this page slow to open; they stand in the pages"
                            + " of the patients and in the folder report-figures of the run."));
        }
        return Optional.of(new Section("Pictures of the cases", blocks));
    }

    @Override
    public int rank() {
        return 600;
    }

    private static Section.Figure figure(String caseId, byte[] png) {
        int width = number(png, 16);
        int height = number(png, 20);
        String alt =
                Markup.escape("Slice of case " + caseId + " with the outline of the true tumour and those of the arms");
        String size = "width=\"" + width + "\" height=\"" + height + "\"";
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + width + " " + height
                + "\"><title>" + alt + "</title><image " + size + " href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/></svg>";
        return new Section.Figure("case-" + caseId, "Case " + caseId + ".", svg);
    }

    private static boolean isPng(byte[] bytes) {
        if (bytes.length < 33) {
            return false;
        }
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (bytes[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return number(bytes, 16) > 0 && number(bytes, 20) > 0;
    }

    /** Four bytes, greatest first, as PNG writes width and height. */
    private static int number(byte[] bytes, int at) {
        return java.nio.ByteBuffer.wrap(bytes, at, 4).getInt();
    }

    private static List<Path> pictures(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".png"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReportException("the folder report-figures of the run cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path picture) {
        try {
            return Files.readAllBytes(picture);
        } catch (IOException e) {
            throw new ReportException(
                    picture.getFileName() + " of report-figures cannot be read: " + e.getMessage(), e);
        }
    }
}

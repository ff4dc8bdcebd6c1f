package org.readingroom.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportOptions;

/**
 * The page and its files, section by section. The markup is HTML that is well-formed XML too.
 *
 * <p>A policy in the page's head forbids the browser to load anything from anywhere, or to run any script but ours.
 */
public final class ReportPage {
    /** The page's file. */
    public static final String INDEX = "index.html";

    private final String study;
    private final List<String> notices;
    private final ReportOptions options;
    private final FileNames names = new FileNames();
    private final List<String> contents = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Numbering numbering = new Numbering(1, 1, 1);

    /** An empty page under a study's name, headed by notices. */
    public ReportPage(String study, List<String> notices, ReportOptions options) {
        this.study = study;
        this.notices = List.copyOf(notices);
        this.options = options;
    }

    /** Adds a section, nothing where it has nothing to show, or a note where it fails in any way. */
    public void add(OrderedSection ordered, RunData run) {
        try {
            Optional<Section> rendered = ordered.section().render(run);
            if (rendered == null) {
                throw new IllegalStateException("it returned null where an Optional is due");
            }
            ordered.section().rank();
            if (rendered.isPresent()) {
                place(SectionMarkup.of(rendered.get(), numbering, names, options));
            }
        } catch (Throwable failure) {
            // Any plugin may throw anything: the page says so in the section's place, and the rest stands.
            String note = "The section of plugin " + ordered.plugin() + " is left out, because it failed ("
                    + OrderedSection.reason(failure) + "). The rest of the report stands without it.";
            options.warnings().accept(note);
            place(SectionMarkup.broken(ordered.plugin(), note, numbering));
        }
    }

    private void place(SectionMarkup section) {
        contents.add(
                "<li><a href=\"#section-" + numbering.section() + "\">" + Markup.escape(section.title()) + "</a></li>");
        body.append(section.html());
        files.putAll(section.files());
        numbering = section.next();
    }

    /** The page and all its files, by path under the report's folder. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(INDEX, html().getBytes(StandardCharsets.UTF_8));
        all.putAll(files);
        return all;
    }

    private String html() {
        String script = resource("report.js");
        String name = Markup.escape(study);
        StringBuilder out = new StringBuilder(body.length() + 20_000);
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
        out.append(
                "<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
        out.append(" img-src data:; style-src 'unsafe-inline'; script-src 'sha256-")
                .append(sha256(script))
                .append("'\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<title>").append(name).append(" \u2013 Reading Room report</title>\n");
        out.append("<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n");
        out.append("<header>\n<p class=\"kicker\">Reading Room report</p>\n<h1>")
                .append(name)
                .append("</h1>\n</header>\n");
        for (String notice : notices) {
            boolean incomplete = notice.startsWith(Completeness.INCOMPLETE);
            out.append("<p class=\"notice")
                    .append(incomplete ? " incomplete" : "")
                    .append("\" role=\"note\">");
            out.append(Markup.escape(notice)).append("</p>\n");
        }
        out.append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
        contents.forEach(entry -> out.append(entry).append('\n'));
        out.append("</ol>\n</nav>\n<main>\n").append(body).append("</main>\n");
        out.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
        // A list without entries is not valid HTML.
        return contents.isEmpty() ? out.toString().replaceFirst("(?s)<nav.*</nav>\n", "") : out.toString();
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of this bundle cannot be read", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.readingroom.report.internal.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.report.Palette;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.Markup;
import org.readingroom.report.internal.Numbers;

/**
 * What stands round the inner part of a patient's page: who it is, switches that show and hide the truth and each arm, and
 * what each arm said and scored. The page runs no script and loads nothing: the switches are styles.
 */
final class PageHead {
    private final String study;
    private final List<RunData.Arm> arms;
    private final Set<String> shown;
    private final CaseFacts facts;
    private final String style;

    /** @param shown ids of the arms that a page shows something of beside their scores */
    PageHead(String study, List<RunData.Arm> arms, Set<String> shown, CaseFacts facts) {
        this.shown = Set.copyOf(shown);
        this.study = study;
        this.arms = arms;
        this.facts = facts;
        this.style = resource("patient.css") + colours();
    }

    String page(
            CohortFile.Entry entry, Optional<CohortFile.Entry> before, Optional<CohortFile.Entry> after, String body) {
        String id = Markup.escape(entry.id());
        StringBuilder out =
                new StringBuilder("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n");
        out.append(
                "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src"
                        + " 'none'; img-src data:; style-src 'unsafe-inline'\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(id);
        out.append(" \u2013 ")
                .append(Markup.escape(study))
                .append("</title>\n<style>\n")
                .append(style);
        out.append("</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\"><a href=\"../index.html\">")
                .append(Markup.escape(study))
                .append("</a> ");
        link(out, "\u2190 ", before);
        link(out, "\u2192 ", after);
        out.append("</p>\n<h1>")
                .append(id)
                .append("</h1>\n<p>")
                .append(who(entry))
                .append("</p>\n</header>\n");
        out.append(switches());
        String table = table(entry.id());
        long room = PatientFolder.HEAD - out.length() * 11L / 10 - 500;
        out.append(table.length() < room ? table : "<p>What each arm scored is in the tables of the report.</p>\n");
        return out.append("<main>\n")
                .append(body)
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private static void link(StringBuilder out, String arrow, Optional<CohortFile.Entry> entry) {
        entry.ifPresent(e -> out.append(" <a class=\"beside\" href=\"")
                .append(PatientFolder.fileName(e.id()))
                .append("\">")
                .append(arrow)
                .append(Markup.escape(e.id()))
                .append("</a>"));
    }

    private String who(CohortFile.Entry entry) {
        StringBuilder out = new StringBuilder(Markup.escape(entry.split())).append(" case");
        out.append(entry.patient().equals(entry.id()) ? "" : " of patient " + Markup.escape(entry.patient()));
        out.append(entry.grade().isEmpty() ? "" : "; true grade " + Markup.escape(entry.grade()));
        double ml = facts.millilitres(entry.id());
        out.append(Double.isNaN(ml) ? "" : String.format(Locale.ROOT, "; true tumour %.1f mL", ml));
        return out.append('.').toString();
    }

    private String switches() {
        StringBuilder out = new StringBuilder("<form class=\"switches\" aria-label=\"Show\">\n");
        out.append("<label><input type=\"checkbox\" id=\"show-t\" checked=\"checked\"/> ")
                .append("<svg class=\"chip\" width=\"26\" height=\"12\" viewBox=\"0 0 26 12\" aria-hidden=\"true\">")
                .append("<rect width=\"26\" height=\"12\" rx=\"2\"/><g class=\"l truth\"><path d=\"M2"
                        + " 6h22\"/></g></svg>")
                .append(" truth</label>\n");
        for (int i = 0; i < arms.size(); i++) {
            if (!shown.contains(arms.get(i).id())) {
                continue;
            }
            out.append("<label><input type=\"checkbox\" id=\"show-a").append(i).append("\" checked=\"checked\"/> ");
            out.append(AnswerMarkup.chip(i).replace("l a" + i, "l c" + i));
            out.append(Markup.escape(arms.get(i).title())).append("</label>\n");
        }
        return out.append("</form>\n").toString();
    }

    private String table(String caseId) {
        Map<RunData.Arm, Map<String, String>> rows = facts.of(caseId);
        List<String> titles = facts.titles(rows);
        List<String> said = titles.stream().filter(t -> !facts.isScore(t)).toList();
        List<String> scored = titles.stream().filter(facts::isScore).toList();
        String first = said.isEmpty() ? "" : table(rows, said);
        return scored.isEmpty()
                ? first
                : first + "<details><summary>What each arm scored</summary>\n" + table(rows, scored)
                        + "<p class=\"small\">Failures count as wrong; a dash is a value that is undefined or not"
                        + " given.</p>\n"
                        + "</details>\n";
    }

    private String table(Map<RunData.Arm, Map<String, String>> rows, List<String> titles) {
        StringBuilder out = new StringBuilder("<div class=\"scroll\"><table class=\"facts\"><thead><tr><th></th>");
        rows.keySet().forEach(arm -> out.append("<th class=\"a")
                .append(arms.indexOf(arm))
                .append("\">")
                .append(Markup.escape(arm.title()))
                .append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (String title : titles) {
            out.append("<tr><td>").append(Markup.escape(title)).append("</td>");
            rows.forEach((arm, cells) -> out.append("<td class=\"a")
                    .append(arms.indexOf(arm))
                    .append("\">")
                    .append(Markup.escape(cells.getOrDefault(title, Numbers.UNDEFINED)))
                    .append("</td>"));
            out.append("</tr>\n");
        }
        return out.append("</tbody></table></div>\n").toString();
    }

    /** The colour and dash of each arm, and the switches. */
    private String colours() {
        StringBuilder out = new StringBuilder("body:has(#show-t:not(:checked)) .t { display: none; }\n");
        for (int i = 0; i < arms.size(); i++) {
            out.append(".a%d, .c%d { --arm: %s; --dash: %s; }\n".formatted(i, i, Palette.hex(Palette.arm(i)), dash(i)));
            out.append("body:has(#show-a%d:not(:checked)) .a%d { display: none; }\n".formatted(i, i));
        }
        return out.toString();
    }

    private static String dash(int arm) {
        String lengths =
                Arrays.stream(Palette.dash(arm)).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return lengths.isEmpty() ? "none" : lengths;
    }

    private static String resource(String name) {
        try (InputStream in = PageHead.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of this bundle cannot be read", e);
        }
    }
}

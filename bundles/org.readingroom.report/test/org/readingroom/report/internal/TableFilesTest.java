package org.readingroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.report.Section.Table;

class TableFilesTest {
    @Test
    void csvQuotesWhatNeedsIt() {
        Table table = new Table(
                "t",
                "c",
                List.of("a", "b,c"),
                List.of(List.of("say \"x\"", "two\nlines"), List.of("plain", "")),
                List.of());
        assertEquals("a,\"b,c\"\n\"say \"\"x\"\"\",\"two\nlines\"\nplain,\n", CsvTable.write(table));
    }

    @Test
    void csvDisarmsFormulasAndLeavesNumbers() {
        Table table = new Table(
                "t",
                "c",
                List.of("a"),
                List.of(List.of("=HYPERLINK(1)"), List.of("-0.25"), List.of("@x"), List.of("-cmd"), List.of("+1e-3")),
                List.of());
        assertEquals("a\n'=HYPERLINK(1)\n-0.25\n'@x\n'-cmd\n+1e-3\n", CsvTable.write(table));
    }

    @Test
    void latexEscapesEverySpecialCharacter() {
        assertEquals(
                "\\textbackslash{} \\{\\} \\$ \\& \\# \\% \\_ \\textasciicircum{} \\textasciitilde{} \\textless{}\\textgreater{} --",
                LatexTable.escape("\\ {} $ & # % _ ^ ~ <> \u2013"));
    }

    @Test
    void latexAlignsNumbersAndGuardsBrackets() {
        Table table = new Table(
                "my table",
                "50 % of_all",
                List.of("Arm", "Dice"),
                List.of(List.of("[x]", "0.5"), List.of("b", "\u2013")),
                List.of("A & B"));
        String tex = LatexTable.write(table);
        assertTrue(tex.contains("\\begin{tabular}{lr}\n"));
        assertTrue(tex.contains("{}[x] & 0.5 \\\\\n"));
        assertTrue(tex.contains("b & -- \\\\\n"));
        assertTrue(tex.contains("\\caption{50 \\% of\\_all}\n\\label{tab:my-table}"));
        assertTrue(tex.contains("\\footnotesize A \\& B\n"));
    }

    @Test
    void latexStacksLinesAndTheTitlesOfWideTables() {
        List<String> header = List.of("Arm", "True positives", "c", "d", "e", "f", "g", "h", "i");
        List<String> row = List.of("x", "0.8\n[0.49, 0.94]", "3", "4", "5", "6", "7", "8", "9");
        String tex = LatexTable.write(new Table("t", "c", header, List.of(row), List.of()));
        assertTrue(tex.contains("Arm & \\begin{tabular}[t]{@{}c@{}}True\\\\ positives\\end{tabular} & c"), tex);
        assertTrue(tex.contains("x & \\begin{tabular}[t]{@{}c@{}}0.8\\\\ {}[0.49, 0.94]\\end{tabular} & 3"), tex);
        assertTrue(tex.contains("\\scriptsize\n"), tex);
    }

    @Test
    void fileNamesArePlainAndNeverTheSame() {
        FileNames names = new FileNames();
        assertEquals("a-b", names.unique("a/b"));
        assertEquals("A-B-2", names.unique("A:B"));
        assertEquals("unnamed", names.unique("\u00E9\u00E9"));
        assertEquals("etc-passwd", names.unique("../../etc/passwd"));
    }
}

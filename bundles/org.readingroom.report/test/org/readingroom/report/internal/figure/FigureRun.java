package org.readingroom.report.internal.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/** A made-up run with a prompted arm, a trained one and controls, whose files hold what figures are drawn from. */
final class FigureRun implements RunData {
    static final String PROMPTED = "llama-classify";
    private final Path folder;
    private final int patients;
    private final List<Arm> arms = new ArrayList<>(List.of(
            new Arm("prior", "prior", true),
            new Arm("cnn", "cnn", false),
            new Arm(PROMPTED, PROMPTED + " [oracles: slices]", false),
            new Arm("llama-tuned", "llama-tuned [oracles: slices]", false)));
    private final List<ScoreRow> scores = new ArrayList<>();

    FigureRun(Path folder, int patients) {
        this(folder, patients, 0);
    }

    /** @param more further prompted arms */
    FigureRun(Path folder, int patients, int more) {
        this.folder = folder;
        this.patients = patients;
        for (int a = 0; a < more; a++) {
            arms.add(new Arm("more-" + a, "more-" + a + " [oracles: slices]", false));
        }
        for (int a = 0; a < arms.size(); a++) {
            for (int c = 0; c < patients; c++) {
                double dice = Math.clamp(0.2 + 0.18 * a + 0.13 * draw(a, c).nextGaussian(), 0, 1);
                for (String metric : List.of("dice", "hd95")) {
                    double value = metric.equals("dice") ? dice : 80 * (1 - dice);
                    scores.add(new ScoreRow(
                            arms.get(a).id(),
                            "test",
                            id(c),
                            metric,
                            "mask",
                            "source-mm",
                            "3d-patient",
                            "failures-as-wrong",
                            value,
                            1,
                            1));
                }
            }
        }
    }

    private static Random draw(int arm, int c) {
        return new Random(1000L * arm + c);
    }

    static String id(int c) {
        return "BraTS20_Training_%03d".formatted(c + 1);
    }

    boolean high(int c) {
        return c % 5 != 0;
    }

    /** Writes every file that figures read. */
    FigureRun filled() {
        StringBuilder cases = new StringBuilder("case,patient,split,grade,source,tumour_ml\n");
        StringBuilder votes = new StringBuilder("arm,split,case,grade,rule,slices,hgg,lgg,other,refused,truncated,"
                + "unparseable,out_of_range,degenerate,missing,gldr_all,gldr_graded,label,correct\n");
        StringBuilder p = new StringBuilder("arm,split,case,grade,kind,p,mass\n");
        for (int c = 0; c < patients; c++) {
            int grade = high(c) ? 1 : 0;
            cases.append("%s,%s,test,%d,tcia,%s\n".formatted(id(c), id(c), grade, 0.4 * Math.exp(0.09 * (c % 60))));
            for (int a = 2; a < arms.size(); a++) {
                double all = Math.clamp(0.35 + 0.3 * grade + 0.16 * draw(a, c).nextGaussian(), 0, 1);
                boolean none = c == 3;
                votes.append("%s,test,%s,%d,plurality,50,20,10,5,5,5,5,0,0,0,%s,%s,1,true\n"
                        .formatted(arms.get(a).id(), id(c), grade, none ? 0 : all, none ? "" : Math.min(1, all * 1.2)));
                for (String kind : List.of("forced", "vote-share")) {
                    p.append("%s,test,%s,%d,%s,%s,%s\n"
                            .formatted(
                                    arms.get(a).id(),
                                    id(c),
                                    grade,
                                    kind,
                                    none ? "" : all,
                                    kind.equals("forced") ? "0.4" : ""));
                }
            }
            p.append("cnn,test,%s,%d,model,%s,\n"
                    .formatted(
                            id(c),
                            grade,
                            Math.clamp(0.3 + 0.45 * grade + 0.2 * draw(9, c).nextGaussian(), 0, 1)));
        }
        write("cases.csv", cases.toString());
        write("votes.csv", votes.toString());
        write("probabilities.csv", p.toString());
        write(
                "probability_scores.csv",
                "arm,split,kind,measure,value,low,high,n\ncnn,test,model,auc,0.9,0.81,0.97,55\n");
        write("states.csv", "arm,split,task,state,n,share\n" + states());
        write("consistency.csv", consistency());
        write(
                "pairs.csv",
                "family,role,task,metric,frame,unit,a,b,n,mean_a,mean_b,difference,low,high,test,p,p_holm,family_size,a_only,b_only,smallest_p,oracles,verdict\n"
                        + "f,primary,mask,dice,source-mm,3d-patient,cnn,llama-classify,55,.5,.6,-0.18,-0.25,-0.11,t,.001,0.003,2,,,,unequal,differs\n"
                        + "f,primary,mask,dice,source-mm,3d-patient,llama-tuned,llama-classify,55,.5,.6,0.17,0.1,0.24,t,.2,,2,,,.0625,equal,cannot"
                        + " be decided at this n\n");
        StringBuilder curves = new StringBuilder("epoch,train_loss,validation_loss,validation_dice,lr,seconds\n");
        for (int e = 1; e <= 40; e++) {
            curves.append("%d,%s,%s,%s,1e-4,3\n"
                    .formatted(
                            e,
                            Math.exp(-e / 9.0),
                            Math.exp(-e / 12.0) + 0.05,
                            e % 2 == 0 ? 1 - Math.exp(-e / 14.0) : ""));
        }
        write("models/cnn/curves.csv", curves.append("41,0.0").toString());
        return this;
    }

    private static String states() {
        return """
            llama-classify,test,grade,answered,3100,.77
            llama-classify,test,grade,refused,400,.1
            llama-classify,test,grade,truncated,300,.08
            llama-classify,test,grade,unparseable,180,.04
            llama-classify,test,grade,transport-error,40,.01
            llama-tuned,test,grade,answered,4000,.99
            llama-tuned,test,grade,out-of-range,20,.01
            """;
    }

    private static String consistency() {
        return """
            arm,split,case,slice,task,grade,repeats,answer,count
            llama-classify,test,BraTS20_Training_001,axial-077,grade,0,95,1,77
            llama-classify,test,BraTS20_Training_001,axial-077,grade,0,95,0,18
            llama-classify,test,BraTS20_Training_002,axial-070,grade,1,95,1,90
            llama-classify,test,BraTS20_Training_002,axial-070,grade,1,95,refused,5
            llama-tuned,test,BraTS20_Training_001,axial-077,centre-point,0,95,"(60, 87)",50
            llama-tuned,test,BraTS20_Training_001,axial-077,centre-point,0,95,"(64, 64)",30
            llama-tuned,test,BraTS20_Training_001,axial-077,centre-point,0,95,"(63, 71)",10
            llama-tuned,test,BraTS20_Training_001,axial-077,centre-point,0,95,truncated,5
            """;
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String study() {
        return "figures";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Arm> arms() {
        return arms;
    }

    @Override
    public List<ScoreRow> scores() {
        return scores;
    }
}

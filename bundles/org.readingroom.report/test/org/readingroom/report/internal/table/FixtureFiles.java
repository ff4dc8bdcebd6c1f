package org.readingroom.report.internal.table;

import java.util.List;
import java.util.Locale;

/** The smaller files of the fixture's run folder, in the forms that the analysis writes. */
final class FixtureFiles {
    static final String STUDY = """
        format: 1
        name: liu2025-small
        seed: 3407
        dataset: { id: brats, root: brats2020 }
        cohort: { split: { test: 55, folds: 5, stratify: grade }, oversample: { label: grade, where: train } }
        arms:
          - { id: prior, model: prior }
          - { id: cnn-cls, model: { id: cnn-classifier } }
          - { id: cnn-seg, model: { id: cnn-segmenter }, seeds: [1, 2, 3] }
          - id: llama-cls
            model: { id: llama-vision }
            prompt: { id: classify, text: liu2025 }
            slices: { plane: axial, choose: reference }
            decode: { temperature: 0.6, repeats: 3 }
          - { id: llama-cls-coronal, like: llama-cls, slices: { plane: coronal, choose: all } }
          - { id: llama-cls-tuned, like: llama-cls, finetune: { steps: 100 } }
        metrics: [accuracy, dice]
        analysis:
          primary: { grade: balanced-accuracy, segmentation: dice }
          pairs: [[cnn-cls, llama-cls], [cnn-seg, llama-box], [llama-cls, llama-cls-tuned]]
        report: { beside: liu2025 }
        """;

    private FixtureFiles() {}

    static void small(StudyFixture run) {
        run.write("environment.json", """
            {"format":1,"readingroom":"0.1.0","seed":3407,"java":{"version":"25+36","vendor":"Eclipse Adoptium"},
             "machine":{"os":"Linux 6.1","arch":"amd64","processors":2},"natives":{"pytorch":"2.7.1 cpu"},
             "plugins":{"dataset brats":"1.0.0","model cnn-classifier":"1.0.0","model llama-vision":"1.0.0"}}
            """);
        run.write(
                "run.json",
                "{\"format\":1,\"cohort\":{\"split\":{\"fold\":0,\"folds\":5,\"stratify\":\"grade\",\"test\":55}}}");
        run.write("pairs.csv", """
            family,role,task,metric,frame,unit,a,b,n,mean_a,mean_b,difference,low,high,test,p,p_holm,family_size,a_only,b_only,smallest_p,oracles,verdict
            primary,primary,grade,balanced-accuracy,-,patient,cnn-cls,llama-cls,55,0.7386,0.4886,,,,none,,,2,,,,unequal,unequal: one is given more of the truth than the other
            primary,primary,mask,dice,source-mm,2d-slice-mean,cnn-seg,llama-box,55,0.5942,0.1219,0.4723,0.4101,0.5307,wilcoxon-normal,1.2E-9,2.4E-9,2,,,5.5E-17,equal,cnn-seg is better
            primary,primary,grade,balanced-accuracy,-,patient,llama-cls,llama-cls-tuned,55,0.4886,0.5227,-0.0341,-0.1102,0.0511,exchange-exact,0.625,0.625,2,1,3,0.125,equal,cannot be decided at this n
            exploratory,exploratory,grade,accuracy,-,patient,cnn-cls,llama-cls-coronal,55,0.8,0.8,0.0,-0.1,0.1,mcnemar-exact,1.0,,,5,5,0.002,equal,exploratory: no difference shown
            """);
        run.write("gains.csv", """
            arm,split,metric,task,frame,unit,control,chosen_by,gain,low,high,n
            cnn-cls,test,balanced-accuracy,grade,-,patient,always-hgg,replicates,0.2386,0.0811,0.3905,55
            llama-cls,test,balanced-accuracy,grade,-,patient,always-hgg,replicates,-0.0114,-0.0341,0.0,55
            llama-box,test,dice,mask,source-mm,2d-slice-mean,prior,replicates,-0.2012,-0.2511,-0.1488,55
            """);
        run.write("seeds.csv", """
            group,split,metric,task,frame,unit,rule,seeds,mean,sd,min,max
            cnn-seg,test,dice,mask,model-grid,3d-patient,failures-as-wrong,3,0.45,0.05,0.4,0.5
            llama-cls.repeats,test,accuracy,grade,-,patient,failures-as-wrong,3,0.76,0.012,0.7455,0.7727
            """);
        run.write("states.csv", """
            arm,split,task,state,n,share
            llama-cls,test,grade,answered,3000,0.9
            llama-cls,test,grade,refused,250,0.075
            llama-cls,test,grade,truncated,83,0.025
            llama-box,test,bounding-box,answered,900,0.9
            llama-box,test,bounding-box,out-of-range,60,0.06
            llama-box,test,bounding-box,unparseable,40,0.04
            """);
        run.write("outlines.csv", """
            case,split,slice,frame,tumour_pixels,boundary_pixels,share,polygon
            BraTS20_Training_001,test,axial-040,model-grid,2,2,1.0,no
            BraTS20_Training_001,test,axial-041,model-grid,90,30,0.9,yes
            BraTS20_Training_002,test,axial-030,model-grid,70,25,0.8,yes
            """);
        run.write(
                "timings.csv",
                "arm,step,seconds,queries\ncnn-cls,train,4210.5,0\ncnn-cls,train,12.0,0\ncnn-cls,read,9.1,55\n");
        run.write("models/cnn-cls/selection.json", selection(run));
        run.write(
                "models/cnn-cls/curves.csv",
                "lr,fold,epoch,step,train_loss\n5.0E-5,0,1,16,0.7\n5.0E-5,0,100,1600,0.2\n");
        run.write("ledger.jsonl", """
            {"format":1,"when":"x","arms":[{"arm":"prior","basis":"1"}],"metrics":["dice"]}
            {"format":1,"when":"y","arms":[{"arm":"prior","basis":"1"},{"arm":"cnn-cls","basis":"2"}],"metrics":["dice","hd95"]}
            {"format":1,"when":"z","bench":"llama-cls","case":"c1","slice":3,"repeats":2,"own-wording":true}
            """);
        consistency(run);
        votes(run);
        probabilities(run);
    }

    private static String selection(StudyFixture run) {
        String attempt = """
            {"learningRate":%s,"patients":5,"loss":0.59,"score":%s,"threshold":0.5,"atThreshold":0.61,
             "tunedThreshold":0.43,"atTunedThreshold":0.72,"folds":[{"fold":"cohort","epoch":62}]}\
            """;
        return "{\"format\":1,\"score\":\"AUC\",\"measure\":\"balanced accuracy\",\"learningRate\":5.0E-5,"
                + "\"chose\":[\"threshold\",\"epoch\"],\"tried\":[" + attempt.formatted("5.0E-5", "0.74") + ","
                + attempt.formatted("1.0E-4", "0.71") + "],\"usedForSelection\":[\""
                + StudyFixture.id(run.test()) + "\"]}";
    }

    private static void consistency(StudyFixture run) {
        run.write("consistency.csv", """
            arm,split,case,slice,task,grade,repeats,answer,count
            llama-cls,test,BraTS20_Training_001,axial-060,grade,1,95,1,95
            llama-cls,test,BraTS20_Training_005,axial-071,grade,0,95,0,18
            llama-cls,test,BraTS20_Training_005,axial-071,grade,0,95,1,77
            llama-cls-tuned,test,BraTS20_Training_001,axial-060,grade,1,95,1,72
            llama-cls-tuned,test,BraTS20_Training_001,axial-060,grade,1,95,0,20
            llama-cls-tuned,test,BraTS20_Training_001,axial-060,grade,1,95,refused,3
            llama-box,test,BraTS20_Training_001,axial-060,bounding-box,1,3,"[(58, 17), (89, 77)]",2
            llama-box,test,BraTS20_Training_001,axial-060,bounding-box,1,3,"[(58, 18), (89, 77)]",1
            """);
    }

    private static void votes(StudyFixture run) {
        StringBuilder csv = new StringBuilder(
                "arm,split,case,grade,rule,slices,hgg,lgg,other,refused,truncated,unparseable,out_of_range,degenerate,missing,gldr_all,gldr_graded,label,correct\n");
        for (String arm : List.of("llama-cls", "llama-cls-coronal", "llama-cls-swapped", "llama-cls-tuned")) {
            for (int i = 0; i < run.test(); i++) {
                boolean swapped = arm.endsWith("swapped");
                int hgg = swapped ? 10 : 40 - i % 7;
                int lgg = i == 4 ? hgg : swapped ? 31 : i % 7;
                for (String rule : List.of("plurality", "2-votes", "tie-to-lgg", "tie-by-probability")) {
                    String label = hgg == lgg ? rule.startsWith("tie") ? "0" : "" : hgg > lgg ? "1" : "0";
                    int truth = StudyFixture.hgg(i) ? 1 : 0;
                    csv.append(String.format(
                            Locale.ROOT,
                            "%s,test,%s,%d,%s,%d,%d,%d,2,3,1,0,0,0,0,%s,%s,%s,%d\n",
                            arm,
                            StudyFixture.id(i),
                            truth,
                            rule,
                            hgg + lgg + 6,
                            hgg,
                            lgg,
                            hgg / (hgg + lgg + 6.0),
                            hgg / (double) (hgg + lgg),
                            label,
                            label.equals("" + truth) ? 1 : 0));
                }
            }
        }
        run.write("votes.csv", csv.toString());
    }

    private static void probabilities(StudyFixture run) {
        StringBuilder each = new StringBuilder("arm,split,case,grade,kind,p,mass\n");
        StringBuilder scores = new StringBuilder("arm,split,kind,measure,value,low,high,n\n");
        for (String kind : List.of("forced", "free", "vote-share")) {
            for (int i = 0; i < run.test(); i++) {
                each.append("llama-cls,test,")
                        .append(StudyFixture.id(i))
                        .append(",1,")
                        .append(kind)
                        .append(",0.8,");
                each.append(kind.equals("forced") ? "0.41" : "").append('\n');
            }
            scores("llama-cls", kind, scores);
        }
        scores("cnn-cls", "model", scores);
        run.write("probabilities.csv", each.toString());
        run.write("probability_scores.csv", scores.toString());
    }

    private static void scores(String arm, String kind, StringBuilder into) {
        for (String measure : List.of("auc", "brier")) {
            into.append(arm)
                    .append(",test,")
                    .append(kind)
                    .append(',')
                    .append(measure)
                    .append(",0.71,0.6,0.8,55\n");
        }
        for (String at : List.of("0.1", "0.3", "0.5", "0.7", "0.9", "threshold")) {
            for (String m : List.of("accuracy", "balanced-accuracy", "sensitivity", "specificity")) {
                into.append(arm)
                        .append(",test,")
                        .append(kind)
                        .append(',')
                        .append(m)
                        .append('@')
                        .append(at);
                into.append(",0.66,0.5,0.8,55\n");
            }
        }
        into.append(arm).append(",test,").append(kind).append(",threshold,0.43,,,31\n");
    }
}

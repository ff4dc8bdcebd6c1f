package org.example.command.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.tck.CommandContractTest;
import org.readingroom.tck.fixture.RecordingConsole;

class RankingCommandTest extends CommandContractTest<RankingOptions> {
    @TempDir
    Path run;

    @BeforeEach
    void scores() throws IOException {
        Files.writeString(run.resolve("scores.csv"), """
                arm,split,case,metric,task,frame,unit,rule,value,defined,total
                prior,test,*,dice,mask,source-mm,3d-patient,failures-as-wrong,0.25,2,2
                prior,test,a,dice,mask,source-mm,3d-patient,failures-as-wrong,0.9,1,1
                prior,train,*,dice,mask,source-mm,3d-patient,failures-as-wrong,0.8,2,2
                blob,test,*,dice,mask,source-mm,3d-patient,failures-as-wrong,0.5,2,2
                blob,test,*,hd95,mask,source-mm,3d-patient,failures-as-wrong,12,2,2
                """);
    }

    @Override
    protected Command<RankingOptions> plugin() {
        return new RankingCommand();
    }

    @Override
    protected RankingOptions good() {
        return new RankingOptions(run, "dice", false);
    }

    @Override
    protected List<RankingOptions> bad() {
        return List.of(
                new RankingOptions(run, "dyce", false), new RankingOptions(run.resolve("elsewhere"), "dice", false));
    }

    @Test
    void theBestArmStandsFirst() {
        RecordingConsole console = new RecordingConsole(false);
        plugin().run(good(), console, Monitor.NONE);
        assertEquals(
                List.of("  0.5000  blob  (mask, source-mm)", "  0.2500  prior  (mask, source-mm)"), console.lines());
        assertEquals(List.of("rank", "rank"), console.events());
    }
}

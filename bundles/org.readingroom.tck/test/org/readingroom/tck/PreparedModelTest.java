package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.TinyCohort;

/** The contract, with a model that takes prepared cases. */
class PreparedModelTest extends ModelContractTest<NoSettings> {
    /** Opens it. */
    @Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
    @PluginId(id = "prepared", label = "Prepared (tests)")
    public static final class Opener implements ModelPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Model open(NoSettings settings, ModelContext context) {
            return new Bright(context.preparer());
        }
    }

    /** Marks what has a high score on two channels. */
    private record Bright(CasePreparer preparer) implements Model {
        @Override
        public Capabilities capabilities() {
            return Capabilities.prepared(Set.of(Task.MASK.id()), 2, false);
        }

        @Override
        public Map<String, String> identity() {
            return preparer.settings();
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            for (Query q : request.queries()) {
                monitor.checkCancelled();
                try {
                    sink.answer(q.key(), new Answer.Value(mask(preparer.prepare(q.subject(), List.of("t2", "flair")))));
                } catch (DatasetException e) {
                    sink.failed(q.key(), e.getMessage());
                }
            }
        }

        private static Mask mask(PreparedCase prepared) {
            float[] scores = prepared.scores();
            boolean[] bits = new boolean[prepared.space().grid().size()];
            for (int v = 0; v < bits.length; v++) {
                bits[v] = scores[v] + scores[v + bits.length] > 2;
            }
            return prepared.space().toSource(Mask.of(prepared.space().grid(), bits));
        }

        @Override
        public void close() {}
    }

    @Override
    protected ModelPlugin<NoSettings> plugin() {
        return new Opener();
    }

    @Test
    void theFixturesWayBackIsTheWayItCame() {
        MemoryCase subject = TinyCohort.of(1, 3).get(0);
        Grid source = subject.volume("flair").grid();
        PreparedCase same = new GridPreparer(source.nz(), source.ny(), source.nx()).prepare(subject);
        Mask tumour = same.reference().orElseThrow().foreground();
        assertEquals(
                subject.reference().orElseThrow().foreground(), same.space().toSource(tumour));
        PreparedCase finer = new GridPreparer(2 * source.nz(), source.ny(), 3 * source.nx()).prepare(subject);
        assertEquals(
                subject.reference().orElseThrow().foreground(),
                finer.space().toSource(finer.reference().orElseThrow().foreground()));
        assertArrayEquals(new int[] {4, 28, 18, 48}, finer.shape());
        double[] voxel = finer.space().toSource(5, 7, 9);
        Affine grid = finer.space().grid().affine();
        assertArrayEquals(grid.toMm(5, 7, 9), source.affine().toMm(voxel[0], voxel[1], voxel[2]), 1e-9);
        assertTrue(grid.determinant() > 0);
    }
}

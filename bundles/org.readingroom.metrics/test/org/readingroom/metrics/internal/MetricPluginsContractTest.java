package org.readingroom.metrics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.tck.MetricContractTest;

/** Every metric of this bundle keeps the contract. */
class MetricPluginsContractTest {
    @Test
    void aStudyFindsTheMetricsItNames() {
        Set<String> ids = Stream.<MetricPlugin<NoSettings>>of(
                        new AccuracyPlugin(),
                        new AurocPlugin(),
                        new BalancedAccuracyPlugin(),
                        new BoxDicePlugin(),
                        new BoxDistance95Plugin(),
                        new BoxDistancePlugin(),
                        new BoxIntersectionOverUnionPlugin(),
                        new CentreDistance95Plugin(),
                        new CentreDistancePlugin(),
                        new CentreInBoxPlugin(),
                        new DicePlugin(),
                        new F1Plugin(),
                        new FalseNegativesPlugin(),
                        new FalsePositivesPlugin(),
                        new Hausdorff95Plugin(),
                        new Hausdorff95PooledPlugin(),
                        new IntersectionOverUnionPlugin(),
                        new PrecisionPlugin(),
                        new RecallPlugin(),
                        new SpecificityPlugin(),
                        new SurfelHausdorff95Plugin(),
                        new TrueNegativesPlugin(),
                        new TruePositivesPlugin(),
                        new VolumeBiasPlugin(),
                        new VolumeErrorPlugin(),
                        new VolumeRatioPlugin(),
                        new VoxelPrecisionPlugin(),
                        new VoxelRecallPlugin(),
                        new VoxelSpecificityPlugin())
                .map(plugin -> plugin.create(new NoSettings()).definition().id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(29, ids.size());
        Set<String> named =
                Set.of("dice", "hd95", "precision", "recall", "specificity", "centre-in-box", "centre-distance");
        assertTrue(ids.containsAll(named), ids::toString);
    }

    private abstract static class Contract extends MetricContractTest<NoSettings> {
        private final Supplier<MetricPlugin<NoSettings>> plugin;

        Contract(Supplier<MetricPlugin<NoSettings>> plugin) {
            this.plugin = plugin;
        }

        @Override
        protected MetricPlugin<NoSettings> plugin() {
            return plugin.get();
        }
    }

    @Nested
    class AccuracyKeeps extends Contract {
        AccuracyKeeps() {
            super(AccuracyPlugin::new);
        }
    }

    @Nested
    class TruePositivesKeep extends Contract {
        TruePositivesKeep() {
            super(TruePositivesPlugin::new);
        }
    }

    @Nested
    class FalseNegativesKeep extends Contract {
        FalseNegativesKeep() {
            super(FalseNegativesPlugin::new);
        }
    }

    @Nested
    class AurocKeeps extends Contract {
        AurocKeeps() {
            super(AurocPlugin::new);
        }
    }

    @Nested
    class BalancedAccuracyKeeps extends Contract {
        BalancedAccuracyKeeps() {
            super(BalancedAccuracyPlugin::new);
        }
    }

    @Nested
    class CentreDistance95Keeps extends Contract {
        CentreDistance95Keeps() {
            super(CentreDistance95Plugin::new);
        }
    }

    @Nested
    class BoxDistance95Keeps extends Contract {
        BoxDistance95Keeps() {
            super(BoxDistance95Plugin::new);
        }
    }

    @Nested
    class BoxDiceKeeps extends Contract {
        BoxDiceKeeps() {
            super(BoxDicePlugin::new);
        }
    }

    @Nested
    class BoxDistanceKeeps extends Contract {
        BoxDistanceKeeps() {
            super(BoxDistancePlugin::new);
        }
    }

    @Nested
    class BoxIntersectionOverUnionKeeps extends Contract {
        BoxIntersectionOverUnionKeeps() {
            super(BoxIntersectionOverUnionPlugin::new);
        }
    }

    @Nested
    class CentreDistanceKeeps extends Contract {
        CentreDistanceKeeps() {
            super(CentreDistancePlugin::new);
        }
    }

    @Nested
    class CentreInBoxKeeps extends Contract {
        CentreInBoxKeeps() {
            super(CentreInBoxPlugin::new);
        }
    }

    @Nested
    class DiceKeeps extends Contract {
        DiceKeeps() {
            super(DicePlugin::new);
        }
    }

    @Nested
    class F1Keeps extends Contract {
        F1Keeps() {
            super(F1Plugin::new);
        }
    }

    @Nested
    class Hausdorff95Keeps extends Contract {
        Hausdorff95Keeps() {
            super(Hausdorff95Plugin::new);
        }
    }

    @Nested
    class Hausdorff95PooledKeeps extends Contract {
        Hausdorff95PooledKeeps() {
            super(Hausdorff95PooledPlugin::new);
        }
    }

    @Nested
    class IntersectionOverUnionKeeps extends Contract {
        IntersectionOverUnionKeeps() {
            super(IntersectionOverUnionPlugin::new);
        }
    }

    @Nested
    class PrecisionKeeps extends Contract {
        PrecisionKeeps() {
            super(PrecisionPlugin::new);
        }
    }

    @Nested
    class RecallKeeps extends Contract {
        RecallKeeps() {
            super(RecallPlugin::new);
        }
    }

    @Nested
    class SpecificityKeeps extends Contract {
        SpecificityKeeps() {
            super(SpecificityPlugin::new);
        }
    }

    @Nested
    class SurfelHausdorff95Keeps extends Contract {
        SurfelHausdorff95Keeps() {
            super(SurfelHausdorff95Plugin::new);
        }
    }

    @Nested
    class VolumeBiasKeeps extends Contract {
        VolumeBiasKeeps() {
            super(VolumeBiasPlugin::new);
        }
    }

    @Nested
    class VolumeErrorKeeps extends Contract {
        VolumeErrorKeeps() {
            super(VolumeErrorPlugin::new);
        }
    }

    @Nested
    class VolumeRatioKeeps extends Contract {
        VolumeRatioKeeps() {
            super(VolumeRatioPlugin::new);
        }
    }

    @Nested
    class VoxelPrecisionKeeps extends Contract {
        VoxelPrecisionKeeps() {
            super(VoxelPrecisionPlugin::new);
        }
    }

    @Nested
    class VoxelRecallKeeps extends Contract {
        VoxelRecallKeeps() {
            super(VoxelRecallPlugin::new);
        }
    }

    @Nested
    class VoxelSpecificityKeeps extends Contract {
        VoxelSpecificityKeeps() {
            super(VoxelSpecificityPlugin::new);
        }
    }
}

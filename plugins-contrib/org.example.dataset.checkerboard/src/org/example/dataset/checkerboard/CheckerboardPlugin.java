package org.example.dataset.checkerboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;

/** A dataset of checkerboards with a bright cube: nothing on disk, the same every time. */
@Component(service = DatasetPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "checkerboard", label = "Checkerboards with a bright cube")
public final class CheckerboardPlugin implements DatasetPlugin<CheckerboardSettings> {
    @Override
    public Class<CheckerboardSettings> settingsType() {
        return CheckerboardSettings.class;
    }

    @Override
    public Dataset open(CheckerboardSettings settings, Monitor monitor) {
        List<Case> cases = IntStream.rangeClosed(1, settings.cases())
                .<Case>mapToObj(n -> new CheckerboardCase(String.format(Locale.ROOT, "board-%02d", n), n, settings))
                .toList();
        return new Dataset() {
            @Override
            public String name() {
                return "checkerboard";
            }

            @Override
            public List<Case> cases() {
                return cases;
            }
        };
    }
}

package org.readingroom.datasets.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.command.Command;
import org.readingroom.datasets.PhantomOptions;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.tck.CommandContractTest;

class PhantomCommandContractTest extends CommandContractTest<PhantomOptions> {
    @TempDir
    Path folder;

    @Override
    protected Command<PhantomOptions> plugin() {
        return new PhantomCommand();
    }

    @Override
    protected PhantomOptions good() {
        return new PhantomOptions(folder.resolve("out"), 1, 4, PhantomSize.SMALL, OptionalDouble.empty(), false);
    }

    @Override
    protected List<PhantomOptions> bad() {
        return List.of(new PhantomOptions(folder, 0, 4, PhantomSize.SMALL, OptionalDouble.empty(), false));
    }
}

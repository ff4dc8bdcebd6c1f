package org.readingroom.torch.internal;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.readingroom.torch.TorchException;

/**
 * Says which libraries this process will compute with, for the record of a run, in the system property
 * {@code readingroom.natives.pytorch}: whoever writes the record needs no PyTorch for it. Nothing is loaded.
 */
@Component(service = NativeFacts.class, immediate = true)
public final class NativeFacts {
    /** The property. */
    public static final String PROPERTY = "readingroom.natives.pytorch";

    /** Made by the framework when the bundle starts. */
    @Activate
    public NativeFacts() {
        publish();
    }

    /** Sets the property; it is absent where there are no libraries. */
    static void publish() {
        sentence().ifPresentOrElse(s -> System.setProperty(PROPERTY, s), () -> System.clearProperty(PROPERTY));
    }

    private static Optional<String> sentence() {
        try {
            if (!EngineHost.availability().ready()) {
                return Optional.empty();
            }
            return Optional.of(Registration.read()
                    .map(r -> "PyTorch " + r.version() + ", " + r.flavor() + ", registered; DJL " + EmbeddedNatives.DJL)
                    .orElse("PyTorch " + EmbeddedNatives.PYTORCH + ", cpu, " + Platforms.classifier() + "; DJL "
                            + EmbeddedNatives.DJL));
        } catch (TorchException e) {
            // A damaged registration is told where PyTorch is used; a record of a run without it stays as it is.
            return Optional.of("unknown: " + e.getMessage());
        }
    }
}

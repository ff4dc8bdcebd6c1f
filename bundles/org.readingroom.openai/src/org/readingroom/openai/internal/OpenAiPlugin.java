package org.readingroom.openai.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;

/** Opens models behind an OpenAI-compatible endpoint. */
@Component(service = ModelPlugin.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "openai", label = "Model behind an OpenAI-compatible endpoint")
public final class OpenAiPlugin implements ModelPlugin<OpenAiSettings> {
    private final Function<String, String> environment;
    private final Waiter waiter;

    public OpenAiPlugin() {
        this(System::getenv, new SystemWaiter());
    }

    OpenAiPlugin(Function<String, String> environment, Waiter waiter) {
        this.environment = environment;
        this.waiter = waiter;
    }

    @Override
    public Class<OpenAiSettings> settingsType() {
        return OpenAiSettings.class;
    }

    @Override
    public Optional<URI> endpoint(OpenAiSettings settings) {
        return Optional.of(
                Endpoint.of(settings.endpoint(), settings.imagesLeave()).base());
    }

    @Override
    public Model open(OpenAiSettings settings, ModelContext context) {
        Endpoint endpoint = Endpoint.of(settings.endpoint(), settings.imagesLeave());
        if (context.offline()) {
            throw new ModelException("the model '" + settings.model() + "' is behind " + endpoint.base()
                    + ", and no network may be used here; name the endpoint in a study");
        }
        ApiKey key = ApiKey.read(settings.keyFrom(), environment);
        Line line = new Line(key, Duration.ofSeconds(settings.timeout()), waiter);
        try {
            ServerProbe.Server server = new ServerProbe(endpoint, line, key).ask(settings.server(), settings.model());
            if (settings.logProbabilities() && !server.kind().logProbabilities()) {
                throw new ModelException("a server of kind " + server.kind().word()
                        + " gives no log-probabilities; remove" + " log-probabilities from the model's settings");
            }
            return new OpenAiModel(settings, endpoint, key, server, line, waiter);
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }
}

package org.readingroom.openai.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.readingroom.api.model.ModelException;

/**
 * The address of a server: http or https, without credentials.
 *
 * @param base what the API's paths are added to; no slash at its end
 */
record Endpoint(URI base) {
    /**
     * Reads an address and checks that it may be asked.
     *
     * @throws ModelException where it is none, holds credentials, or is on another machine and there is no consent
     */
    static Endpoint of(String text, boolean imagesLeave) {
        Endpoint endpoint = new Endpoint(parse(text));
        if (!endpoint.local() && !imagesLeave) {
            throw new ModelException(
                    "the endpoint " + endpoint.base + " is on another machine: images and prompts would leave this"
                            + " one; where your patients' data may go there, add images-leave:"
                            + " true beside endpoint");
        }
        return endpoint;
    }

    private static URI parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw new ModelException("the endpoint is no address; write it as http://localhost:8000/v1");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new ModelException("the endpoint on " + uri.getHost() + " holds a name, password or query; write the"
                    + " address alone, and name the environment variable that holds a key as key-from");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw new ModelException("the endpoint '" + text.strip()
                    + "' is no http or https address; write it as http://localhost:8000/v1");
        }
        return uri;
    }

    /** Whether it is on this machine, told by the address alone: no name is looked up. */
    boolean local() {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]");
    }

    /** An address of the API, such as {@code chat/completions}. */
    URI api(String path) {
        return URI.create(base + "/" + path);
    }

    /** An address of the server beside the API, such as {@code api/version}. */
    URI beside(String path) {
        return URI.create(base.toString().replaceAll("/v1$", "") + "/" + path);
    }
}

package org.readingroom.api.model;

import java.nio.file.Path;

/**
 * What a model is given when it is opened.
 *
 * @param seed seeds its initialisation and draws
 * @param cache a folder it may keep derived files in; shared by processes
 * @param offline true unless the study names an endpoint: no network then
 */
public record ModelContext(long seed, Path cache, boolean offline) {}

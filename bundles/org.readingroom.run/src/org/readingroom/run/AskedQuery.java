package org.readingroom.run;

import org.readingroom.api.model.Query;

/**
 * A query as it is sent.
 *
 * @param query the query
 * @param form what is asked of its answer beside the prompt
 * @param request the digest of the full canonical request; empty where no prompt is sent
 */
record AskedQuery(Query query, AskedForm form, String request) {}

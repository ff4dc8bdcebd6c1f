package org.readingroom.openai.internal;

import java.util.Optional;

/**
 * What a server sent back.
 *
 * @param status the HTTP status
 * @param requestId the request it says it answers, where it says so
 * @param retryAfter the header Retry-After
 * @param body the whole body as UTF-8
 */
record Reply(int status, Optional<String> requestId, Optional<String> retryAfter, String body) {}

/** Metrics, their definitions, and what they compare. */
package org.readingroom.api.metric;

/** The definitions of this bundle as metric plugins, one component a metric. */
package org.readingroom.metrics.internal;

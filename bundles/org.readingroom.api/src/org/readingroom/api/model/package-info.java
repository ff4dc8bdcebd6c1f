/** Models that read. */
package org.readingroom.api.model;

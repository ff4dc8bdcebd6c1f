/** Parts of the report as plugins. */
package org.readingroom.api.report;

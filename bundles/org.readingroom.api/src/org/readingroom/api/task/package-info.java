/** Tasks, and the values that readers give for them. */
package org.readingroom.api.task;

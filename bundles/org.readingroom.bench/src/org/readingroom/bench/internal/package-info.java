/** The verbs with which anyone can check the platform's numbers and times against those of other tools. */
package org.readingroom.bench.internal;

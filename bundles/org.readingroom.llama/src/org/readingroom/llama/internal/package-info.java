/** The model plugin and the verbs. */
package org.readingroom.llama.internal;

/** The strategies, their settings and their wording. */
package org.readingroom.prompts.internal;

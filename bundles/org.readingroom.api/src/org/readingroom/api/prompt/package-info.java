/** Prompt strategies: prompts out, answers in. */
package org.readingroom.api.prompt;

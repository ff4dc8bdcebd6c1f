/** Answers from a model: tokens chosen one by one, and the probability of given answers. */
package org.readingroom.llama.generate;

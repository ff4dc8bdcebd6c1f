/** Steps of training on a Llama model: an adapter on weights of any precision, or all weights of a small model. */
package org.readingroom.lora.train;

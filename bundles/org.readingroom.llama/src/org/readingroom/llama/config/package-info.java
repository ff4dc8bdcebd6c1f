/** What a model folder says of its model: sizes, layers, names of tensors. */
package org.readingroom.llama.config;

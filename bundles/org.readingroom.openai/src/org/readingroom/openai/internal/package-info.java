/**
 * Models behind an OpenAI-compatible endpoint: Ollama, vLLM, the servers of llama.cpp, transformers serve and others. The
 * only bundle that uses a network, and only where a study names an endpoint.
 */
package org.readingroom.openai.internal;

/** Where the native libraries come from, and how the engine is started. */
package org.readingroom.torch.internal;

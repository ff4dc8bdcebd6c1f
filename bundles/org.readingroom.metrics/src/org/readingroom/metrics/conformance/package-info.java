/**
 * Puts files of recorded inputs and values of other libraries through our metrics and says where the numbers differ.
 */
package org.readingroom.metrics.conformance;

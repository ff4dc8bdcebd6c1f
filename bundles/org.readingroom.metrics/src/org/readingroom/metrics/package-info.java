/**
 * What a reading is worth: every definition is a pure function in a file of its own, with its formula, its source and
 * its rule for empty input, and all are checked against the values of the libraries the field uses.
 */
package org.readingroom.metrics;

/**
 * Models that are quick and do all that the model contract allows, for tests of whatever runs models. They stand in no
 * distribution.
 */
package org.readingroom.tck.fake;

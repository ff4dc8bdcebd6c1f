/**
 * Contract tests for plugin authors: extend the one of your contract, give it your plugin, and run it with JUnit 5. Each
 * asserts what the contract's Javadoc promises; our own plugins pass the same.
 */
package org.readingroom.tck;

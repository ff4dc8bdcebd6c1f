package org.readingroom.ui.internal.results;

/**
 * A line of the comparison as the desktop names and colours it.
 *
 * @param place its place in the study, from 0; gives its colour
 * @param id from the study file
 * @param title the id followed by the arm's oracles where it uses any
 * @param control whether it is an untrained control
 * @param ceiling whether it is no reader but the truth sent through a representation
 */
public record ResultArm(int place, String id, String title, boolean control, boolean ceiling) {}

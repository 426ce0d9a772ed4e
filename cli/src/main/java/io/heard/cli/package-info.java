/// The command `heard`: reads conversations in a terminal, measures what is heard against labelled
/// ones, shows the catalogue, and lays out new detectors. It hears nothing itself: it asks the
/// library and prints.
@NullMarked
package io.heard.cli;

import org.jspecify.annotations.NullMarked;

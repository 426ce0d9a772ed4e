/// What else a customer shows: urgency, escalation, objections, disclosures, answers to a
/// reflection.
@NullMarked
package io.heard.detectors.cue;

import org.jspecify.annotations.NullMarked;

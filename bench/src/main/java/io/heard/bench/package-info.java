/// Speed, measured by JMH. Nothing here is asserted in a test.
@NullMarked
package io.heard.bench;

import org.jspecify.annotations.NullMarked;

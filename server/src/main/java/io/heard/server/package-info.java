/// The service: a thin door of HTTP to the same reading that the command gives.
@NullMarked
package io.heard.server;

import org.jspecify.annotations.NullMarked;

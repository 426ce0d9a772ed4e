/// Tries the API of a service that runs: what its description says, sent as it is described and as
/// it is not.
@NullMarked
package io.heard.bench.api;

import org.jspecify.annotations.NullMarked;

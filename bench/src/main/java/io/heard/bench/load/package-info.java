/// Load on a service that this command starts itself, on loopback, beside the bare model: ratios of
/// one run on one machine. No address can be given, so nothing else can be loaded.
@org.jspecify.annotations.NullMarked
package io.heard.bench.load;

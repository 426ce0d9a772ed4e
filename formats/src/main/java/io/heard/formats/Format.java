package io.heard.formats;

/// One way in which conversations are written down. An implementation is registered for
/// [java.util.ServiceLoader], keeps no state and may be called by several threads.
public interface Format {
  /// How sure a format is that an input is written in it.
  enum Fit {
    /// It is not.
    NO,
    /// It can be read so, if no format is surer.
    MAYBE,
    /// It says so itself.
    SURE
  }

  /// The name by which a person may ask for it, lower case, such as `vtt`.
  String name();

  /// What people are told about it.
  Card card();

  /// Whether the input is written in this format, told by its content.
  Fit fits(Input input);

  /// Reads the input; never throws for what stands in it.
  void read(Input input, Options options, Receiver receiver);
}

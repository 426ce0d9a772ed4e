package io.heard.signal;

import io.heard.conversation.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a finding says beyond its label, as data.
public sealed interface Detail {
  /// Nothing more.
  Detail NONE = new Plain();

  /// Nothing more.
  record Plain() implements Detail {}

  /// How strong a feeling reads: 1 mild, by implication; 2 clear, in words; 3 strong.
  ///
  /// @param step 1 to 3
  record Strength(int step) implements Detail {
    public Strength {
      if (step < 1 || step > 3) {
        throw new IllegalArgumentException(
            "A feeling's strength is %d.\nMaybe use 1, 2 or 3.".formatted(step));
      }
    }
  }

  /// A promise that can be kept or broken.
  ///
  /// @param what what is promised, in the words said
  /// @param due by when, in the words said, where a time was said
  record Promise(Span what, @Nullable Span due) implements Detail {}

  /// A personal matter that the customer told.
  ///
  /// @param topic bereavement, illness, job, family, trip, home, event or other
  /// @param what the words that say it
  record Personal(String topic, Span what) implements Detail {}

  /// What an objection or a signal is about, by a word of its page, such as `price`.
  ///
  /// @param name the kind's name
  record Sort(String name) implements Detail {}

  /// Which of the customer's own facts a sentence uses.
  ///
  /// @param facts where they stand in the sentence; empty when it uses none
  record Specifics(List<Span> facts) implements Detail {
    public Specifics {
      facts = List.copyOf(facts);
    }
  }
}

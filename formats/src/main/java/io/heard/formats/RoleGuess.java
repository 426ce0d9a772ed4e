package io.heard.formats;

import io.heard.conversation.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Guesses who answers for the company where the input does not say: by what agents and customers
/// say and by how they speak, and by who else is there. A guess that is not clear is not made. It
/// decides only who is who; what is heard never rests on it.
final class RoleGuess {
  /// What people who answer for a company say and others hardly do. Each counts once a speaker, so
  /// that a habit does not outvote the rest.
  private static final List<String> AGENTS =
      List.of(
          "how can i help",
          "how may i help",
          "how can i assist",
          "how may i assist",
          "how can we help",
          "what can i do for you",
          "can i help you with",
          "can i help with",
          "thank you for calling",
          "thanks for calling",
          "thank you for contacting",
          "thanks for contacting",
          "thank you for reaching out",
          "thanks for reaching out",
          "thank you for choosing",
          "thank you for your patience",
          "thanks for your patience",
          "thank you for holding",
          "thanks for holding",
          "you're through to",
          "you are through to",
          "welcome to",
          "you've reached",
          "you have reached",
          "you're speaking to",
          "you're speaking with",
          "you are speaking with",
          "am i speaking",
          "reason for my call",
          "reason i'm calling",
          "calling from",
          "can i have your",
          "may i have your",
          "could i have your",
          "can i get your",
          "can i take your",
          "could i take your",
          "can you confirm your",
          "could you confirm your",
          "please confirm your",
          "could you provide",
          "can you provide",
          "please provide",
          "could you tell me your",
          "for security",
          "for verification",
          "verify your",
          "let me check",
          "let me look",
          "let me pull",
          "let me see what",
          "i'll look into",
          "i will look into",
          "i can see here",
          "i see here",
          "i have your account",
          "your account here",
          "on your account",
          "bear with me",
          "put you on hold",
          "put you through",
          "transfer you",
          "anything else i can",
          "anything else we can",
          "else i can help",
          "for the inconvenience",
          "for any inconvenience",
          "our system",
          "our team",
          "our policy",
          "our records",
          "we offer",
          "we can offer",
          "i can offer",
          "we have a special",
          "have a great day",
          "have a good day",
          "have a nice day",
          "have a wonderful day",
          "please dm",
          "via dm",
          "dm us",
          "we're here to help",
          "happy to help",
          "glad to help",
          "our website",
          "our app",
          "our customers",
          "i've sent you",
          "i'll email you",
          "i will email you",
          "is this still a good time",
          "is now a good time",
          "quick call",
          "would you like me to",
          "shall i book",
          "can i ask what",
          "how did you hear about us",
          "reaching out to you",
          "i'd be happy to",
          "i would be happy to",
          "i'll go ahead and");

  /// What customers say and others hardly do.
  private static final List<String> CUSTOMERS =
      List.of(
          "i ordered",
          "my order",
          "my account",
          "my bill",
          "my card",
          "my refund",
          "my money",
          "my delivery",
          "my parcel",
          "my package",
          "my subscription",
          "my internet",
          "my phone",
          "my booking",
          "my reservation",
          "my flight",
          "my policy",
          "my invoice",
          "my appointment",
          "i bought",
          "i paid",
          "i was charged",
          "i've been charged",
          "i got charged",
          "charged me",
          "you charged",
          "i want to cancel",
          "i'd like to cancel",
          "cancel my",
          "i'm calling about",
          "i am calling about",
          "i'm calling because",
          "i am calling because",
          "calling to",
          "i've been waiting",
          "i have been waiting",
          "been on hold",
          "i want a refund",
          "i want my",
          "i need a refund",
          "i need help",
          "help me",
          "can you help",
          "could you help",
          "i have a problem",
          "i have an issue",
          "having trouble",
          "having problems",
          "having an issue",
          "doesn't work",
          "does not work",
          "isn't working",
          "not working",
          "stopped working",
          "still not",
          "still haven't",
          "still waiting",
          "you people",
          "your company",
          "your service",
          "your website",
          "your app",
          "your product",
          "do you have any",
          "do you offer",
          "how much is",
          "how much does",
          "how much would",
          "i'm looking for",
          "i am looking for",
          "i was wondering",
          "speak to a manager",
          "speak to your manager",
          "your manager",
          "your colleague",
          "i was told",
          "you told me",
          "nobody",
          "ridiculous",
          "unacceptable",
          "disappointed",
          "third time",
          "second time",
          "i'm interested in",
          "we are interested in",
          "too expensive",
          "i'll think about it",
          "not interested",
          "no thank you",
          "is there any way",
          "my number is",
          "my name is");

  private static final Pattern WORD = Pattern.compile("[^a-z']+");

  /// A name and a house close to each other: "this is a message with …" is no greeting.
  private static final Pattern GREETING =
      Pattern.compile(
          "\\b(?:it's|this is|i'm)(?! (?:an?|the|my|not|about)\\b)(?: \\S{1,40}){1,3} (?:from|with|at)\\b"
              + "|\\bmy name is\\b.{1,60} (?:from|with|at)\\b"
              + "|\\bhere,? (?:from|with|at)\\b");

  private static final int TURNS_LOOKED_AT = 60;

  /// How far apart two have to be: of 170 conversations whose roles were known and hidden, 149 were
  /// guessed right so, three wrong, and the rest were left open.
  private static final double CLEAR = 1.0;

  /// How sure the words of one person alone have to be.
  private static final double ALONE = 2.0;

  /// Below this many words a share of words says little, so that it counts for less.
  private static final int FEW_WORDS = 30;

  private RoleGuess() {}

  /// The roles of the parties that have none yet; those that stay unclear are left out.
  ///
  /// @param said what each party said, in order
  /// @param settled the roles that are known
  static Map<Draft.Party, Role> guess(
      Map<Draft.Party, List<String>> said, Map<Draft.Party, Role> settled) {
    var guesses = new LinkedHashMap<Draft.Party, Role>();
    var open = new ArrayList<Draft.Party>();
    for (Draft.Party party : said.keySet()) {
      String name = party.name();
      if (settled.containsKey(party) || (name == null && party.id() == null)) {
        continue;
      }
      if (name != null && isBot(name)) {
        guesses.put(party, Role.BOT);
      } else if (!said.getOrDefault(party, List.of()).isEmpty()) {
        open.add(party);
      }
    }
    boolean agentKnown = settled.containsValue(Role.AGENT);
    boolean customerKnown = settled.containsValue(Role.CUSTOMER);
    if (open.size() > 1 && !agentKnown && !customerKnown) {
      among(open, said, guesses);
    } else {
      for (Draft.Party party : open) {
        double phrases = phrases(said.getOrDefault(party, List.of()));
        boolean oneLeft = open.size() == 1 && agentKnown != customerKnown;
        if (oneLeft) {
          // One side is named and one person is left: the other side, unless the words say no.
          double against = agentKnown ? phrases : -phrases;
          Role other = agentKnown ? Role.CUSTOMER : Role.AGENT;
          Role same = agentKnown ? Role.AGENT : Role.CUSTOMER;
          guesses.put(party, against < ALONE ? other : same);
        } else if (Math.abs(phrases) >= ALONE) {
          guesses.put(party, phrases > 0 ? Role.AGENT : Role.CUSTOMER);
        }
      }
    }
    return guesses;
  }

  /// Compares each with the others; with two, one on each side.
  private static void among(
      List<Draft.Party> open, Map<Draft.Party, List<String>> said, Map<Draft.Party, Role> guesses) {
    double sum = 0;
    var scores = new ArrayList<Double>();
    for (Draft.Party party : open) {
      List<String> texts = said.getOrDefault(party, List.of());
      scores.add(phrases(texts) + manner(texts));
      sum += scores.getLast();
    }
    for (int i = 0; i < open.size(); i++) {
      double others = (sum - scores.get(i)) / (open.size() - 1);
      double lead = scores.get(i) - others;
      if (Math.abs(lead) >= CLEAR) {
        guesses.put(open.get(i), lead > 0 ? Role.AGENT : Role.CUSTOMER);
      }
    }
  }

  /// Above zero for what agents say, below for what customers say.
  private static double phrases(List<String> texts) {
    String folded = folded(texts);
    double score = greets(texts) ? 2 : 0;
    for (String phrase : AGENTS) {
      score += folded.contains(phrase) ? 1 : 0;
    }
    for (String phrase : CUSTOMERS) {
      score -= folded.contains(phrase) ? 1 : 0;
    }
    return score;
  }

  /// How they speak: customers of "I" and "my", agents of "you" and "your", of "we", of what they
  /// will do; agents ask more and say more at a time.
  private static double manner(List<String> texts) {
    int words = 0;
    double weight = 0;
    for (String word : WORD.split(folded(texts), -1)) {
      if (!word.isEmpty()) {
        words++;
        weight += weight(word);
      }
    }
    int turns = Math.max(1, Math.min(texts.size(), TURNS_LOOKED_AT));
    long questions = folded(texts).chars().filter(c -> c == '?').count();
    return weight / Math.max(FEW_WORDS, words)
        + 0.04 * Math.min(words, 100 * turns) / turns
        + 0.6 * questions / turns;
  }

  private static double weight(String word) {
    return switch (word) {
      case "your" -> 60;
      case "you", "you're", "you've", "you'd" -> 20;
      case "we", "our", "we'll", "we're", "us", "we've" -> 15;
      case "i'll", "let", "check", "send" -> 20;
      case "sorry", "apologies", "apologise", "apologize", "please", "thank", "thanks" -> 10;
      case "my", "me", "mine", "i've" -> -30;
      case "i", "i'm", "i'd" -> -15;
      default -> 0;
    };
  }

  private static String folded(List<String> texts) {
    var all = new StringBuilder();
    texts.stream()
        .limit(TURNS_LOOKED_AT)
        .forEach(text -> all.append(' ').append(fold(text)).append('\n'));
    return all.toString();
  }

  /// Whether the first words give a name and a house: "it's Steph from Bramble Lane Garage".
  private static boolean greets(List<String> texts) {
    if (texts.isEmpty()) {
      return false;
    }
    String first = fold(texts.getFirst());
    return GREETING.matcher(first).find() || first.contains(" speaking");
  }

  private static boolean isBot(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return folded.endsWith("bot")
        || folded.startsWith("bot ")
        || folded.contains("virtual assistant")
        || folded.contains("virtual agent")
        || folded.contains("automat")
        || folded.contains("(bot)")
        || folded.equals("fin");
  }

  private static String fold(String text) {
    String some = text.length() > 2_000 ? text.substring(0, 2_000) : text;
    return some.toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}

package io.heard.text;

import java.util.Map;
import java.util.Set;

/// Word sets that several detectors share, by the name that phrase patterns use in `<…>`.
public final class Lexicon {
  /// Numbers written as words, and words that count.
  static final Set<String> NUMBER_WORDS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "fifteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "hundred",
          "thousand",
          "dozen",
          "couple",
          "few",
          "several",
          "half",
          "multiple",
          "many",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "tenth");

  /// The sets by name; each is the inside of a choice.
  static final Map<String, String> SETS =
      Map.ofEntries(
          Map.entry(
              "very",
              "very|so|really|extremely|incredibly|absolutely|totally|completely|truly|deeply"
                  + "|terribly|awfully|sincerely|genuinely|pretty|quite|super|beyond|just|rather"
                  + "|more than|a bit|a little|utterly|seriously|fucking|bloody|damn|all|too|such"),
          Map.entry(
              "bad-feeling",
              "frustrated|angry|upset|annoyed|worried|anxious|nervous|concerned|disappointed"
                  + "|confused|sad|furious|irritated|stressed|scared|afraid|overwhelmed|hurt"
                  + "|unhappy|mad|distressed|exhausted|let down|fed up|heartbroken|devastated"
                  + "|dissatisfied|embarrassed|livid|outraged|hesitant|uneasy|torn|stuck|ignored"
                  + "|unheard|tired|drained|disheartened|shaken|alarmed|unsettled"),
          Map.entry(
              "bad-adjective",
              "frustrating|annoying|upsetting|worrying|stressful|disappointing|confusing|scary"
                  + "|irritating|maddening|infuriating|exhausting|unsettling|distressing|painful"
                  + "|hard|tough|difficult|awful|terrible|horrible|inconvenient|alarming"
                  + "|overwhelming|disheartening|nerve racking|tiring|unpleasant|rough|aggravating"
                  + "|heartbreaking|devastating|demoralizing|frightening|daunting|unnerving"),
          Map.entry(
              "feeling-noun",
              "frustration|anger|worry|concern|concerns|anxiety|disappointment|confusion|stress"
                  + "|annoyance|upset|distress|fear|pain|irritation|hesitation|unease|discomfort"),
          Map.entry(
              "unit",
              "second|seconds|minute|minutes|min|mins|hour|hours|hr|hrs|day|days|week"
                  + "|weeks|wk|wks|month|months|year|years|yr|yrs"),
          Map.entry(
              "weekday",
              "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur"
                  + "|thurs|fri|sat|sun"),
          Map.entry(
              "month",
              "january|february|march|april|may|june|july|august|september|october|november"
                  + "|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"),
          Map.entry(
              "kin",
              "wife|husband|son|daughter|mother|father|mum|mom|dad|parents|partner|brother|sister"
                  + "|grandmother|grandfather|grandma|grandpa|nan|aunt|uncle|cousin|fiance|fiancee"
                  + "|boyfriend|girlfriend|baby|child|children|kid|kids|dog|cat|family|friend"),
          Map.entry(
              "swear",
              "fuck|fucking|fucked|fuckin|shit|shitty|bullshit|crap|crappy|damn|damned|goddamn"
                  + "|bloody|bastard|bastards|asshole|assholes|arse|wank|piss|hell|effing|freaking"
                  + "|bitch"));

  private Lexicon() {}
}

package io.heard.encoder;

import io.heard.mask.Mask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a word in an unusual spelling stands for: respellings of dialects and of people in a hurry,
/// and words that are misspelled by one slip (two letters changed over, one left out, doubled, or
/// struck beside). The model has met them seldom, and how somebody spells must not change what is
/// heard.
///
/// Of slips, a word that is in a dictionary or is somebody's name is never one, and neither is a
/// word that could be two words about as common. The words that a slip may stand for are those that
/// the corpus uses (`heard_training.words`), and a slip keeps the first letter: few slips fall
/// there, and most words that differ there are others.
final class Respelling {
  /// From which rank on a word is common enough for each slip; rank r stands for a word that the
  /// corpus has from 2^(r-1) to 2^r - 1 times. The less a slip says by itself, the more common the
  /// word has to be.
  private static final int CHANGED_OVER = 3;

  private static final int LEFT_OUT = 4;
  private static final int DOUBLED = 4;
  private static final int BESIDE = 5;

  /// By how many ranks a word must be more common than the next that would fit.
  private static final int AHEAD = 2;

  /// The shortest words of which a slip is looked for, in letters: of shorter ones every other is a
  /// word.
  static final int SHORTEST = 4;

  private static final int SHORTEST_BESIDE = 6;

  /// The rows of a keyboard, and the vowels, which are taken for each other by ear.
  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private static final String VOWELS = "aeiou";

  private static final Map<String, String> KNOWN =
      table(
          """
          ye=you,yous=you,youse=you,yuh=you,yer=your,youre=you are,ure=you are
          dis=this,dat=that,dem=them,dey=they,deir=their,dere=there
          wiv=with,wif=with,wid=with,fi=for,fer=for,fae=from,frae=from,tae=to,
          oan=on,oot=out,aboot=about,ower=over,doon=down,noo=now,hoo=how,whit=what,wut=what
          wat=what,wot=what,wen=when,whn=when,hav=have,hae=have,gie=give,gies=give us
          isnae=isn't,wasnae=wasn't,didnae=didn't,doesnae=doesn't,dinnae=don't,cannae=can't
          couldnae=couldn't,wouldnae=wouldn't,shouldnae=shouldn't,havenae=haven't,hasnae=hasn't
          willnae=won't,arenae=aren't,werenae=weren't,isny=isn't,didny=didn't,cannie=can't
          dosent=doesn't,dosnt=doesn't,doesent=doesn't,didint=didn't,dident=didn't,wudnt=wouldn't
          cudnt=couldn't,shudnt=shouldn't,cud=could,wud=would,shud=should,coulda=could have
          woulda=would have,shoulda=should have,nowt=nothing,owt=anything,summat=something
          nuffin=nothing,nuffink=nothing,nuttin=nothing,nuthin=nothing,sumthin=something
          sumfin=something,somethin=something,nothin=nothing,anythin=anything,everythin=everything
          finna=going to,tryna=trying to,fixin=going,gon=going to,imma=I am going to,ima=I am going to
          dunno=don't know,kinda=kind of,sorta=sort of,lotta=lot of,outta=out of,oughta=ought to
          hafta=have to,hasta=has to,gotta=got to,whatcha=what are you,s'posed=supposed
          bout=about,lil=little,mah=my
          pics=pictures,pic=picture,defo=definitely,deffo=definitely,probs=probably,prolly=probably,obvs=obviously
          soz=sorry,sry=sorry,rly=really,srsly=seriously,nvm=never mind,nevermind=never mind
          pls=please,plz=please,thx=thanks,thnks=thanks,thanx=thanks,tnx=thanks,ur=your,u=you
          cuz=because,cos=because,coz=because,bcos=because,bcoz=because,bcuz=because,becos=because
          tho=though,thru=through,til=until,tmrw=tomorrow,tmr=tomorrow,tomoz=tomorrow
          yest=yesterday,wk=week,wks=weeks,hrs=hours,mins=minutes,mths=months,yrs=years
          ppl=people,msg=message,msgs=messages,acct=account,appt=appointment,addy=address
          teh=the,hte=the,taht=that,thsi=this,tihs=this,nad=and,adn=and,nto=not,yuo=you,wiht=with
          waht=what,wnat=want,jsut=just,liek=like,knwo=know,thier=their,wich=which,alot=a lot
          recieve=receive,recieved=received,definately=definitely,definatly=definitely
          seperate=separate,untill=until,truely=truly,realy=really,finaly=finally,accomodate=accommodate
          """);

  private static final Map<String, Integer> COMMON = common();

  private Respelling() {}

  private static Map<String, String> table(String entries) {
    var table = new HashMap<String, String>();
    for (String entry : entries.split("[,\\n]")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        table.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
      }
    }
    return table;
  }

  private static Map<String, Integer> common() {
    var common = new HashMap<String, Integer>();
    try (InputStream in = Respelling.class.getResourceAsStream("common.txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "The list 'common.txt' is missing.\nMaybe build heard-encoder again.");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] words = line.split(" ");
        Integer rank = Integer.valueOf(words[0]);
        for (int i = 1; i < words.length; i++) {
          common.put(words[i], rank);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return common;
  }

  /// What is known to stand for other words, whoever writes it; null where nothing is known.
  ///
  /// @param word in small letters
  static @Nullable String known(String word) {
    return KNOWN.get(word);
  }

  /// Whether nothing at all is known of a word.
  ///
  /// @param word in small letters
  static boolean isUnknown(String word) {
    return !COMMON.containsKey(word) && !Mask.isKnown(word);
  }

  /// The common word that an unknown one differs from by one slip; null where there is none, or
  /// more than one.
  ///
  /// @param word in small letters, at least [#SHORTEST]
  static @Nullable String slip(String word) {
    if (!letters(word)) {
      return null;
    }
    var best = new Best();
    changedOver(word, best);
    leftOut(word, best);
    doubled(word, best);
    if (word.length() >= SHORTEST_BESIDE) {
      beside(word, best);
    }
    return best.rank - best.next >= AHEAD ? best.word : null;
  }

  private static boolean letters(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  /// The most common word so far, and how common the next is.
  private static final class Best {
    private @Nullable String word;
    private int rank;
    private int next;

    private void or(String other, int least) {
      int its = COMMON.getOrDefault(other, 0);
      if (its < least || other.equals(word)) {
        return;
      }
      if (its > rank) {
        next = rank;
        rank = its;
        word = other;
      } else {
        next = Math.max(next, its);
      }
    }
  }

  private static void changedOver(String word, Best best) {
    for (int i = 0; i + 1 < word.length(); i++) {
      char a = word.charAt(i);
      char b = word.charAt(i + 1);
      if (a != b) {
        best.or(word.substring(0, i) + b + a + word.substring(i + 2), CHANGED_OVER);
      }
    }
  }

  /// A letter is missing, but for the first and the last: endings come and go by themselves. What
  /// is written `callin` misses a g.
  private static void leftOut(String word, Best best) {
    for (int i = 1; i < word.length(); i++) {
      for (char c = 'a'; c <= 'z'; c++) {
        best.or(word.substring(0, i) + c + word.substring(i), LEFT_OUT);
      }
    }
    if (word.endsWith("in")) {
      best.or(word + 'g', LEFT_OUT);
    }
  }

  private static void doubled(String word, Best best) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1)) {
        best.or(word.substring(0, i) + word.substring(i + 1), DOUBLED);
      }
    }
  }

  /// A key beside the right one was struck, with it or in its place, or another vowel was heard.
  private static void beside(String word, Best best) {
    for (int i = 1; i < word.length(); i++) {
      char own = word.charAt(i);
      if (areBeside(own, word.charAt(i - 1)) && i + 1 < word.length()) {
        best.or(word.substring(0, i) + word.substring(i + 1), BESIDE);
      }
      if (i + 1 < word.length()) {
        for (char c = 'a'; c <= 'z'; c++) {
          boolean heard = VOWELS.indexOf(own) >= 0 && VOWELS.indexOf(c) >= 0;
          if (c != own && (heard || areBeside(own, c))) {
            best.or(word.substring(0, i) + c + word.substring(i + 1), BESIDE);
          }
        }
      }
    }
  }

  private static boolean areBeside(char a, char b) {
    for (String row : ROWS) {
      int at = row.indexOf(a);
      int its = row.indexOf(b);
      if (at >= 0 && its >= 0) {
        return Math.abs(at - its) == 1;
      }
    }
    return false;
  }
}

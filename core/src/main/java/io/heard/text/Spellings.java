package io.heard.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How words are folded: contractions written out, chat spellings made plain.
final class Spellings {
  private static final Map<String, List<String>> WRITTEN_OUT = new HashMap<>();

  static {
    for (String entry :
        """
        dont=do not,cant=can not,cannot=can not,wont=will not,didnt=did not,doesnt=does not
        isnt=is not,wasnt=was not,arent=are not,werent=were not,couldnt=could not
        wouldnt=would not,shouldnt=should not,havent=have not,hasnt=has not,hadnt=had not
        aint=is not,can't=can not,won't=will not,shan't=shall not,ain't=is not
        im=i am,ive=i have,youre=you are,theyre=they are,thats=that is,whats=what is
        youve=you have,weve=we have,youll=you will,theyll=they will,theres=there is,hes=he is
        shes=she is,wheres=where is,whos=who is,hows=how is,lets=let us,let's=let us
        gonna=going to,wanna=want to,gotta=have to,gimme=give me,lemme=let me
        u=you,ur=your,r=are,ya=you,y'all=you all,yall=you all,pls=please,plz=please,plse=please
        thx=thanks,tnx=thanks,thnx=thanks,thanx=thanks,ty=thank you,cuz=because,coz=because
        cos=because,bc=because,'cause=because,ppl=people,tho=though,thru=through,msg=message
        okay=ok,okey=ok,k=ok,yep=yes,yup=yes,yeah=yes,yea=yes,yh=yes,nope=no,nah=no
        wtf=what the fuck,omg=oh my god,asap=as soon as possible,btw=by the way,idk=i do not know
        apologise=apologize,apologises=apologizes,apologised=apologized,apologising=apologizing
        realise=realize,realised=realized,recognise=recognize,organise=organize
        organised=organized,organising=organizing,prioritise=prioritize,favour=favor
        canceled=cancelled,canceling=cancelling,cheque=check,cheques=checks,whilst=while
        thankyou=thank you,alot=a lot,everytime=every time,tmrw=tomorrow,tmr=tomorrow
        """
            .split("[,\\n]")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        WRITTEN_OUT.put(
            entry.substring(0, equals).strip(),
            List.of(entry.substring(equals + 1).strip().split(" ")));
      }
    }
  }

  private Spellings() {}

  /// The words that a folded token stands for, or null when it stands for itself.
  static @Nullable List<String> writtenOut(String token) {
    return WRITTEN_OUT.get(token);
  }

  /// The full word for a contraction's ending, or null when it is none.
  static @Nullable String ending(String stem, String ending) {
    return switch (ending) {
      case "'re" -> "are";
      case "'m" -> "am";
      case "'ve" -> "have";
      case "'ll" -> "will";
      case "'d" -> "would";
      case "'s" -> IS_AFTER.contains(stem) ? "is" : null;
      default -> null;
    };
  }

  private static final java.util.Set<String> IS_AFTER =
      java.util.Set.of(
          "it",
          "that",
          "what",
          "there",
          "here",
          "who",
          "where",
          "how",
          "he",
          "she",
          "when",
          "why",
          "this",
          "everything",
          "nothing",
          "something",
          "everyone",
          "somebody",
          "nobody");
}

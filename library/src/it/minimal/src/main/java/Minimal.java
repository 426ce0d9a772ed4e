import io.heard.Heard;
import io.heard.conversation.*;
import java.util.List;

public class Minimal {
  public static void main(String[] args) {
    var turns = List.of(Turn.of(0, Role.CUSTOMER, "Let me speak to a manager now."));
    var reading = Heard.withAll().read(Conversation.of("c-1", Channel.CHAT, turns));
    reading.signals().forEach(signal -> System.out.println("heard " + signal.code()));
  }
}

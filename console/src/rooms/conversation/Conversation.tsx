import { useParams } from "react-router";
import { useReading } from "../../api/conversations";
import { Failed, LineState, Loading } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { texts } from "../../texts";

/** One conversation: what was said, what was heard in it, and the arc beside it. */
export default function Conversation() {
  const { id = "" } = useParams();
  const { reading, line, problem } = useReading(id);
  useTitle(reading?.story.title ?? texts.conversation.title);
  if (problem !== null) return <Failed error={problem} />;
  if (reading === undefined) return <Loading />;
  return (
    <>
      <h1>{reading.story.title}</h1>
      <LineState line={line} />
      <p>{reading.story.sentences.map((parts) => parts.map((part) => part.text).join("")).join(" ")}</p>
      <ol>
        {reading.turns.map((turn) => (
          <li key={turn.index}>{turn.text}</li>
        ))}
      </ol>
    </>
  );
}

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Said } from "../parts/states";
import { texts } from "../texts";
import { exportCustomer, useErase, useSayNo } from "./api";
import { Block, Confirm, Done, Head } from "./parts";

const words = texts.settings;
const FILE = "heard-export.json";

/** A customer's rights: what is held about them, being forgotten, saying no. */
export default function Customers() {
  const [customer, setCustomer] = useState("");
  const [channel, setChannel] = useState("");
  const [asked, setAsked] = useState(false);
  const erase = useErase();
  const sayNo = useSayNo();
  const give = useMutation({ mutationFn: exportCustomer, onSuccess: save });
  const reference = customer.trim();
  const none = reference === "";
  return (
    <>
      <Head title={words.names.customers}>{words.customers.lead}</Head>
      <div className="card stack">
        <TextInput
          className="narrow"
          label={words.customers.reference}
          description={words.customers.referenceHint}
          value={customer}
          onChange={(event) => {
            setCustomer(event.currentTarget.value);
            erase.reset();
            give.reset();
            sayNo.reset();
          }}
          maxLength={1_000}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <Block title={words.customers.export} what={words.customers.exportWhat}>
        <Said error={give.error} />
        <Done>{give.isSuccess ? words.customers.exported : null}</Done>
        <div className="do begin">
          <Button disabled={none} loading={give.isPending} onClick={() => give.mutate(reference)}>
            {words.customers.exportDo}
          </Button>
        </div>
      </Block>
      <Block title={words.customers.no} what={words.customers.noWhat}>
        <div className="inline">
          <NativeSelect
            label={words.customers.where}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value)}
            data={[{ value: "", label: words.customers.everywhere }, ...Object.entries(texts.channels).map(([value, label]) => ({ value, label }))]}
          />
          <Button variant="default" disabled={none} loading={sayNo.isPending && sayNo.variables?.no} onClick={() => sayNo.mutate({ customer: reference, channel: channel || null, no: true })}>
            {words.customers.noDo}
          </Button>
          <Button variant="default" disabled={none} loading={sayNo.isPending && !sayNo.variables?.no} onClick={() => sayNo.mutate({ customer: reference, channel: channel || null, no: false })}>
            {words.customers.yesDo}
          </Button>
        </div>
        <Said error={sayNo.error} />
        <Done>{sayNo.isSuccess ? (sayNo.variables.no ? words.customers.noDone : words.customers.yesDone) : null}</Done>
      </Block>
      <Block title={words.customers.erase} what={words.customers.eraseWhat}>
        {erase.isSuccess && (
          <div className="strip good" role="status">
            {words.customers.erased(erase.data.conversations, erase.data.turns, erase.data.rows)}
            {erase.data.left.length > 0 && (
              <>
                {" "}
                {words.customers.left}
                <ul>
                  {erase.data.left.map((left) => (
                    <li key={left}>{left}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <div className="do begin">
          <Button color="hot" disabled={none} onClick={() => { erase.reset(); setAsked(true); }}>
            {words.customers.eraseDo}
          </Button>
        </div>
      </Block>
      {asked && (
        <Confirm
          title={words.customers.eraseTitle}
          what={erase.isPending ? words.customers.erasing : words.customers.eraseAsk(reference)}
          yes={words.customers.eraseYes}
          word={reference}
          hard
          busy={erase.isPending}
          error={erase.error}
          run={() => erase.mutate(reference, { onSuccess: () => setAsked(false) })}
          close={() => setAsked(false)}
        />
      )}
    </>
  );
}

function save(file: Blob) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = FILE;
  link.click();
  // The browser takes it from there; it needs the address a moment longer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

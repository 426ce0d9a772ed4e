import { Button } from "@mantine/core";
import { useLocation, useParams } from "react-router";
import { Link, useNavigate } from "react-router";
import { Empty, Failed, Loading } from "../../parts/states";
import { Time } from "../../parts/time";
import { texts } from "../../texts";
import { Head } from "../parts";
import { type PageState, usePage, usePages } from "./api";
import { PageEditor } from "./PageEditor";
import { type Template, TEMPLATES } from "./templates";
import "./house.css";

const words = texts.settings.pages;

/** The pages that this house wrote: all of them, one, or a new one. */
export default function HousePages() {
  const { code, template } = useParams();
  const { pathname } = useLocation();
  if (code !== undefined) return <One key={code} code={code} />;
  if (template !== undefined && template in TEMPLATES) {
    return <PageEditor key={template} page={null} begin={TEMPLATES[template as Template]} draft={`new ${template}`} />;
  }
  return pathname.startsWith("/settings/new-page") ? <Begin /> : <All />;
}

function One({ code }: { code: string }) {
  const page = usePage(code);
  if (page.isPending) return <Loading rows={8} height={40} />;
  if (page.isError) return <Failed whole error={page.error} again={() => void page.refetch()} />;
  return <PageEditor page={page.data} begin={page.data.body} draft={code} />;
}

function All() {
  const pages = usePages();
  const navigate = useNavigate();
  const make = <Button onClick={() => void navigate("/settings/new-page")}>{words.make}</Button>;
  return (
    <>
      <Head title={texts.settings.names.pages} end={make}>
        {words.lead}
      </Head>
      {pages.isPending ? (
        <Loading rows={3} height={64} />
      ) : pages.isError ? (
        <Failed error={pages.error} again={() => void pages.refetch()} />
      ) : pages.data.length === 0 ? (
        <Empty title={words.none}>{words.noneWhat}</Empty>
      ) : (
        <ul className="rows pages">
          {pages.data.map((page) => (
            <li key={page.code}>
              <div>
                <Link className="name" to={`/settings/pages/${page.code}`}>
                  {page.title ?? page.code}
                </Link>
                <div className="sub">
                  {page.code}
                  {page.kind !== null && ` · ${texts.kinds[page.kind].toLowerCase()}`}
                </div>
              </div>
              <div className="sub">
                <Examples page={page} />
                <div>
                  {words.changed} <Time at={page.changedAt} how="short" />
                </div>
              </div>
              <div className="acts">
                <span className={page.on ? "tag on" : "tag"}>{page.on ? words.on : words.off}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Examples({ page: { examples, holds } }: { page: PageState }) {
  if (examples.failed > 0) return <span className="tag bad">{words.failed(examples.failed)}</span>;
  if (!holds) return <span className="tag warn">{words.wrong}</span>;
  return (
    <>
      {words.good(examples.good)}, {words.bad(examples.bad)}: {words.hold}
    </>
  );
}

/** What to begin with. */
function Begin() {
  const all = (Object.keys(TEMPLATES) as Template[]).filter((template) => template !== "blank");
  return (
    <>
      <Head title={words.fresh}>{words.freshWhat}</Head>
      <ul className="templates">
        {all.map((template) => (
          <li key={template}>
            <Link className="card template" to={`/settings/new-page/${template}`}>
              <strong>{words.templates[template]}</strong>
              <span className="soft small">{words.kindOf[template as keyof typeof words.kindOf]}</span>
              <span className="small excerpt">{phrases(TEMPLATES[template])}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link className="to" to="/settings/new-page/blank">
          {words.blank}
        </Link>
      </p>
    </>
  );
}

/** The first words in bold of a page: what it hears, said by somebody. */
const phrases = (text: string) => `“${/\*\*(.+?)\*\*/.exec(text)?.[1] ?? ""}”`;

import { Suspense, useEffect, useRef } from "react";
import { Navigate, NavLink, Route, Routes, useLocation } from "react-router";
import { useMe } from "../api/me";
import { Boundary, Empty, Loading } from "../parts/states";
import { texts } from "../texts";
import { type Section, sectionsOf } from "./sections";
import "./settings.css";

const words = texts.settings;

/** How this house and one's own account are set up; each section only for who may. */
export default function Settings() {
  const me = useMe();
  const { pathname } = useLocation();
  const sections = sectionsOf(me);
  const groups = (Object.keys(words.groups) as Section["group"][])
    .map((group) => ({ group, sections: sections.filter((section) => section.group === group) }))
    .filter((group) => group.sections.length > 0)
    // One's own account is what everybody has, and stands last for who sets up more.
    .sort((one, other) => Number(one.group === "you") - Number(other.group === "you"));
  const ways = useRef<HTMLElement>(null);
  // Where it is narrow the ways stand in a line: the one somebody is on comes into sight.
  useEffect(() => {
    const show = () => ways.current?.querySelector("[aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
    show();
    window.addEventListener("resize", show);
    return () => window.removeEventListener("resize", show);
  }, [pathname]);
  return (
    <div className="settings">
      <nav className="settings-ways" aria-label={words.sections} ref={ways}>
        {groups.map(({ group, sections: some }) => (
          <div key={group}>
            <h2>{words.groups[group]}</h2>
            <ul>
              {some.map((section) => (
                <li key={section.name}>
                  <NavLink
                    to={`/settings/${section.paths[0]}`}
                    className={() => (within(pathname, section) ? "here" : "")}
                    aria-current={within(pathname, section) ? "page" : undefined}
                  >
                    {words.names[section.name]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="settings-section">
        <Boundary at={pathname}>
          <Suspense fallback={<Loading rows={5} height={56} />}>
            <Routes>
              {sections.flatMap((section) => section.paths.map((path) => <Route key={path} path={path} element={<section.show />} />))}
              <Route index element={<Navigate to={`/settings/${sections[0]!.paths[0]}`} replace />} />
              <Route
                path="*"
                element={
                  <Empty title={texts.states.forbidden} actions={<NavLink className="to" to="/settings">{words.title}</NavLink>}>
                    {texts.states.forbiddenWhat}
                  </Empty>
                }
              />
            </Routes>
          </Suspense>
        </Boundary>
      </div>
    </div>
  );
}

const within = (pathname: string, section: Section) =>
  section.paths.some((path) => {
    const first = `/settings/${path.split("/")[0]}`;
    return pathname === first || pathname.startsWith(`${first}/`);
  });

import { Button, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { Suspense, useEffect, useRef } from "react";
import { Link, NavLink, Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import type { Me } from "../api/me";
import { useKeys, useShowKeys } from "../parts/keys";
import { Boundary, Empty, Loading, OfflineStrip } from "../parts/states";
import { useTitle } from "../parts/title";
import { texts } from "../texts";
import { entrance, ROOMS, roomsOf } from "./rooms";
import { usePreferences } from "../settings/api";
import { useEmptyHouse } from "../welcome/api";

/** The frame of every room: the bar with the ways that somebody has, and the room. */
export function Shell({ me }: { me: Me }) {
  const rooms = roomsOf(me);
  const first = rooms[0] && entrance(rooms[0]);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);

  useKeys(
    rooms.flatMap((room) =>
      room.title === null || room.key === undefined
        ? []
        : [{ keys: `g ${room.key}`, does: texts.keys.go(room.title), run: () => void navigate(entrance(room)) }],
    ),
    true,
  );

  // Whoever listens to the page is told that another one stands there now.
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [pathname]);

  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {texts.skip}
      </a>
      <header className="bar">
        <NavLink className="home" to="/" aria-label={texts.heard}>
          <Sign />
          <span>{texts.heard}</span>
        </NavLink>
        <nav aria-label={texts.rooms}>
          {rooms.map((room) =>
            room.title === null ? null : (
              <NavLink key={room.paths[0]} to={entrance(room)}>
                {room.title}
              </NavLink>
            ),
          )}
        </nav>
        <div className="end">
          <Person me={me} />
        </div>
      </header>
      <OfflineStrip />
      {me.withoutModel && <p className="strip no-print" role="status">{texts.shell.withoutModel}</p>}
      <main className="room" id="main" ref={main} tabIndex={-1}>
        <Boundary at={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {rooms.flatMap((room) => room.paths.map((path) => <Route key={path} path={path} element={<room.show />} />))}
              <Route
                path="/"
                element={
                  first === undefined ? (
                    <Empty whole title={texts.states.noRooms}>{texts.states.noRoomsWhat}</Empty>
                  ) : (
                    <Begin first={first} />
                  )
                }
              />
              {ROOMS.filter((room) => !rooms.includes(room)).flatMap((room) => room.paths.map((path) => <Route key={path} path={path} element={<Nowhere closed />} />))}
              <Route path="*" element={<Nowhere />} />
            </Routes>
          </Suspense>
        </Boundary>
      </main>
    </div>
  );
}

/** The sign of heard.svg, drawn here: one request less before the first room stands. */
function Sign() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" fill="#1a6079" />
      <path d="M6 23C11 23 10 9 16 9S21 23 26 23" fill="none" stroke="#faf8f4" strokeWidth="3" strokeLinecap="round" />
      <circle cx="26" cy="23" r="3" fill="#79d0bb" />
    </svg>
  );
}

/** Where somebody begins: an owner whose house holds nothing yet is shown how the first comes in. */
function Begin({ first }: { first: string }) {
  const { empty, known } = useEmptyHouse();
  return known ? <Navigate to={empty ? "/welcome" : first} replace /> : <Loading />;
}

/** An address that is no room, or one that is not open to who asks. */
function Nowhere({ closed = false }: { closed?: boolean }) {
  const title = closed ? texts.states.forbidden : texts.states.noPage;
  useTitle(title);
  return (
    <Empty whole title={title} actions={<Button component={Link} to="/" variant="default">{texts.states.home}</Button>}>
      {closed ? texts.states.forbiddenWhat : texts.states.noPageWhat}
    </Empty>
  );
}

/** Who is signed in, the look of the pages, the keys, and the way out. */
function Person({ me }: { me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keep = usePreferences();
  const kept = me.preferences?.scheme;
  // What somebody chose holds on each device where they sign in.
  useEffect(() => {
    if (kept !== undefined) setColorScheme(kept);
  }, [kept, setColorScheme]);
  const choose = (scheme: "auto" | "light" | "dark") => {
    setColorScheme(scheme);
    if (me.preferences !== undefined) keep.mutate({ ...me.preferences, scheme });
  };
  const showKeys = useShowKeys();
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton className="person" aria-label={texts.shell.menu(me.name)}>
            {me.name}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.tenant.name}
            {me.team === null ? "" : ` · ${me.team}`}
          </Menu.Label>
          <Menu.Item component={Link} to="/settings/account">
            {texts.shell.account}
          </Menu.Item>
          <Menu.Item onClick={showKeys} rightSection={<kbd>?</kbd>}>
            {texts.shell.keys}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{texts.shell.look}</Menu.Label>
          {(["auto", "light", "dark"] as const).map((scheme) => (
            <Menu.Item key={scheme} role="menuitemradio" aria-checked={colorScheme === scheme} closeMenuOnClick={false} onClick={() => choose(scheme)} rightSection={colorScheme === scheme ? "✓" : null}>
              {texts.shell.schemes[scheme]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => form.current?.submit()}>{texts.shell.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <form ref={form} method="post" action="/sign-out" hidden>
        <input type="hidden" name="form" value={me.form} />
      </form>
    </>
  );
}

// How the floor bears many live conversations: recorded changes of rows are replayed to the built page
// in Chromium, and the times of its frames and the size of its document are printed.
//
//   node bench/floor.mjs [--rows 4000] [--rate 200] [--seconds 20] [--seed 1]
//
// floor.jsonl holds what GET /api/v1/floor/events said of a demonstration, a line a conversation, its
// rows in order. Each of the rows on the page replays one of them, from a place of its own.
// Needs `npm run build` before, and a Chromium: CHROMIUM names one that is not on the path.
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "4000" }, rate: { type: "string", default: "200" }, seconds: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});
const [ROWS, RATE, SECONDS, SEED] = [values.rows, values.rate, values.seconds, values.seed].map(Number);
const here = new URL("./", import.meta.url).pathname;
const built = join(here, "../target/classes/io/heard/console");
if (!existsSync(join(built, "index.html"))) {
  console.error("Nothing is built.\nMaybe run npm run build first.");
  process.exit(2);
}

// The same numbers in each run.
let state = SEED;
const random = (below) => (state = (state * 48271) % 2147483647) % below;

const recorded = readFileSync(join(here, "floor.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const TEAMS = ["billing", "delivery", "sales", "technical", null];
const talks = Array.from({ length: ROWS }, (_, number) => {
  const rows = recorded[random(recorded.length)];
  return { id: `t${number}`, team: TEAMS[random(TEAMS.length)], rows, at: random(rows.length), since: Date.now() - random(3_600_000) };
});
const shown = (talk) => {
  const row = talk.rows[talk.at];
  return { ...row, id: talk.id, team: talk.team, state: "open", since: new Date(talk.since).toISOString(), changedAt: new Date().toISOString(), stateSince: new Date(talk.since).toISOString() };
};
const step = (talk) => {
  const before = talk.rows[talk.at];
  talk.at = (talk.at + 1) % talk.rows.length;
  if (talk.rows[talk.at].last !== before.last) talk.since = Date.now();
};

const me = {
  id: "lead", name: "Lead", email: "", role: "lead", team: null, tenant: { id: "t", name: "Replay", operates: false },
  rights: ["SEE_CONVERSATIONS", "WORK_AT_DESK", "SEE_FLOOR", "WHISPER"], form: "f", demo: false, withoutModel: false, version: "0",
  preferences: { hints: "on", muted: [], practise: null, keepHints: [], lesson: true, scheme: "auto", alerts: { perHour: 6, coolDownMinutes: 10 }, floor: { team: null, channel: null } },
};
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html" };
let sent = 0;
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const json = (body) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  if (path === "/api/v1/me") return json(me);
  if (path === "/api/v1/me/preferences") return json(me.preferences);
  if (path === "/api/v1/labels") return json({ labels: [] });
  if (path === "/api/v1/floor") return json({ rows: talks.map(shown), event: "0" });
  if (path === "/api/v1/floor/events") {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    const began = performance.now();
    let due = 0;
    // As the service does it: what changed since the last look, whole rows, a conversation once.
    const timer = setInterval(() => {
      const changed = new Set();
      for (const all = ((performance.now() - began) / 1000) * RATE; due < all; due++) {
        const talk = talks[random(ROWS)];
        step(talk);
        changed.add(talk);
      }
      for (const talk of changed) {
        response.write(`id:${++sent}\nevent:row\ndata:${JSON.stringify(shown(talk))}\n\n`);
      }
    }, 250);
    request.on("close", () => clearInterval(timer));
    return undefined;
  }
  if (path.startsWith("/api/")) return response.writeHead(404, { "Content-Type": "application/problem+json" }).end("{}");
  const file = join(built, path.startsWith("/assets/") ? path : "index.html");
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
  return createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(0, "localhost", listening));

const executablePath =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "").split(delimiter).flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find((file) => existsSync(file));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const failed = [];
page.on("pageerror", (error) => failed.push(String(error)));
const began = performance.now();
await page.goto(`http://localhost:${server.address().port}/floor`);
await page.locator(".floor-row").first().waitFor();
const first = performance.now() - began;

/** Frames for a while, as the page itself sees them, and its nodes at each second. */
const watch = (seconds, how) =>
  page.evaluate(
    async ({ seconds, how }) => {
      const scroller = document.querySelector(".floor-rows");
      const most = scroller.scrollHeight - scroller.clientHeight;
      let top = 0;
      const frames = [];
      const nodes = [];
      let last = performance.now();
      const end = last + seconds * 1000;
      let counted = 0;
      await new Promise((over) => {
        const frame = (now) => {
          frames.push(now - last);
          last = now;
          if (how === "scroll") scroller.scrollTop = top = (top + 24) % most;
          if (now > counted + 1000) {
            counted = now;
            nodes.push(document.getElementsByTagName("*").length);
          }
          if (now < end) requestAnimationFrame(frame);
          else over();
        };
        requestAnimationFrame(frame);
      });
      return { frames: frames.slice(1), nodes };
    },
    { seconds, how },
  );

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
const say = (name, { frames, nodes }) => {
  const sorted = frames.toSorted((one, other) => one - other);
  const within = (100 * frames.filter((frame) => frame <= 50).length) / frames.length;
  console.log(`${name}: ${frames.length} frames, p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, p99 ${at(sorted, 0.99)} ms, longest ${at(sorted, 1)} ms; ${within.toFixed(1)} % within 50 ms; nodes ${Math.min(...nodes)} to ${Math.max(...nodes)}`);
  return within;
};

console.log(`${ROWS} rows, ${RATE} turns a second, ${SECONDS} s each; first rows after ${(first / 1000).toFixed(1)} s`);
await watch(2, "rest");
const before = sent;
const results = [say("at rest", await watch(SECONDS, "rest")), say("scrolling", await watch(SECONDS, "scroll"))];
await page.mouse.move(700, 500);
await page.locator(".floor-row").nth(3).focus();
results.push(say("looking at a row", await watch(SECONDS, "rest")));
console.log(`${sent - before} rows came meanwhile`);
await browser.close();
server.closeAllConnections();
server.close();
if (failed.length > 0) console.error(failed.join("\n"));
if (failed.length > 0 || Math.min(...results) < 95) {
  console.error("Fewer than 95 % of the frames came within 50 ms.");
  process.exit(1);
}

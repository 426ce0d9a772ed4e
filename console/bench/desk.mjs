// What the desk takes until it shows something of use: requests, script and styles as they are sent, and
// the time, of a visitor of a running demonstration whose browser has nothing yet.
//
//   ./heard serve --demo     and beside it     node bench/desk.mjs [http://localhost:8080]
//
// "The list": a conversation with its small arc and the reason in words. "One conversation": its turns and
// the arc. Requests count that began before; --all names them. Needs a Chromium: CHROMIUM names one that is
// not on the path.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const url = process.argv.slice(2).find((one) => one.startsWith("http")) ?? "http://localhost:8080";
const executablePath =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "").split(delimiter).flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find((file) => existsSync(file));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** Opens a page in a browser of its own that is signed in, and prints what it took until [there] is seen. */
async function measure(what, path, there) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Signing in is a request of its own, made without the page's files.
  await page.route("**/assets/**", (route) => route.abort());
  await page.goto(url + "/");
  await page.unroute("**/assets/**");
  const tell = await context.newCDPSession(page);
  await tell.send("Network.enable");
  const asked = new Map();
  tell.on("Network.requestWillBeSent", ({ requestId, request, type, wallTime }) => asked.set(requestId, { path: new URL(request.url).pathname, type, at: wallTime * 1000, bytes: 0 }));
  tell.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => asked.has(requestId) && (asked.get(requestId).bytes = encodedDataLength));
  // The page itself notes the first frame in which it is there.
  await page.addInitScript((wanted) => {
    const look = () => (document.querySelector(wanted)?.getClientRects().length > 0 ? requestAnimationFrame(() => (window.seen = Date.now())) : requestAnimationFrame(look));
    look();
  }, there);
  const began = Date.now();
  await page.goto(url + path, { waitUntil: "commit" });
  const seen = await page.waitForFunction(() => window.seen).then((value) => value.jsonValue());
  await page.waitForTimeout(1_000);
  for (const [id, one] of asked) if (one.at > seen) asked.delete(id);
  const sum = (type) => [...asked.values()].filter((one) => one.type === type).reduce((all, one) => all + one.bytes, 0) / 1000;
  console.log(`${what}: ${asked.size} requests, ${sum("Script").toFixed(0)} kB of script and ${sum("Stylesheet").toFixed(0)} kB of styles as sent, ${((seen - began) / 1000).toFixed(2)} s`);
  if (process.argv.includes("--all")) for (const one of asked.values()) console.log(`  ${one.type} ${one.path} ${one.bytes}`);
  const next = await page.locator(".desk-row").first().getAttribute("href").catch(() => null);
  await context.close();
  return next;
}

const first = await measure("The list", "/desk", ".desk-row svg");
await measure("One conversation", first, ".desk:has(.desk-side svg.arc) [data-turn] .words");
await browser.close();

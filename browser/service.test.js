// The service's pages in a real browser: they grow by themselves, axe finds nothing, and their policy
// holds: nothing inline, nothing from elsewhere.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { service } from "./service.js";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
const PAGES = ["/", "/people", "/tokens", "/audit", "/account", "/tenants"];

let browser;
let served;
let empty;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  served = await service(["--demo", "--without-model"]);
  empty = await service(["--without-model"]);
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await empty?.stop();
});

async function open(url, size, colorScheme, more = {}) {
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: "reduce", ...more });
  const tab = await context.newPage();
  const said = [];
  const asked = [];
  tab.on("console", (message) => message.type() === "error" && said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  tab.on("request", (request) => asked.push(new URL(request.url()).origin));
  await tab.goto(url);
  return { context, tab, said, asked };
}

async function found(tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.flatMap((each) => each.nodes.map((node) => each.id + ": " + node.target.join(" ") + " " + node.failureSummary));
}

for (const size of SIZES) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing at ${size.width}, ${scheme}, and nothing runs over the edge`, async () => {
      const { context, tab, said, asked } = await open(served.url + "/", size, scheme);
      await tab.locator("a.row").first().waitFor();
      const row = await tab.locator("a.row").first().getAttribute("href");
      for (const path of [...PAGES, row]) {
        await tab.goto(served.url + path);
        assert.deepEqual(await found(tab), [], path);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
        assert.equal(await tab.evaluate(() => document.querySelectorAll("script:not([src]), style, [style], [onclick]").length), 0, path);
      }
      assert.deepEqual(said, []);
      assert.deepEqual([...new Set(asked)], [served.url]);
      await context.close();
      const entrance = await open(empty.url + "/", size, scheme);
      assert.match(entrance.tab.url(), /sign-in$/);
      assert.deepEqual(await found(entrance.tab), []);
      await entrance.context.close();
    });
  }
}

test("the list and a conversation grow by themselves, and a mark still says why", async () => {
  const { context, tab, said } = await open(served.url + "/", SIZES[0], "light");
  await tab.waitForFunction((before) => document.querySelector(".talks [data-events]").textContent !== before,
    await tab.evaluate(() => document.querySelector(".talks [data-events]").textContent), { timeout: 60_000 });
  // one that has only begun has most before it
  const rows = await tab.evaluate(() => [...document.querySelectorAll("a.row")].map((row) => [row.getAttribute("href"), Number(row.textContent.match(/(\d+) turns?/)[1])]));
  rows.sort((one, other) => one[1] - other[1]);
  await tab.goto(served.url + rows[0][0]);
  const turns = await tab.locator(".turn").count();
  await tab.waitForFunction((before) => document.querySelectorAll(".turn").length > before, turns, { timeout: 60_000 });
  await tab.waitForFunction(() => document.querySelector(".tags .tag"), undefined, { timeout: 120_000 });
  await tab.locator(".tags .tag").first().hover();
  await tab.locator("#card").waitFor();
  assert.deepEqual(said, []);
  await context.close();
});

test("without a script the page comes again, and says the same", async () => {
  const { context, tab } = await open(served.url + "/", SIZES[0], "light", { javaScriptEnabled: false });
  assert.ok((await tab.content()).includes('http-equiv="refresh"'));
  assert.ok((await tab.locator("a.row").count()) > 0);
  await context.close();
});

test("the first to come becomes the owner by the code in the terminal", async () => {
  const { context, tab } = await open(empty.url + "/", SIZES[1], "light");
  await tab.getByLabel("Code from the terminal").fill(empty.code);
  await tab.getByLabel("Your name").fill("Ida Berg");
  await tab.getByLabel("E-mail").fill("ida@example.org");
  await tab.getByLabel(/New password/).fill("plum kettle orbit nine");
  await tab.getByRole("button").click();
  await tab.getByRole("heading", { name: "Conversations" }).waitFor();
  assert.ok(await tab.getByText("No conversation has come in yet").isVisible());
  assert.deepEqual(await found(tab), []);
  await context.close();
});

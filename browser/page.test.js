// Pages of `heard read --as html` in a real browser.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const top = fileURLToPath(new URL("..", import.meta.url));
const heard = process.env.HEARD ? process.env.HEARD.split(" ") : [join(top, "heard")];
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const hostile = JSON.parse(readFileSync(join(top, "cli/src/test/resources/hostile.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "heard-browser-"));
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function page(name, ...files) {
  const out = join(folder, name + ".html");
  const [command, ...first] = heard;
  execFileSync(command, [...first, "read", "--without-model", "--possible", "--as", "html", "--out", out, ...files], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  return pathToFileURL(out).href;
}

const example = (name) => join(top, "examples", name);

async function open(href, size, colorScheme, more = {}) {
  // axe is put into the page by the test itself, which the page's own policy rightly forbids
  const context = await browser.newContext({ viewport: size, colorScheme, ...more });
  const tab = await context.newPage();
  const said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  tab.on("dialog", (dialog) => {
    said.push("a dialog");
    dialog.dismiss();
  });
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(href);
  return { context, tab, said, asked };
}

async function found(tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.flatMap((each) =>
    each.nodes.map((node) => each.id + ": " + node.target.join(" ") + " " + node.failureSummary));
}

function conversation(string, index) {
  const said = [
    ["customer", string],
    ["agent", `I understand that you are upset about ${string}, but our policy is ${string}.`],
    ["customer", `You never listen to me about ${string}! I need ${string} by Saturday. Can you refund ${string}?`],
    ["agent", `I will send ${string} to you by Friday, ${string}.`],
    ["customer", `Thank you so much for ${string}`],
  ];
  return {
    id: index + " " + string,
    subject: string,
    turns: said.map(([speaker, text]) => ({ speaker, text, name: string + " " + speaker, speakerId: string + speaker })),
  };
}

// What no page, or no file in UTF-8, can hold is shown as the sign for that.
const shown = (text) => text.toWellFormed().replaceAll("\0", "\ufffd");

test("none of 200 hostile strings gets out", async () => {
  const file = join(folder, "hostile.jsonl");
  const told = hostile.map((string, index) => conversation(string.toWellFormed(), index));
  writeFileSync(file, told.map((each) => JSON.stringify(each)).join("\n"));
  const href = page("hostile", file);
  const { context, tab, said, asked } = await open(href, SIZES[0], "light");
  await tab.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  // a tag of each conversation is asked for its reason, so that the script too has handled each string
  const tags = await tab.evaluate(() => {
    const all = [...document.querySelectorAll("article")].map((each) => each.querySelector(".tag"));
    all.forEach((tag) => tag.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" })));
    return all.length;
  });
  assert.equal(tags, hostile.length);
  await tab.waitForTimeout(500);
  assert.deepEqual(said, []);
  assert.deepEqual(asked, [href]);
  assert.equal(await tab.evaluate(() => window.broken), undefined);
  assert.equal(tab.url(), href);
  const elements = await tab.evaluate(() => [...new Set([...document.querySelectorAll("*")].map((each) => each.localName))]);
  for (const name of ["img", "iframe", "form", "input", "base", "link", "object", "template", "math", "button"]) {
    assert.ok(!elements.includes(name), name);
  }
  assert.equal(await tab.evaluate(() => document.scripts.length), 1);
  const handlers = await tab.evaluate(() =>
    [...document.querySelectorAll("*:not(#card)")].flatMap((each) => each.getAttributeNames().filter((name) => /^on|^style$|^src/.test(name))));
  assert.deepEqual(handlers, []);
  const words = await tab.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll("details[id^=c]")].map((each) =>
      [each.id, [...each.querySelectorAll(".words")].map((word) => word.textContent)])));
  told.forEach((each, index) => {
    assert.deepEqual(words["c" + (index + 1)], each.turns.map((turn) => shown(turn.text)));
  });
  await context.close();
});

for (const [name, files] of [
  ["one", [example("energy-bill.json")]],
  ["two customers", [example("ferry-travel.json")]],
  ["a language that is not read", [example("plumbing.json")]],
  ["many", ["late-parcel.json", "bank-fraud.json", "energy-bill.json", "garden-centre.jsonl"].map(example)],
]) {
  test("axe finds nothing, and nothing runs over the edge: " + name, async () => {
    const href = page(name.replaceAll(" ", "-"), ...files);
    for (const size of SIZES) {
      for (const scheme of ["light", "dark"]) {
        const { context, tab, said } = await open(href, size, scheme, { reducedMotion: "reduce" });
        assert.deepEqual(await found(tab), [], `${size.width} ${scheme}`);
        await tab.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
        await tab.locator(".tags .tag").first().focus();
        assert.ok(await tab.locator("#card").isVisible());
        assert.deepEqual(await found(tab), [], `${size.width} ${scheme}, all open`);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${size.width}`);
        assert.deepEqual(said, []);
        await context.close();
      }
    }
  });
}

test("a mark explains itself on hover, focus and tap", async () => {
  const href = page("marks", example("late-parcel.json"));
  const { context, tab } = await open(href, SIZES[0], "light", { reducedMotion: "reduce" });
  const card = tab.locator("#card");
  await tab.locator("#t2 mark.p").first().hover();
  await card.waitFor();
  assert.match(await card.textContent(), /“But” takes it back.*Heard:.*Why:.*What helps:/s);
  await tab.keyboard.press("Escape");
  assert.ok(await card.isHidden());
  const tag = tab.locator("#t2 .tag.p");
  await tag.focus();
  assert.ok(await card.isVisible());
  assert.equal(await tag.getAttribute("aria-describedby"), "card");
  await tab.keyboard.press("Enter");
  await tab.locator("details#why-but-negation[open]").waitFor();
  await context.close();

  const phone = await open(href, SIZES[1], "light", { hasTouch: true, isMobile: true, reducedMotion: "reduce" });
  await phone.tab.locator("#t2 mark.p").first().tap();
  assert.ok(await phone.tab.locator("#card").isVisible());
  await phone.tab.locator(".said h2").tap();
  assert.ok(await phone.tab.locator("#card").isHidden());
  await phone.tab.locator("#t2 .tag.p").tap();
  assert.ok(await phone.tab.locator("#card").isVisible());
  assert.ok(!phone.tab.url().includes("#"), "the first tap explains, the second leads on");
  await phone.tab.locator("#t2 .tag.p").tap();
  await phone.tab.waitForURL("**#why-but-negation");
  await phone.context.close();
});

test("without the script every tag still leads to its entry", async () => {
  const href = page("plain", example("late-parcel.json"));
  const { context, tab } = await open(href, SIZES[0], "light", { javaScriptEnabled: false, reducedMotion: "reduce" });
  await tab.locator("#t2 .tag.p").click();
  await tab.waitForURL("**#why-but-negation");
  await context.close();
});

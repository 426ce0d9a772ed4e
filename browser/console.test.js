// The console as people use it: the real service with a database of its own, and two people in browsers
// of their own where two are involved. The steps follow one house from its first minute.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { service } from "./service.js";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
const PASSWORD = "plum kettle orbit nine";
const CALL = "c-parcel";

let browser;
let house;
let owner;
let agent;
const said = [];

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  house = await service(["--without-model"], { HEARD_PLAIN_PAGES: "false" });
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

/** A browser of its own, in which one person sits. */
async function somebody(more = {}) {
  const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: "reduce", ...more });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => said.push(String(error)));
  return tab;
}

/** Asks the service as whoever is signed in there. */
const ask = (tab, method, path, body) =>
  tab.evaluate(
    async ([method, path, body]) => {
      const { form } = await (await fetch("/api/v1/me")).json();
      const answer = await fetch("/api/v1" + path, {
        method,
        headers: { "Content-Type": "application/json", "X-Heard-Form": form },
        body: body && JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(method + " " + path + " " + answer.status + " " + text);
      return text ? JSON.parse(text) : null;
    },
    [method, path, body],
  );

const says = (speaker, text) => ask(owner, "POST", `/conversations/${CALL}/turns`, { speaker, name: speaker === "agent" ? "Ada" : "Ann", text });

/** Comes by a one-time link and chooses a password. */
async function comes(tab, link) {
  await tab.goto(link);
  await tab.locator("[name=password]").fill(PASSWORD);
  await tab.locator("main button").click();
  await tab.waitForURL((url) => !/link|sign-in/.test(url.pathname));
}

test("the first to come becomes the owner and reads a first conversation", async () => {
  owner = await somebody();
  await owner.goto(house.url + "/");
  await owner.getByLabel("Code from the terminal").fill(house.code);
  await owner.getByLabel("Your name").fill("Ida Berg");
  await owner.getByLabel("E-mail").fill("ida@example.org");
  await owner.getByLabel(/New password/).fill(PASSWORD);
  await owner.getByRole("button").click();
  await owner.waitForURL("**/welcome");
  await owner.getByLabel("The conversation").fill(
    "Customer: Where is my refund? I have asked twice now and nobody answers!\nAgent: I am sorry that you had to ask twice. It goes out today.\nCustomer: Thank you.",
  );
  await owner.getByRole("button", { name: "Read it" }).click();
  await owner.getByText("This is what Heard heard").waitFor();
  await owner.getByText("nobody answers").first().waitFor();
});

test("somebody is invited by a link that is shown once, and comes", async () => {
  await owner.goto(house.url + "/settings/people");
  await owner.getByRole("button", { name: "Invite somebody" }).click();
  await owner.getByLabel("Name").fill("Ada Lind");
  await owner.getByLabel("E-mail").fill("ada@example.org");
  await owner.getByRole("button", { name: "Make the invitation" }).click();
  const link = await owner.getByLabel("The link").inputValue();
  agent = await somebody();
  await comes(agent, link);
  await agent.goto(house.url + "/");
  await agent.getByRole("link", { name: "Desk" }).waitFor();
  // An agent sees no settings of the house.
  assert.equal(await agent.getByRole("link", { name: "Floor" }).count(), 0);
});

test("a conversation comes in, is taken, and grows on the desk", async () => {
  await ask(owner, "POST", "/conversations", {
    id: CALL,
    channel: "chat",
    topic: "late parcel",
    turns: [{ speaker: "customer", name: "Ann", text: "Where is my parcel?" }],
  });
  await agent.goto(house.url + "/desk/" + CALL);
  await agent.getByRole("button", { name: "Take it", exact: true }).click();
  await agent.locator(".desk-acts", { hasText: "Yours" }).waitFor();
  await says("agent", "I completely understand how frustrating that must be.");
  await says("customer", "Please just tell me what happens next. I am so angry, I have called three times!");
  await agent.locator(".talk > li").nth(2).waitFor();
});

test("before the first hint stands a lesson; the hint is dismissed with a reason", async () => {
  await agent.getByRole("button", { name: "I have read this" }).click();
  await agent.locator("#hint").waitFor();
  await agent.locator("#hint").getByRole("button", { name: "Dismiss" }).click();
  await agent.getByRole("menuitem").first().click();
  await agent.locator("#hint").waitFor({ state: "detached" });
  const { hints } = await ask(owner, "GET", `/conversations/${CALL}/hints`);
  assert.equal(hints.at(-1).became, "dismissed");
  assert.ok(hints.at(-1).reason);
});

test("a draft is mended by an exchange, and nothing is sent", async () => {
  const draft = agent.locator(".draft textarea");
  await draft.click();
  await agent.keyboard.type("I understand, but no.");
  await agent.locator(".draft-said").filter({ hasText: /\S/ }).waitFor();
  await agent.locator(".draft button", { hasText: /^and$/i }).first().click({ timeout: 20_000 });
  assert.match(await draft.inputValue(), /I understand,? and no\./);
  const { turns } = await ask(owner, "GET", `/conversations/${CALL}`);
  assert.equal(turns.length, 3);
  await draft.fill("");
});

test("a pattern says which fact is missing, and fills nothing in", async () => {
  await agent.getByRole("button", { name: "Patterns" }).click();
  const drawer = agent.getByRole("dialog");
  const { patterns } = await ask(owner, "GET", `/conversations/${CALL}/patterns`);
  const refused = patterns.find((pattern) => !pattern.filled);
  const lacks = refused.missing[0].facts[0].what;
  await drawer.locator("button", { hasText: refused.does }).click();
  const told = drawer.getByRole("alert");
  await told.getByText("It cannot be filled yet").waitFor();
  assert.ok((await told.innerText()).includes(lacks));
  await agent.keyboard.press("Escape");
});

test("the lead sees who needs help, whispers, and only the agent reads it", async () => {
  await owner.goto(house.url + "/floor");
  await owner.locator(".floor-row", { hasText: "Late parcel" }).click();
  await owner.getByLabel(/Whisper to/).fill("Offer the express parcel, I approve it.");
  await owner.keyboard.press("Control+Enter");
  await agent.getByText("Offer the express parcel").waitFor();
  const { turns } = await ask(owner, "GET", `/conversations/${CALL}`);
  assert.ok(turns.every((turn) => !turn.text.includes("express")));
});

test("a connection that was cut is taken up again, and no turn is lost or doubled", async () => {
  await agent.context().setOffline(true);
  await agent.locator('[data-line="offline"], [data-line="reconnecting"]').first().waitFor();
  await says("agent", "I see why that makes you angry. I will send it by express today.");
  await says("customer", "Okay.");
  await agent.context().setOffline(false);
  await agent.locator(".talk > li").nth(4).waitFor();
  await says("customer", "Thank you, that helps.");
  await agent.locator(".talk > li").nth(5).waitFor();
  assert.equal(await agent.locator(".talk > li").count(), 6);
});

test("a mark is called wrong with a word why, which stays with the reading", async () => {
  await owner.goto(house.url + "/conversations/" + CALL);
  await owner.locator(".tag").first().click();
  await owner.getByRole("button", { name: "This mark is wrong" }).click();
  await owner.locator(".dispute textarea").fill("They were joking.");
  await owner.getByRole("button", { name: "Say so" }).click();
  await owner.locator(".disputed").first().waitFor();
  await owner.reload();
  await owner.getByRole("heading", { name: "Marks called wrong" }).waitFor();
  await owner.getByText("They were joking.").first().waitFor();
});

test("a page of the house is tried on what is stored before it is switched on", async () => {
  await owner.goto(house.url + "/settings/pages");
  await owner.getByRole("button", { name: "Write a page" }).click();
  await owner.getByRole("link", { name: /A customer asks/ }).click();
  await owner.getByText("can be read and all its examples hold").waitFor();
  await owner.getByRole("button", { name: "Save and try it" }).click();
  await owner.getByRole("button", { name: "Switch on" }).click();
  await owner.goto(house.url + "/settings/pages");
  const { pages } = await ask(owner, "GET", "/house");
  assert.deepEqual(pages.map((page) => [page.on, page.holds]), [[true, true]]);
});

test("another house's link leads nowhere", async () => {
  const made = await ask(owner, "POST", "/tenants", { house: "Other House", name: "Olga Ney", email: "olga@example.net" });
  const other = await somebody();
  await comes(other, new URL(made.address, house.url).href);
  await other.goto(house.url + "/conversations/" + CALL);
  await other.locator(".state h2").waitFor();
  assert.equal(await other.getByText("parcel").count(), 0);
  await other.context().close();
});

for (const size of SIZES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in any room at ${size.width}, ${colorScheme}, and nothing runs over the edge`, async () => {
      const tab = await somebody({ viewport: size, colorScheme, storageState: await owner.context().storageState() });
      for (const path of [
        "/floor", "/desk", "/desk/" + CALL, "/conversations", "/conversations/" + CALL, "/read", "/welcome", "/settings/people", "/settings/teams",
        "/settings/tokens", "/settings/pages", "/settings/masking", "/settings/channels", "/settings/customers", "/settings/audit", "/settings/account", "/settings/houses",
      ]) {
        await tab.goto(house.url + path);
        await tab.locator("h1:visible, h2:visible").first().waitFor();
        await tab.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
        await tab.evaluate(axe);
        const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(result.violations.flatMap((each) => each.nodes.map((node) => each.id + ": " + node.target.join(" "))), [], path);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path + " runs over the edge");
      }
      await tab.context().close();
    });
  }
}

test("no page stumbled", () => assert.deepEqual(said, []));

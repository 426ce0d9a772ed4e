// The console as people use it: a service with its database, and each person in a browser of their own.
// One story in the order in which a house comes to use it; each step needs those before it.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { service } from "./service.js";
import { browse, everyLook, everyZoom, faults, hasConsole, lost, SIZES } from "./look.js";

const PASSWORDS = { owner: "plum kettle orbit nine", lead: "quiet meadow lantern four", agent: "paper violin harbour two", other: "copper saddle window six" };
const PASTED = [
  "Customer: Where is my refund? I have asked twice now and nobody answers! This is a joke.",
  "Agent: You asked twice and nobody answered. I can see why you are upset.",
  "Customer: Can somebody call me back this afternoon?",
  "Agent: I will ring you at four. The refund goes out today.",
  "Customer: Thank you, that is a relief.",
].join("\n");

let browser;
let served;
let there = false;
let broken = false;
let token;
const faulty = [];
const unsound = [];
const people = {};

before(async () => {
  served = await service(["--without-model"], { HEARD_PLAIN_PAGES: "false" });
  there = await hasConsole(served.url);
  if (there) browser = await browse();
  else console.log("browser: the console skipped, it was not built. Maybe build again with Node 20.19 or newer and npm on the PATH.");
});
after(async () => {
  await browser?.close();
  await served?.stop();
});

/** A step of the story; without the console there is none. */
const step = (name, does) =>
  test(name, { timeout: 90_000 }, async (t) => {
    if (!there) return t.skip("the console was not built");
    if (broken) return t.skip("a step before it failed");
    broken = true;
    await does();
    broken = false;
    assert.deepEqual(unsound.splice(0), []);
  });

/** A person with a browser of their own. What fails in their pages is kept. */
async function person() {
  const context = await browser.newContext({ viewport: SIZES[0], colorScheme: "light", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  const tab = await context.newPage();
  tab.on("pageerror", (error) => faulty.push(String(error)));
  tab.on("console", (message) => /Content Security Policy|Content-Security-Policy/.test(message.text()) && faulty.push(message.text()));
  return { context, tab };
}

/**
 * What axe and the edge say of a page as it stands, at both sizes, light and dark, and at 200 % zoom; its step
 * tells of it at its end.
 */
async function sound(tab, what) {
  const keep = (look, some) => unsound.push(...some.map((fault) => `${what}, ${look}: ${fault}`));
  await everyLook(tab, async (look) => keep(look, await faults(tab)));
  await everyZoom(tab, async (look) => keep(look, [...(await faults(tab)), ...(await lost(tab))]));
}

/** What a program sends. */
async function send(path, body) {
  const answer = await fetch(served.url + "/api/v1" + path, {
    method: "POST",
    headers: { Authorization: "Bearer " + token, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const says = (id, speaker, text) => send(`/conversations/${id}/turns`, { speaker, text });
const turns = (tab) => tab.locator("[data-turn]");
const shown = (tab) => tab.evaluate(() => [...document.querySelectorAll("[data-turn]")].map((turn) => [Number(turn.dataset.turn), turn.querySelector(".words").textContent]));
const grown = (tab, number) => tab.waitForFunction((wanted) => document.querySelectorAll("[data-turn]").length >= wanted, number);
const button = (tab, name, exact = true) => tab.getByRole("button", { name, exact });

/** Opens a one-time link and sets a password. */
async function enter(link, password) {
  const one = await person();
  await one.tab.goto(link);
  await one.tab.getByLabel(/New password/).fill(password);
  await button(one.tab, "Set it and sign in").click();
  return one;
}

step("the first to come becomes the owner by the code, pastes a conversation and sees what was heard", async () => {
  const owner = (people.owner = await person());
  const { tab } = owner;
  await tab.goto(served.url);
  await sound(tab, "the first owner");
  await tab.getByLabel("Code from the terminal").fill(served.code);
  await tab.getByLabel("Your name").fill("Ida Berg");
  await tab.getByLabel("E-mail").fill("ida@example.org");
  await tab.getByLabel(/New password/).fill(PASSWORDS.owner);
  await button(tab, "Begin").click();
  await tab.waitForURL("**/welcome");
  await tab.getByRole("heading", { name: "Your first conversation" }).waitFor();
  await sound(tab, "the welcome");
  await tab.getByLabel("The conversation").fill(PASTED);
  await tab.getByText("5 turns.").waitFor();
  await sound(tab, "the welcome with a conversation");
  await button(tab, "Read it").click();
  await tab.getByRole("heading", { name: "This is what Heard heard" }).waitFor();
  assert.match(await tab.locator(".story").innerText(), /\w+ .*\./s);
  await tab.locator(".first figure svg, .first svg").first().waitFor();
  await sound(tab, "what was heard first");
});

step("a lead and an agent come in by links of their own, and a link works once", async () => {
  const { tab } = people.owner;
  const invited = {};
  for (const [role, name] of [["lead", "Lea Holm"], ["agent", "Ada Quist"]]) {
    await tab.goto(served.url + "/settings/people");
    await button(tab, "Invite somebody").click();
    const dialog = tab.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("E-mail").fill(role + "@example.org");
    await dialog.getByRole("radio", { name: role === "lead" ? /^Lead/ : /^Agent/ }).check();
    if (role === "lead") await sound(tab, "an invitation");
    await button(dialog, "Make the invitation").click();
    invited[role] = await tab.getByLabel("The link").inputValue();
  }
  await sound(tab, "a link to send");
  people.lead = await enter(invited.lead, PASSWORDS.lead);
  await people.lead.tab.getByRole("heading", { name: "No conversation goes on now" }).waitFor();
  await sound(people.lead.tab, "an empty floor");
  people.agent = await enter(invited.agent, PASSWORDS.agent);
  await people.agent.tab.waitForURL("**/desk");
  const late = await person();
  await late.tab.goto(invited.agent);
  assert.equal(await late.tab.getByLabel(/New password/).count(), 0);
  await sound(late.tab, "a used link");
  await late.context.close();
});

step("who signs out is asked for their password, and comes back to the room they wanted", async () => {
  const { tab } = people.agent;
  await button(tab, /^Ada Quist/, false).click();
  await tab.getByRole("menuitem", { name: "Sign out" }).click();
  await tab.waitForURL("**/sign-in**");
  await tab.goto(served.url + "/settings/account");
  await tab.waitForURL("**/sign-in**");
  await sound(tab, "the sign-in");
  await tab.getByLabel("E-mail").fill("agent@example.org");
  await tab.getByLabel("Password").fill("not the one it is");
  await button(tab, "Sign in").click();
  await sound(tab, "a sign-in that was refused");
  await tab.getByLabel("E-mail").fill("agent@example.org");
  await tab.getByLabel("Password").fill(PASSWORDS.agent);
  await button(tab, "Sign in").click();
  await tab.waitForURL("**/settings/account");
  await tab.getByRole("heading", { name: "Your account" }).waitFor();
});

step("an address that is no room is a page of its own, for whoever asks", async () => {
  const { tab } = people.agent;
  for (const path of ["/no-such-room", "/desk/one/two"]) {
    const answer = await tab.goto(served.url + path);
    assert.equal(answer.status(), 404);
    await tab.getByRole("heading", { name: "There is no such page" }).waitFor();
  }
  await sound(tab, "no such page");
  await tab.goto(served.url + "/floor");
  await tab.getByRole("heading", { name: "This is not for you to see" }).waitFor();
  await tab.getByRole("link", { name: "To the first page" }).click();
  await tab.waitForURL("**/desk");
  const outside = await person();
  assert.equal((await outside.tab.goto(served.url + "/no-such-room")).status(), 404);
  await outside.tab.getByRole("heading", { name: "There is no such page" }).waitFor();
  await sound(outside.tab, "no such page, not signed in");
  await outside.tab.getByRole("link", { name: "To the first page" }).click();
  await outside.tab.waitForURL("**/sign-in");
  await outside.context.close();
});

step("a conversation sent by a program with the owner's token comes to the desk and grows there", async () => {
  const owner = people.owner.tab;
  await owner.goto(served.url + "/settings/tokens");
  await button(owner, "Make a token").click();
  await owner.getByLabel("What it is for").fill("Help desk");
  await sound(owner, "making a token");
  await button(owner, "Make it").click();
  token = await owner.getByRole("textbox", { name: "The token" }).inputValue();
  await sound(owner, "a token shown once");

  const { tab } = people.agent;
  await tab.goto(served.url + "/desk");
  await tab.getByRole("heading", { name: "No conversation goes on now" }).waitFor();
  await sound(tab, "an empty desk");
  // two contacts before this one, so that something is known before the first word
  const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString();
  for (const [id, days] of [["old-1", 20], ["old-2", 6]]) {
    await send("/conversations", { id, channel: "email", customerId: "k-1", topic: "late refund", startedAt: ago(days), turns: [{ speaker: "customer", text: "My refund has not come. I am frustrated." }, { speaker: "agent", text: "I will look into it." }] });
    await send(`/conversations/${id}/close`, {});
  }
  await send("/conversations", { id: "live", channel: "chat", customerId: "k-1", topic: "late refund", turns: [] });
  await tab.getByRole("link", { name: /Late refund/i }).click();
  await button(tab, "Take it").click();
  await tab.locator(".desk-acts", { hasText: "Yours" }).waitFor();
  await tab.getByRole("heading", { name: "Before the first word" }).first().waitFor();
  await sound(tab, "a desk before the first word");
  await says("live", "customer", "This is the third time I write about my refund and nobody has answered. I need the money by Friday, my daughter starts school. Where is it??");
  await grown(tab, 1);
  await says("live", "agent", "Our policy is to wait ten working days.");
  await says("live", "customer", "TEN DAYS? You people don't listen. I said Friday! I'm so fed up with this.");
  await grown(tab, 3);
  assert.deepEqual((await shown(tab)).map(([turn]) => turn), [0, 1, 2]);
  await tab.getByRole("heading", { name: "The arc" }).waitFor();
});

step("the lesson stands before the first hint; a hint is dismissed with a reason and stays away", async () => {
  const { tab } = people.agent;
  await tab.getByRole("heading", { name: "Before the first hint" }).waitFor();
  await sound(tab, "the lesson");
  await button(tab, "I have read this").click();
  await button(tab, "Dismiss").waitFor();
  await sound(tab, "a desk with a hint");
  await button(tab, "Dismiss").click();
  await tab.getByRole("menuitem", { name: "Does not fit here" }).click();
  await button(tab, "Dismiss").waitFor({ state: "detached" });
  await button(tab, "Hints").click();
  await tab.getByRole("dialog").getByText("dismissed: Does not fit here").waitFor();
  await sound(tab, "the settings of hints");
  await tab.reload();
  await grown(tab, 3);
  await button(tab, "Hints").waitFor();
  assert.equal(await button(tab, "Dismiss").count(), 0);
});

step("a draft with a “but” is marked while it is written, and its exchange mends it", async () => {
  const { tab } = people.agent;
  const box = tab.getByLabel("Draft of your reply", { exact: true }).and(tab.locator("textarea"));
  await box.pressSequentially("I understand that you are angry, but it takes ten days.");
  const exchange = button(tab, / for but$|^leave it out: but$/, false).first();
  await exchange.waitFor();
  await sound(tab, "a draft with marks");
  await exchange.click();
  assert.doesNotMatch(await box.inputValue(), /\bbut\b/);
  await exchange.waitFor({ state: "detached" });
  await box.press("Control+z");
  assert.match(await box.inputValue(), /\bbut\b/);
  await button(tab, "Clear").click();
  assert.equal(await box.inputValue(), "");
});

step("a pattern that lacks a fact refuses and names it; the notes are ready", async () => {
  const { tab } = people.agent;
  await button(tab, "Patterns").click();
  const drawer = tab.getByRole("dialog");
  const refused = drawer.getByRole("button", { name: /Cannot be filled: .+ not known/ }).first();
  const lacks = (await refused.innerText()).match(/Cannot be filled: (.+) is not known/)[1].split("; ");
  await sound(tab, "the patterns");
  await refused.click();
  const alert = drawer.getByRole("alert");
  await alert.getByText("It cannot be filled yet. What is missing:").waitFor();
  for (const fact of lacks) assert.ok((await alert.innerText()).includes(fact), fact);
  assert.equal(await button(drawer, "Copy the steps").count(), 0);
  await sound(tab, "a pattern that refuses");
  await button(drawer, "Close").click();
  await drawer.waitFor({ state: "detached" });
  await button(tab, "Notes").click();
  await button(drawer, "Copy the notes").waitFor();
  await sound(tab, "the notes");
  await button(drawer, "Close").click();
  await drawer.waitFor({ state: "detached" });
});

step("the lead sees who needs help and whispers; only the agent's desk shows it, and a word asked for comes back", async () => {
  const lead = people.lead.tab;
  const agent = people.agent.tab;
  await lead.goto(served.url + "/floor");
  const row = lead.getByRole("button", { name: /Late refund/i });
  await row.waitFor();
  assert.match(await row.innerText(), /Ada Quist/);
  await sound(lead, "the floor");
  await row.click();
  await grown(lead, 3);
  await lead.getByLabel("Whisper to Ada Quist").fill("Offer to pay it by hand today, I approve it.");
  await button(lead, "Whisper").click();
  await lead.getByText("Whispered so far").waitFor();
  await agent.getByText("Lea Holm whispers").waitFor();
  await agent.getByText("Offer to pay it by hand today, I approve it.").waitFor();
  await sound(agent, "a desk with a whisper");
  await sound(lead, "listening in");
  await button(agent, "Ask for a word").click();
  await agent.getByRole("menuitem", { name: "With a lead, afterwards" }).click();
  await lead.getByText("Ada Quist asks for a word with a lead").waitFor();
  await button(lead, "We talked").click();
  await agent.getByText(/You asked for a word/).waitFor({ state: "detached" });
  // what is said becomes an alert, within its budget
  await button(lead, /^Close/, false).first().click();
  await send("/conversations", { id: "second", channel: "chat", topic: "broken lamp", turns: [{ speaker: "customer", text: "The lamp came broken." }] });
  await says("second", "customer", "This is ridiculous!! I want to speak to your manager NOW. You people never listen.");
  await lead.getByRole("region", { name: "Alerts" }).getByText(/broken lamp/i).waitFor();
  await sound(lead, "the floor with an alert");
});

step("a mark is called wrong with a word why, and that stands after a reload", async () => {
  const { tab } = people.owner;
  await tab.goto(served.url + "/conversations/live");
  const tag = tab.locator("[data-turn='2'] .tags button").first();
  await tag.click();
  await button(tab, "This mark is wrong").click();
  await tab.getByLabel("Why?").fill("The capitals are how they always write");
  await sound(tab, "a mark being called wrong");
  await button(tab, "Say so").click();
  const said = tab.locator("[data-turn='2']").getByText("You said that it is wrong: “The capitals are how they always write”");
  await said.waitFor();
  await tab.reload();
  await tag.click();
  await said.waitFor();
  await sound(tab, "a mark called wrong");
});

step("a house page is tried on what is stored before it is switched on, and is heard from then on", async () => {
  const { tab } = people.owner;
  await tab.goto(served.url + "/settings/pages");
  await button(tab, "Write a page").click();
  await tab.getByRole("link", { name: /A customer asks for an offer of yours/ }).click();
  await tab.getByText("The page can be read and all its examples hold.").waitFor();
  assert.ok(await button(tab, "Switch on").isDisabled());
  await sound(tab, "a page being written");
  // an example that does not hold is said at once
  await tab.getByLabel("The page, in Markdown").press("Control+End");
  await tab.locator(".cm-line", { hasText: "The parcel came this morning." }).click();
  await tab.keyboard.press("End");
  await tab.keyboard.insertText(" Please call me back.");
  await tab.getByText("fails", { exact: true }).first().waitFor();
  await sound(tab, "a page with an example that fails");
  await tab.keyboard.press("Control+z");
  await tab.getByText("The page can be read and all its examples hold.").waitFor();
  await button(tab, "Save and try it").click();
  await tab.getByText(/It would have marked 1 turn of \d+, in 1 conversation of \d+\./).waitFor();
  assert.equal(await tab.locator(".quotes mark").first().innerText(), "Can somebody call me back");
  await sound(tab, "a page tried on history");
  await button(tab, "Switch on").click();
  await button(tab, "Switch off").waitFor();
  const agent = people.agent.tab;
  await says("live", "customer", "Can somebody call me back before five?");
  await grown(agent, 4);
  await agent.locator("[data-turn='3'] .tags").getByText("Asks to be rung back").waitFor();
});

step("a connection cut and a service stopped: the desk says so, goes on by itself, and has each turn once", async () => {
  const { tab, context } = people.agent;
  const line = (state) => tab.locator(`.desk-head [data-line='${state}']`).waitFor();
  await line("live");
  await context.setOffline(true);
  await line("offline");
  await tab.getByText("Your device is offline.").waitFor();
  await sound(tab, "a desk without a connection");
  await says("live", "agent", "I see why that makes you angry.");
  await says("live", "agent", "I pay it by hand, and you have it tomorrow.");
  assert.equal(await turns(tab).count(), 4);
  await context.setOffline(false);
  await grown(tab, 6);
  await line("live");
  await served.end();
  await line("reconnecting");
  await sound(tab, "a desk without a service");
  await served.again();
  await says("live", "customer", "Thank you. That is all I wanted to hear.");
  await grown(tab, 7);
  await line("live");
  const stored = await fetch(served.url + "/api/v1/conversations/live", { headers: { Authorization: "Bearer " + token } }).then((answer) => answer.json());
  assert.deepEqual(await shown(tab), stored.turns.map((turn, at) => [at, turn.text]));
});

step("another house's people are told that nothing is there, by whatever link", async () => {
  const { tab } = people.owner;
  await tab.goto(served.url + "/settings/houses");
  await tab.getByLabel("Its name").fill("Second House");
  await tab.getByLabel("Its owner's name").fill("Otto Lund");
  await tab.getByLabel("Its owner's e-mail").fill("otto@example.net");
  await button(tab, "Make it, and invite its owner").click();
  const other = await enter(await tab.getByLabel("The link").inputValue(), PASSWORDS.other);
  await other.tab.waitForURL("**/welcome");
  for (const path of ["/conversations/live", "/desk/live"]) {
    await other.tab.goto(served.url + path);
    await other.tab.getByText("Nothing is here for you").waitFor();
    assert.equal(await turns(other.tab).count(), 0);
    assert.equal(await other.tab.getByText("refund").count(), 0);
  }
  await sound(other.tab, "what is not there");
  await other.tab.goto(served.url + "/conversations");
  await other.tab.getByText("No conversation has come in yet").waitFor();
  await sound(other.tab, "an empty list");
  const status = await other.tab.evaluate(() => fetch("/api/v1/conversations/live/reading").then((answer) => answer.status));
  assert.equal(status, 404);
  await other.context.close();
});

step("axe finds nothing in any other room, and nothing failed in anybody's pages", async () => {
  const { tab } = people.owner;
  await send("/conversations/second/close", {});
  for (const [path, there] of [
    ["/conversations", "a[href^='/conversations/']"],
    ["/conversations/second", "[data-turn]"],
    ["/read", "textarea"],
    ["/desk", ".desk-list"],
    ["/settings/people", ".rows li"],
    ["/settings/teams", "main h1"],
    ["/settings/tokens", ".rows li"],
    ["/settings/pages", "main a[href^='/settings/pages/']"],
    ["/settings/masking", "main input"],
    ["/settings/channels", "main h1"],
    ["/settings/customers", "main h1"],
    ["/settings/audit", "main table, main .rows"],
    ["/settings/account", "main h1"],
    ["/settings/houses", ".rows li"],
  ]) {
    await tab.goto(served.url + path);
    await tab.locator(there).locator("visible=true").first().waitFor();
    await sound(tab, path);
  }
  await tab.goto(served.url + "/conversations");
  await tab.getByLabel("Words that were said").fill("nothingofthesort");
  await tab.getByLabel("Words that were said").press("Enter");
  await tab.getByText("Nothing was found").waitFor();
  await sound(tab, "a search that found nothing");
  await tab.goto(served.url + "/settings/account");
  await tab.locator("main h2").first().waitFor();
  await tab.keyboard.press("?");
  await tab.getByRole("dialog").waitFor();
  await sound(tab, "the list of keys");
  assert.deepEqual(faulty, []);
});

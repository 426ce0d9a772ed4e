// The text box protocol, spoken by packages of other people: gramma asks as editors' plug-ins do,
// annotatedtext takes a page apart into words and markup.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { service } from "./service.js";

const require = createRequire(import.meta.url);
let served;
before(async () => {
  served = await service(["--without-model"], { HEARD_ANONYMOUS_CHECK: "true" });
});
after(() => served?.stop());

const DRAFT = "I understand 😀 that this is annoying, but you should have read the terms. Calm down.";

test("gramma finds the places and their exchanges", async () => {
  const { check } = require("gramma");
  const answer = await check(DRAFT, { api_url: served.url + "/v2/check", language: "en-US" });
  assert.equal(answer.software.name, "Heard");
  const found = Object.fromEntries(answer.matches.map((match) => [match.rule.id, match]));
  assert.equal(found["but-negation"].word, "but");
  assert.equal(DRAFT.substr(found["but-negation"].offset, found["but-negation"].length), "but");
  assert.equal(found["but-negation"].replacements[0].value, "and");
  assert.ok(found.dismissive && found.blame);
});

test("gramma reads Markdown without its marks", async () => {
  const { check } = require("gramma");
  const text = "# Dear Ann\n\nI understand that this is *annoying*, **but** you should have read `calm down`.\n";
  const answer = await check(text, { api_url: served.url + "/v2/check", language: "en", markdown: true });
  const but = answer.matches.find((match) => match.rule.id === "but-negation");
  assert.equal(text.substr(but.offset, but.length), "but");
  assert.ok(!answer.matches.some((match) => match.rule.id === "dismissive"));
});

test("a page that annotatedtext took apart is marked where its words stand", async () => {
  const { build } = require("annotatedtext");
  const page = "<p>I understand that this is annoying, <b>but</b> you should have read it.</p><p>Calm down.</p>";
  const tags = (text) => ({
    children: [...text.matchAll(/[^<>]+(?=<)/g)].map((words) => ({
      type: "text", value: words[0], position: { start: { offset: words.index }, end: { offset: words.index + words[0].length } },
    })),
  });
  const options = {
    children: (node) => node.children,
    annotatetextnode: (node, text) => node.type !== "text" ? null : {
      offset: { start: node.position.start.offset, end: node.position.end.offset },
      text: text.substring(node.position.start.offset, node.position.end.offset),
    },
    interpretmarkup: (markup) => "\n".repeat((markup.match(/<\/p>/g) || []).length * 2),
  };
  const data = JSON.stringify(build(page, tags, options));
  const response = await fetch(served.url + "/v2/check", {
    method: "POST", body: new URLSearchParams({ language: "en-GB", data }),
  });
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  const words = answer.matches.map((match) => page.substr(match.offset, match.length));
  assert.ok(words.includes("but"), words.join("|"));
  assert.ok(words.includes("Calm down."), words.join("|"));
});

// Pictures of every room and its main states: node shots.js FOLDER SEED
import { join } from "node:path";
import { service } from "./service.js";
import { browse, everyLook, hasConsole, SIZES } from "./look.js";

const [to, seed] = process.argv.slice(2);
const served = await service(["--demo", "--seed", seed], { HEARD_PLAIN_PAGES: "false" });
const browser = await browse();
let failed = false;
try {
  if (!(await hasConsole(served.url))) throw new Error("The console was not built.");
  const tab = await (await browser.newContext({ viewport: SIZES[0], colorScheme: "light", reducedMotion: "reduce" })).newPage();
  tab.setDefaultTimeout(60_000);
  const room = async (name, path, there, then = async () => {}) => {
    try {
      if (path !== null) await tab.goto(served.url + path);
      await tab.locator(there).first().waitFor();
      await then();
      await everyLook(tab, (look) => tab.screenshot({ path: join(to, `${name}-${look}.png`), animations: "disabled" }));
      console.log(name);
    } catch (error) {
      failed = true;
      console.error(`${name}: ${error.message.split("\n")[0]}`);
    }
  };
  const button = (name) => tab.getByRole("button", { name, exact: true }).first();

  await room("floor", "/", ".floor-row.needs");
  await room("floor-listening", null, ".floor-row", async () => {
    await tab.locator(".floor-row").first().click();
    await tab.locator(".listen [data-turn]").first().waitFor();
  });
  await room("desk", "/desk", ".desk-row");
  await room("desk-conversation", null, ".desk-row", async () => {
    await tab.locator(".desk-row").first().click();
    await tab.locator("[data-turn] .tag").first().waitFor();
  });
  await room("desk-draft", null, "textarea", async () => {
    await tab.locator(".draft textarea").fill("I understand that you are angry, but it takes ten days.");
    await tab.locator(".draft .exchange").first().waitFor();
  });
  await room("desk-patterns", null, "main", async () => {
    await button("Patterns").click();
    await tab.locator(".techniques li").first().waitFor();
  });
  await tab.keyboard.press("Escape");
  await room("desk-notes", null, "main", async () => {
    await button("Notes").click();
    await button("Copy the notes").waitFor();
  });
  await room("conversations", "/conversations", "a[href^='/conversations/']");
  await room("conversation", null, "a[href^='/conversations/']", async () => {
    await tab.locator("main a[href^='/conversations/']").first().click();
    await tab.locator("[data-turn] .tag").first().waitFor();
  });
  await room("conversation-why", null, "[data-turn] .tag", async () => {
    await tab.locator("[data-turn] .tag").first().click();
    await tab.locator(".why").waitFor();
  });
  await room("read", "/read", "textarea", async () => {
    await button("Put in an example").click();
    await button("Read it").click();
    await tab.locator("[data-turn]").first().waitFor();
  });
  await room("welcome", "/welcome", "textarea");
  await room("welcome-heard", null, "textarea", async () => {
    await button("Put an example in").click();
    await tab.getByText("6 turns.").waitFor();
    await button("Read it").click();
    await tab.locator(".story").waitFor();
  });
  for (const [name, there] of [
    ["people", ".rows li"],
    ["teams", "main form"],
    ["tokens", ".rows li, .state"],
    ["pages", "main h1"],
    ["new-page", "main a[href*='new-page/']"],
    ["new-page/cue", ".cm-content"],
    ["masking", "main input"],
    ["channels", "main h1"],
    ["customers", "main input"],
    ["audit", "main table, main .rows, main ol"],
    ["account", "main h2"],
    ["houses", ".rows li"],
  ]) await room(`settings-${name.replace("/", "-")}`, `/settings/${name}`, there);
  await room("not-there", "/conversations/no-such-one", ".state");
  await room("nowhere", "/no-such-room", ".state");
  await room("keys", "/conversations", "a[href^='/conversations/']", async () => {
    await tab.keyboard.press("?");
    await tab.getByRole("dialog").waitFor();
  });
  await room("sign-in", "/sign-in", "form");
} finally {
  await browser.close();
  await served.stop();
}
if (failed) process.exitCode = 1;

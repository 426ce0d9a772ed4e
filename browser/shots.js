// Pictures of the console's rooms; browser/shots starts it.
import { chromium } from "playwright-core";
import { service } from "./service.js";

const [folder, seed] = process.argv.slice(2);
const ROOMS = {
  floor: "/floor",
  desk: "/desk/:id",
  conversations: "/conversations",
  conversation: "/conversations/:id",
  read: "/read",
  welcome: "/welcome",
  people: "/settings/people",
  teams: "/settings/teams",
  tokens: "/settings/tokens",
  pages: "/settings/pages",
  page: "/settings/new-page",
  masking: "/settings/masking",
  channels: "/settings/channels",
  customers: "/settings/customers",
  audit: "/settings/audit",
  account: "/settings/account",
  houses: "/settings/houses",
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const served = await service(["--demo", "--seed", seed], { HEARD_PLAIN_PAGES: "false" });
try {
  const first = await (await browser.newContext()).newPage();
  await first.goto(served.url + "/");
  // The one that has been hottest, once something was said.
  let shown;
  for (let tries = 0; tries < 60 && !shown; tries++) {
    await first.waitForTimeout(2_000);
    const { rows } = await (await first.request.get(served.url + "/api/v1/floor")).json();
    shown = rows.find((row) => row.turns >= 6 && Math.max(0, ...row.intensity) >= 2);
  }
  const id = shown?.id ?? (await (await first.request.get(served.url + "/api/v1/conversations")).json()).conversations[0].id;
  for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: "reduce", storageState: await first.context().storageState() });
      const tab = await context.newPage();
      for (const [name, path] of Object.entries(ROOMS)) {
        await tab.goto(served.url + path.replace(":id", encodeURIComponent(id)));
        await tab.locator("h1:visible, h2:visible").first().waitFor();
        await tab.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
        await tab.screenshot({ path: `${folder}/${name}-${size.width}-${colorScheme}.png` });
      }
      await context.close();
    }
  }
  console.log(`${Object.keys(ROOMS).length * 4} pictures stand in ${folder}`);
} finally {
  await browser.close();
  await served.stop();
}

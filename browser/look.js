// What tests and pictures of the console share: a browser, people in it, and a careful look at a page.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
export const SCHEMES = ["light", "dark"];

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export const browse = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** Whether the service has the console: the plain pages know no floor, and lead nobody on to one. */
export async function hasConsole(url) {
  const answer = await fetch(url + "/floor", { redirect: "manual" });
  const on = answer.headers.get("location");
  return answer.status === 200 || (on !== null && !on.endsWith("/sign-in"));
}

/** Waits until nothing moves that ends by itself, so that colours and places are those that stay. */
export const still = (tab) =>
  tab.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity),
  );

/** Calls for each size and scheme, and leaves the page as the first of them. */
export async function everyLook(tab, each) {
  for (const size of SIZES) {
    await tab.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await still(tab);
      await each(`${size.width}-${colorScheme}`);
    }
  }
  await tab.setViewportSize(SIZES[0]);
  await tab.emulateMedia({ colorScheme: SCHEMES[0], reducedMotion: "reduce" });
}

/** What axe finds on the page as it stands, and what runs over its edge. */
export async function faults(tab) {
  if (!(await tab.evaluate(() => "axe" in window))) await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    const found = violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(" ")} ${node.failureSummary}`));
    const over = document.documentElement.scrollWidth - innerWidth;
    return over > 0 ? [...found, `${over} px run over the edge`] : found;
  });
}

// What tests and pictures of the console share: a browser, people in it, and a careful look at a page.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
/** What is left of a wide and of a narrow window at 200 % zoom. */
export const ZOOMED = [{ width: 720, height: 450 }, { width: 320, height: 450 }];
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

/** Calls for what is left of each size at 200 % zoom, and leaves the page as the first of [SIZES]. */
export async function everyZoom(tab, each) {
  for (const size of ZOOMED) {
    await tab.setViewportSize(size);
    await still(tab);
    await each(`${size.width} at 200 %`);
  }
  await tab.setViewportSize(SIZES[0]);
}

/** What axe finds on the page as it stands, and what runs over its edge. */
export async function faults(tab) {
  if (!(await tab.evaluate(() => "axe" in window))) await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
    const found = violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(" ")} ${node.failureSummary}`));
    const over = document.documentElement.scrollWidth - innerWidth;
    return over > 0 ? [...found, `${over} px run over the edge`] : found;
  });
}

/**
 * What is lost on the page as it stands, beside what [faults] finds: what has to be scrolled sideways though it
 * is no table, what no scrolling brings into sight, and what lies under something else.
 */
export const lost = (tab) =>
  tab.evaluate(() => {
    const name = (one) => `<${one.localName} class="${one.getAttribute("class") ?? ""}"> ${(one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 40)}`;
    const open = document.querySelector("[role=dialog]");
    const within = open ?? document.body;
    const found = [];
    for (const one of within.querySelectorAll("*")) {
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
      if (scrolls && !one.matches("textarea, input, pre, .cm-scroller, .settings-ways") && one.querySelector("table, [role=table]") === null) found.push(`scrolls sideways: ${name(one)}`);
    }
    const before = [scrollX, scrollY];
    for (const one of within.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
      if (one.disabled || !one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || one.closest(".skip, [inert], [aria-hidden=true]")) continue;
      one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      // The middle of each part of it that is in the window.
      const spots = [...one.getClientRects()].map((box) => ({ left: Math.max(0, box.left), right: Math.min(innerWidth, box.right), top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom) }));
      if (spots.every((box) => box.right - box.left < 2 && box.bottom - box.top < 2)) continue;
      const met = spots.map((box) => document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2));
      // A switch lies under its drawing, and both in one label; a card that was opened goes with Escape.
      const own = (hit) => hit !== null && (one.contains(hit) || hit.contains(one) || one.closest("label, .mantine-Switch-body, .mantine-InputWrapper-root")?.contains(hit) || [...(one.labels ?? [])].some((label) => label.contains(hit)) || hit.closest(".why") !== null);
      if (!met.some(own)) found.push(met.every((hit) => hit === null) ? `out of sight: ${name(one)}` : `under ${name(met.find((hit) => hit !== null))}: ${name(one)}`);
    }
    scrollTo(...before);
    return found;
  });

// A browser without a window, and what tests look at in it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export const screen = { width: 1920, height: 1080 };

export async function open_browser() {
  return chromium.launch({
    executablePath: process.env.DND_CHROMIUM ?? "/usr/lib/chromium/chromium",
    args: ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none"],
  });
}

/**
 * A page of its own, with its own cookies. `session` is what the host would say who this is; `asked`
 * gets what the page asks for. What goes wrong in it is in `page.wrongs`.
 */
export async function open_page(browser, address, options = {}) {
  const { size = desk, scheme = "light", session = null, asked = [], ...more } = options;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    hasTouch: size.width < 800,
    reducedMotion: "reduce",
    ...more,
  });
  if (session)
    await context.route(/\/v1\/session$/, (route) =>
      route.fulfill({ status: session.status ?? 200, json: session.json ?? session }),
    );
  const page = await context.newPage();
  page.wrongs = [];
  page.on("request", (request) => asked.push(request));
  page.on("pageerror", (error) => page.wrongs.push(error.stack ?? error.message));
  page.on("console", (message) => {
    const is_network = /Failed to load resource|WebSocket connection/.test(message.text());
    if (message.type() === "error" && !is_network) page.wrongs.push(message.text());
  });
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  return page;
}

/** The same at a place at the table: `seat` is a role and characters, as for `Host.seat`. */
export async function open_seat(browser, host, seat, options = {}) {
  const { campaign, more = "", ...others } = options;
  const { token, session } = await host.seat(...seat);
  return open_page(browser, host.address(campaign, more, token), { session, ...others });
}

/** What axe finds wrong with what is shown, each as one line. */
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target.join(" ")} (${node.failureSummary})`),
  );
}

/** That nothing has to be scrolled sideways. */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// A whole fight by buttons alone: players who know no rules press the first button on their phones,
// and the game master plays the monsters by keys.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open_browser, open_seat, phone } from "./browser.mjs";
import { Host } from "./host.mjs";

const host = new Host();
const characters = ["Grog", "Mira", "Elara"];
/** More than the fight needs: it must come to an end. */
const steps_max = 250;
let browser;
let gm;
const phones = new Map();

before(async () => {
  host.make();
  await host.start();
  await host.say("session start The mill", "add Grog and: Mira and: Elara", "add goblin count: 2");
  await host.say("add ogre");
  browser = await open_browser();
  gm = await open_seat(browser, host, ["gm"]);
  for (const name of characters)
    phones.set(
      name.toLowerCase(),
      await open_seat(browser, host, ["player", name], { size: phone }),
    );
});
after(async () => {
  await browser?.close();
  await host.remove();
});

/** What is shown is what is so now. */
async function settled(page, seq) {
  const text = `event ${seq.toLocaleString("en-US")}`;
  if (page === gm) await page.locator(".saved", { hasText: text }).waitFor();
}

const is_over = (table) => {
  const up = (kind) => table.creatures.some((each) => each.kind === kind && each.hp > 0);
  return !up("character") || !up("monster");
};

/** The first thing that can be pressed; then the first target, or one that is enough. */
async function press_first(page) {
  const option = page.locator(".deeds .option:not(.shut)").first();
  if ((await option.count()) === 0) return false;
  const targets = await option.getAttribute("data-targets");
  await option.click();
  if (targets !== "none") await page.locator(".targets button").first().click();
  if (targets === "many") await page.getByRole("button", { name: "Do it" }).click();
  return true;
}

async function answer_questions() {
  for (const page of [...phones.values(), gm]) {
    const pass = page.locator(".asked button.primary").first();
    if (await pass.isVisible()) {
      await pass.click();
      await page.locator(".asked").waitFor({ state: "detached" });
    }
  }
}

/** The last event as a player counts them, who does not see all of them. */
function seq_seen_by(page) {
  return page.evaluate(async () => {
    const answer = await fetch("/v1/campaigns/Faerun/The-Lost-Mine/table");
    return (await answer.json()).seq;
  });
}

async function play_turn(table) {
  const id = table.encounter.turn;
  const page = phones.get(id);
  const who = table.creatures.find((each) => each.id === id);
  if (page) {
    await page.locator(".player.mine").waitFor();
    const save = page.getByRole("button", { name: "Roll a death save", exact: true });
    if (who.life === "dying") await save.waitFor();
    if (await save.isVisible()) await save.click();
    else if (who.hp > 0) {
      const seen = await seq_seen_by(page);
      await page.locator(`.deeds[data-seq="${seen}"] .option`).first().waitFor();
      await press_first(page);
    }
    await host_moves_on(table.seq, who.hp > 0 || who.life === "dying").catch(async (error) => {
      throw new Error(`${error.message}: ${await page.locator("#app").innerText()}`);
    });
    await answer_questions();
    await page.getByRole("button", { name: "End my turn", exact: true }).click();
  } else {
    await settled(gm, table.seq);
    await gm.locator(".card h2", { hasText: who.called }).waitFor();
    const best = gm.locator(".options .option.best");
    const known = gm.locator(`.options ol[data-seq="${table.seq}"]`);
    await known.or(gm.locator(".card .wait")).first().waitFor();
    if (await best.isVisible()) {
      const key = await best.locator("kbd").innerText();
      await gm.keyboard.press(key);
      await gm.locator(".order .ask").waitFor();
      await gm.keyboard.press("Enter");
      await host_moves_on(table.seq, true);
      await answer_questions();
    }
    await gm.keyboard.press("n");
  }
  await host_moves_on(table.seq, true, id);
}

/** Until something has happened, or it is another's turn. */
async function host_moves_on(seq, is_wanted, turn_of = null) {
  for (let tries = 0; tries < 200 && is_wanted; ++tries) {
    const now = await host.table();
    if (!now.encounter) return;
    if (turn_of === null ? now.seq > seq : now.encounter.turn !== turn_of) return;
    if (turn_of !== null) await answer_questions();
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  if (is_wanted) throw new Error(`nothing happens after event ${seq}`);
}

test("is played to its end", { timeout: 120_000 }, async () => {
  await gm.keyboard.press("n");
  for (const page of phones.values())
    await page.getByRole("button", { name: "Roll initiative", exact: true }).click();
  let table = await host.table();
  for (let tries = 0; tries < 100 && !table.encounter?.turn; ++tries) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    table = await host.table();
  }
  assert.ok(table.encounter?.turn, "the fight begins when all have rolled");
  let steps = 0;
  while (!is_over(table) && steps < steps_max) {
    await play_turn(table);
    table = await host.table();
    ++steps;
  }
  assert.ok(is_over(table), `not over after ${steps} turns`);
  await gm.getByRole("button", { name: "End the fight" }).click();
  await gm.locator(".start", { hasText: "No fight is on." }).waitFor();
  for (const page of [gm, ...phones.values()]) assert.deepEqual(page.wrongs, []);
});

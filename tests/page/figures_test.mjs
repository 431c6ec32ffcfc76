// What was played in numbers: who may see what of it, and that it is what was played.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, open_browser, open_seat, overflow, phone } from "./browser.mjs";
import { Host } from "./host.mjs";

const host = new Host();
let browser;

before(async () => {
  host.make();
  await host.start();
  await host.say("session start The mill", "add Grog and: Elara", "add goblin");
  await host.say(
    "encounter start",
    "damage to: goblin-1 amount: 3 by: Grog",
    "damage to: Grog amount: 5 by: goblin-1",
    "check stealth by: goblin-1",
    "encounter end",
    "session end",
    "session start The road",
    "damage to: Elara amount: 2",
  );
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await host.remove();
});

async function with_seat(seat, options, what) {
  const page = await open_seat(browser, host, seat, options);
  try {
    await what(page);
    assert.deepEqual(page.wrongs, []);
  } finally {
    await page.context().close();
  }
}

const row_of = (page, name) => page.locator(".bars li", { hasText: name });

test("the game master sees damage, dice and the course of a fight", async () => {
  await with_seat(["gm"], {}, async (page) => {
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("f");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "session 2" }).waitFor();
    await row_of(page, "Elara").getByText("took 2").waitFor();
    assert.equal(await row_of(page, "Grog").count(), 0);
    assert.deepEqual(await faults(page), []);
    await dialog.getByRole("button", { name: "Campaign" }).click();
    await row_of(page, "Grog").getByText("took 5").waitFor();
    assert.deepEqual(await faults(page), []);
    await dialog.getByRole("button", { name: "Dice" }).click();
    await page.locator(".faces li").nth(19).waitFor();
    assert.deepEqual(await faults(page), []);
    await dialog.getByRole("button", { name: "Hit points" }).click();
    await page.locator(".course path").first().waitFor();
    await page.locator(".legend li", { hasText: "Grog" }).getByText(/\d+ → \d+/).waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await dialog.count(), 0);
  });
});

test("a player sees what came of their own character, and no more", async () => {
  await with_seat(["player", "Grog"], { size: phone }, async (page) => {
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("button", { name: "Figures…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Campaign" }).click();
    await row_of(page, "Grog").waitFor();
    assert.equal(await page.locator(".bars li").count(), 1);
    assert.equal(await dialog.getByRole("button", { name: "Dice" }).count(), 0);
    assert.deepEqual(await faults(page), []);
    assert.ok((await overflow(page)) <= 0);
  });
});

test("a spectator is offered none", async () => {
  await with_seat(["spectator"], {}, async (page) => {
    await page.locator(".row").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Figures…" }).count(), 0);
    await page.keyboard.press("f");
    assert.equal(await page.getByRole("dialog").count(), 0);
  });
});

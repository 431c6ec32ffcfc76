// The page in a real browser, on the real host: one campaign, step by step, as a table would use it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { desk, open_browser, open_seat, phone } from "./browser.mjs";
import { begin_fight, Host } from "./host.mjs";

const host = new Host();
let browser;
let page;

const row = (id) => page.locator(`#row-${id}`);
const last_line = () => page.locator(".log .entry").last();

before(async () => {
  host.make();
  await host.start();
  await begin_fight(host);
  browser = await open_browser();
  page = await open_seat(browser, host, ["gm"]);
  await page.waitForSelector(".desk");
});
after(async () => {
  await browser?.close();
  await host.remove();
});

describe("the files", () => {
  test("may load nothing from elsewhere, and are not sent twice", async () => {
    const first = await fetch(`${host.url}/app.js`);
    assert.match(first.headers.get("content-security-policy"), /default-src 'none'/);
    assert.equal(first.headers.get("referrer-policy"), "no-referrer");
    const etag = first.headers.get("etag");
    const second = await fetch(`${host.url}/app.js`, { headers: { "If-None-Match": etag } });
    assert.equal(second.status, 304);
    assert.equal(await second.text(), "");
  });
});

describe("the game master's desk", () => {
  test("shows whose turn it is, and that all is saved", async () => {
    assert.equal(await row("grog").getAttribute("aria-current"), "step");
    const { seq } = await host.table();
    await page.getByText(`Saved to event ${seq}`).waitFor();
    assert.match(await page.locator(".card h2").innerText(), /Grog/);
  });

  test("shows what somebody does elsewhere", async () => {
    await host.say("attack by: grog with: greataxe to: goblin-1 rolled: 17,2");
    await page.locator(".entry .main", { hasText: "Grog attacks goblin-1" }).waitFor();
    assert.match(await last_line().innerText(), /hit/);
    await page.locator("#row-goblin-1 .hp b", { hasText: "2" }).waitFor();
    await page.locator(".spendable.spent", { hasText: "action" }).first().waitFor();
  });

  test("says why something cannot be done, where it would be done", async () => {
    const axe = page.locator(".option.shut", { hasText: "Greataxe" });
    await axe.waitFor();
    assert.equal(await axe.getAttribute("aria-disabled"), "true");
    await axe.click({ force: true });
    await page.locator(".notice.bad", { hasText: "action" }).waitFor();
  });

  test("ends a turn and attacks by keys alone", async () => {
    await page.keyboard.press("n");
    await page.locator("#row-elara.now").waitFor();
    await page.locator(".card h2", { hasText: "Elara" }).waitFor();
    const option = page.locator(".options .option", { hasText: "Fire Bolt" });
    await option.waitFor();
    const key = await option.locator("kbd").innerText();
    await page.keyboard.press(key);
    await page.locator(".order .ask").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".entry .main", { hasText: "Elara" }).filter({ hasText: "Fire Bolt" }).waitFor();
  });

  test("undoes, and brings back", async () => {
    const before_it = await host.table();
    await page.keyboard.press("u");
    await page.locator(".entry.undone", { hasText: "Fire Bolt" }).waitFor();
    await page.keyboard.press("U");
    await page.locator(".entry:not(.undone) .main", { hasText: "Fire Bolt" }).first().waitFor();
    const now = await host.table();
    assert.deepEqual(
      now.creatures.map((each) => each.hp),
      before_it.creatures.map((each) => each.hp),
    );
  });

  test("deals damage, heals and imposes a condition in a few keys", async () => {
    await row("ogre-1").click();
    await page.keyboard.press("d");
    await page.keyboard.type("9");
    await page.keyboard.press("Enter");
    await page.locator("#row-ogre-1 .hp b", { hasText: "50" }).waitFor();
    await page.keyboard.press("h");
    await page.getByRole("dialog").getByRole("button", { name: "5", exact: true }).click();
    await page.locator("#row-ogre-1 .hp b", { hasText: "55" }).waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("pro");
    await page.keyboard.press("Enter");
    await page.locator("#row-ogre-1 .chip", { hasText: "prone" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("adds creatures by a search", async () => {
    await page.keyboard.press("a");
    await page.keyboard.type("wolf");
    await page.locator(".found button", { hasText: "Wolf" }).first().waitFor();
    await page.locator(".found .at", { hasText: /^Wolf/ }).waitFor();
    await page.keyboard.press("Enter");
    await row("wolf-1").waitFor();
  });

  test("completes commands, and shows an error under its place", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("attack with: dagger to: gob");
    await page.locator(".candidates li", { hasText: "goblin-1" }).waitFor();
    await page.keyboard.press("Tab");
    assert.match(await page.inputValue("#line"), /to: goblin-1 $/);
    await page.fill("#line", "attack by: nobody with: dagger to: goblin-1");
    await page.keyboard.press("Enter");
    await page.locator(".command .problem").waitFor();
    const mark = await page.locator(".command .mark").innerText();
    assert.equal(mark.indexOf("^"), "attack by: ".length);
    assert.equal(await page.inputValue("#line"), "attack by: nobody with: dagger to: goblin-1");
    await page.fill("#line", "");
    await page.keyboard.press("Escape");
  });

  test("shows the table as it was at an earlier line, and goes back", async () => {
    const line = page.locator(".entry .told", { hasText: "Grog attacks goblin-1" });
    await line.click();
    await page.locator(".banner.past").waitFor();
    await page.locator("#row-ogre-1 .hp b", { hasText: "59" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#row-ogre-1 .hp b", { hasText: "55" }).waitFor();
  });

  test("is the same after it is loaded again", async () => {
    const lines = await page.locator(".log .entry").count();
    await page.reload();
    await page.waitForSelector(".desk");
    await page.locator(".log .entry").nth(lines - 1).waitFor();
    assert.equal(await page.locator(".log .entry").count(), lines);
  });

  test("speaks to who does not see it", async () => {
    await host.say("note A bell rings.");
    await page.locator("#announce", { hasText: "A bell rings." }).waitFor({ state: "attached" });
    assert.equal(await page.locator("#announce").getAttribute("aria-live"), "polite");
    assert.equal(await page.locator(".log").getAttribute("role"), "log");
  });
});

describe("a lost connection", () => {
  test("is said, keeps what is typed, and resumes without loss or repetition", async () => {
    const lines = await page.locator(".log .entry").count();
    await host.end("SIGKILL");
    await page.locator(".banner", { hasText: "Not connected" }).waitFor();
    await page.locator(".banner", { hasText: "nothing is lost, what you type waits" }).waitFor();
    // Given while nobody listens: it is carried out when somebody does, once.
    await page.fill("#line", "note Written in the dark.");
    await page.locator("#line").press("Enter");
    await page.fill("#line", "note Half a thou");
    await host.start();
    await page.locator(".entry .main", { hasText: "Written in the dark." }).waitFor();
    await page.locator(".banner").waitFor({ state: "detached" });
    assert.equal(await page.inputValue("#line"), "note Half a thou");
    await host.say("note After it.");
    await page.locator(".entry .main", { hasText: "After it." }).waitFor();
    assert.equal(await page.locator(".log .entry").count(), lines + 2);
    await page.fill("#line", "");
    await page.keyboard.press("Escape");
  });
});

describe("two at once", () => {
  test("see what the other does, and what is typed here stays", async () => {
    const other = await open_seat(browser, host, ["player", "Grog"], { size: phone });
    await other.locator(".own h1", { hasText: "Grog" }).waitFor();
    await page.fill("#line", "note I am typing");
    await host.say("heal to: grog amount: 1", "temp to: grog amount: 4");
    await other.locator(".own .temp", { hasText: "+4" }).waitFor();
    await page.locator("#row-grog .temp", { hasText: "+4" }).waitFor();
    assert.equal(await page.inputValue("#line"), "note I am typing");
    await other.getByRole("button", { name: "Roll a check or a save" }).click();
    await other.getByRole("dialog").getByRole("button", { name: "athletics" }).click();
    await page.locator(".entry .main", { hasText: "Grog's Athletics (STR) check" }).waitFor();
    // The player has no buttons of the game master.
    assert.equal(await other.getByText("Damage").count(), 0);
    assert.deepEqual(other.wrongs, []);
    await other.context().close();
    await page.fill("#line", "");
    await page.keyboard.press("Escape");
  });
});

describe("a question", () => {
  test("stands above all else on the phone, says what it would do, and is answered there", async () => {
    const mine = await open_seat(browser, host, ["player", "Elara"], { size: phone });
    await mine.locator(".own h1", { hasText: "Elara" }).waitFor();
    // 13 against AC 12, and 17 with the spell.
    await host.say("attack by: goblin-2 with: scimitar to: elara rolled: 9 free");
    await mine.locator(".asked", { hasText: "goblin-2 hits you with Scimitar" }).waitFor();
    await mine.locator(".asked .hint", { hasText: "It would miss. One 1st-level slot." }).waitFor();
    assert.equal(await mine.locator(".deeds").count(), 0);
    await mine.getByRole("button", { name: "Use Shield" }).click();
    await mine.locator(".entry", { hasText: "miss" }).last().waitFor();
    await mine.locator(".asked").waitFor({ state: "detached" });
    assert.deepEqual(mine.wrongs, []);
    await mine.context().close();
  });

  test("is answered by the game master with one key", async () => {
    await host.say("undo", "undo");
    await host.say("attack by: goblin-2 with: scimitar to: elara rolled: 9 free");
    await page.locator(".asked", { hasText: "Elara may answer." }).waitFor();
    await page.keyboard.press("2");
    await page.locator(".asked").waitFor({ state: "detached" });
    assert.equal((await host.table()).pending, undefined);
  });
});

describe("what a player may not know", () => {
  test("is on no phone: figures of others, and who is concealed", async () => {
    await host.say("conceal ogre-1");
    await page.locator("#row-ogre-1 .chip", { hasText: "concealed from players" }).waitFor();
    const mine = await open_seat(browser, host, ["player", "Grog"], { size: phone });
    await mine.locator(".strip li", { hasText: "goblin-2" }).waitFor();
    assert.equal(await mine.locator(".strip li", { hasText: "ogre-1" }).count(), 0);
    const others = await mine.locator(".strip li", { hasText: "goblin-2" }).innerText();
    assert.match(others, /\n(unhurt|wounded|bloodied)$/);
    assert.equal(await mine.locator(".log button").count(), 0);
    await row("ogre-1").click();
    await page.getByRole("button", { name: "Reveal to the players" }).click();
    await mine.locator(".strip li", { hasText: "ogre-1" }).waitFor();
    assert.deepEqual(mine.wrongs, []);
    await mine.context().close();
    await page.keyboard.press("Escape");
  });
});

test("nothing went wrong on the way", () => {
  assert.deepEqual(page.wrongs, []);
  assert.equal(desk.width, 1440);
});

// The states that are easily forgotten, each with its look: every view in both themes, for everybody.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  desk,
  faults,
  open_browser,
  open_page,
  open_seat,
  overflow,
  phone,
  screen,
} from "./browser.mjs";
import { begin_fight, Host } from "./host.mjs";

const host = new Host();
let browser;

/** A page of its own for each test, closed after it; nothing may have gone wrong in it. */
const with_page = async (address, options, what) =>
  look(await open_page(browser, address, options), what);
/** The same at a place at the table: the game master's unless told. */
const with_seat = async ({ seat = ["gm"], ...options }, what) =>
  look(await open_seat(browser, host, seat, options), what);

async function look(page, what) {
  try {
    await what(page);
    assert.deepEqual(page.wrongs, []);
  } finally {
    await page.context().close();
  }
}

const views = [
  ["the desk", desk, ["gm"], "", ".desk .options .option"],
  ["the player's phone", phone, ["player", "Grog"], "", ".deeds .option"],
  ["a spectator's desk", desk, ["spectator"], "", ".desk .row"],
  ["the room", screen, ["spectator"], "view=room", ".room .there li"],
];

before(async () => {
  host.make();
  await host.start();
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await host.remove();
});

describe("a machine on which nothing was played yet", () => {
  const fresh = new Host();
  before(() => fresh.start());
  after(() => fresh.remove());
  test("the link opens the sample table, ready to play", async () => {
    await with_page(fresh.address(""), {}, async (page) => {
      await page.locator(".row", { hasText: "Grog" }).waitFor();
      assert.equal(await page.locator(".row").count(), 7);
      await page.getByRole("button", { name: "Start a fight" }).first().click();
      await page.locator(".round", { hasText: "Rolling initiative" }).waitFor();
    });
  });
  test("a campaign of one's own is made by its name", async () => {
    await with_page(fresh.address(""), {}, async (page) => {
      await page.getByLabel("Another campaign").waitFor();
      assert.deepEqual(await faults(page), []);
      await page.getByLabel("Another campaign").fill("Night <b>");
      await page.keyboard.press("Enter");
      await page.locator(".desk").waitFor();
      assert.match(await page.locator(".top h1").innerText(), /Night <b>/);
    });
  });
});

describe("before a fight", () => {
  test("nobody is there: one sentence and one button", async () => {
    await with_seat({}, async (page) => {
      await page.locator(".start", { hasText: "Nobody is on the table yet." }).waitFor();
      assert.equal(await page.locator(".start button").count(), 1);
      assert.deepEqual(await faults(page), []);
      await page.keyboard.press("a");
      await page.locator(".found button", { hasText: "Elara" }).waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });

  test("no fight: who is here, and how to start one", async () => {
    await host.say("add Grog and: Elara", "add goblin");
    await with_seat({}, async (page) => {
      await page.locator(".start", { hasText: "No fight is on." }).waitFor();
      assert.equal(await page.locator(".row").count(), 3);
      assert.deepEqual(await faults(page), []);
    });
    await host.say("remove *");
  });

  test("the choice of a campaign", async () => {
    await with_page(host.address(""), {}, async (page) => {
      await page.getByText("The Lost Mine").waitFor();
      assert.deepEqual(await faults(page), []);
      await page.getByText("The Lost Mine").click();
      await page.waitForSelector(".desk");
    });
  });

  test("a campaign that there is not", async () => {
    await with_page(host.address("Faerun/Nowhere"), {}, async (page) => {
      await page.locator(".problem", { hasText: "Nowhere" }).waitFor();
    });
  });
});

describe("every view", () => {
  before(() => begin_fight(host));
  for (const [name, size, seat, more, waits_for] of views)
    for (const scheme of ["light", "dark"])
      test(`${name}, ${scheme}: everybody can read and use it`, async () => {
        await with_seat({ size, scheme, seat, more }, async (page) => {
          await page.locator(waits_for).first().waitFor();
          assert.deepEqual(await faults(page), []);
          assert.ok((await overflow(page)) <= 0);
        });
      });

  test("the dialogs and the choice of targets", async () => {
    await with_seat({}, async (page) => {
      await page.locator(".options .option").first().waitFor();
      await page.getByRole("button", { name: "Invite…" }).click();
      await page.getByRole("dialog").getByRole("combobox").selectOption("Grog");
      await page.locator(".shell", { hasText: "--role player --character Grog" }).waitFor();
      assert.deepEqual(await faults(page), []);
      await page.keyboard.press("Escape");
      for (const key of ["d", "h", "c", "?"]) {
        await page.keyboard.press(key);
        await page.getByRole("dialog").waitFor();
        assert.deepEqual(await faults(page), [], key);
        await page.keyboard.press("Escape");
      }
      await page.keyboard.press("1");
      await page.locator(".choosing, .order .ask").first().waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });

  test("a spectator and the room have nothing to press, and no secret figures", async () => {
    await with_seat({ seat: ["spectator"] }, async (page) => {
      await page.locator(".row").first().waitFor();
      assert.equal(await page.getByText("Next turn").count(), 0);
      assert.equal(await page.getByRole("button", { name: "Undo" }).count(), 0);
    });
    await with_seat({ more: "view=room", size: screen }, async (page) => {
      await page.locator(".there li", { hasText: "goblin-1" }).waitFor();
      assert.equal(await page.locator("button, input").count(), 0);
      assert.match(await page.locator(".there li", { hasText: "goblin-1" }).innerText(), /unhurt/);
      // A game master's own screen would know more than the table may.
      await host.say("attack with: greataxe to: goblin-1 rolled: 17,1");
      await page.locator(".last li", { hasText: "Grog attacks goblin-1" }).waitFor();
      const text = await page.locator(".room").innerText();
      assert.doesNotMatch(text, /AC \d|→ \d+ hp/);
      const seq = (await host.table()).seq;
      await page.keyboard.press("n");
      assert.equal((await host.table()).seq, seq);
    });
  });

  test("a phone on its side, and text of twice the size", async () => {
    const seat = ["player", "Grog"];
    await with_seat({ size: { width: 844, height: 390 }, seat }, async (page) => {
      await page.locator(".deeds .option").first().waitFor();
      assert.ok((await overflow(page)) <= 0);
      const box = await page.getByRole("button", { name: "End my turn" }).boundingBox();
      assert.ok(box !== null);
    });
    for (const [size, who] of [[phone, seat], [desk, ["gm"]]])
      await with_seat({ size, seat: who }, async (page) => {
        await page.locator(".option").first().waitFor();
        await page.evaluate(() => document.documentElement.style.setProperty("font-size", "30px"));
        assert.ok((await overflow(page)) <= 0);
        assert.ok((await page.locator(".option").first().boundingBox()).height > 40);
      });
  });

  test("the log on paper, without what is around it", async () => {
    await with_seat({}, async (page) => {
      await page.locator(".log .entry").first().waitFor();
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator(".log .entry").first().isVisible());
      for (const gone of [".left", ".right", ".command", ".tools"])
        assert.ok(!(await page.locator(gone).isVisible()), gone);
    });
  });

  test("a narrow desk shows one part at a time", async () => {
    await with_seat({ size: phone }, async (page) => {
      await page.locator(".parts").waitFor();
      assert.ok(!(await page.locator(".right").isVisible()));
      await page.getByRole("button", { name: "Card" }).click();
      await page.locator(".card h2", { hasText: "Grog" }).waitFor();
      assert.ok((await overflow(page)) <= 0);
      assert.deepEqual(await faults(page), []);
    });
  });
});

describe("who may come in", () => {
  const refused = (code, message) => ({
    status: 401,
    json: { ok: false, kind: "error", error: { code, message, hint: "" } },
  });
  test("a link logs in, and its token stands nowhere afterwards", async () => {
    const asked = [];
    const { token = "dnd_secret", session } = await host.seat("player", "Grog");
    const address = `${host.url}/#token=${token}&campaign=Faerun/The-Lost-Mine`;
    await with_page(address, { session, size: phone, asked }, async (page) => {
      await page.locator(".own h1", { hasText: "Grog" }).waitFor();
      assert.ok(!page.url().includes(token));
      const logins = asked.filter((each) => each.method() === "POST");
      assert.equal(logins.length, 1);
      assert.equal(new URL(logins[0].url()).pathname, "/v1/session");
      assert.deepEqual(logins[0].postDataJSON(), { token });
      // In no address: what stands after the "#" is not sent.
      for (const each of asked) {
        assert.ok(!each.url().replace(/#.*/, "").includes(token));
        assert.ok(each.url().startsWith(host.url) || each.url().startsWith("ws"), each.url());
      }
    });
  });
  test("a link that has expired says so", async () => {
    const session = refused("expired", "this token has expired");
    await with_page(`${host.url}/#token=dnd_x&campaign=Faerun/The-Lost-Mine`, { session }, async (page) => {
      await page.getByRole("heading", { name: "This link has expired" }).waitFor();
      // Nobody reads it over a shoulder.
      assert.doesNotMatch(page.url(), /token/);
      assert.deepEqual(await faults(page), []);
    });
  });
  test("while the host has not answered, the page says so to everybody", async () => {
    await with_page("about:blank", {}, async (page) => {
      await page.route(/\/v1\/session$/, () => {});
      await page.goto(host.address(""));
      await page.getByRole("main").getByRole("heading", { name: "The table is being set." }).waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });
  test("before its script runs, the page says so to everybody", async () => {
    await with_page("about:blank", {}, async (page) => {
      await page.route(/\/app\.js$/, (route) => route.fulfill({ body: "" }));
      await page.goto(host.address(""));
      await page.getByRole("main").getByRole("heading", { name: "The table is being set." }).waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });
  test("without a link it says where to get one", async () => {
    await with_page(`${host.url}/`, { session: refused("no_token", "no token") }, async (page) => {
      await page.getByText("You need a link to sit at this table.").waitFor();
    });
  });
});

describe("a disk that has failed", () => {
  test("is said in red, with what to do", async () => {
    await with_seat({}, async (page) => {
      await page.waitForSelector(".desk");
      await page.evaluate(() => {
        // As the host answers when nothing can be written any more.
        const send = WebSocket.prototype.send;
        let number = 0;
        WebSocket.prototype.send = function (text) {
          const asked = JSON.parse(text);
          ++number;
          if (!asked.command?.startsWith("note")) return send.call(this, text);
          const error = {
            code: "poisoned",
            message: "the disk refused to write",
            hint: "Make room, then open the campaign again.",
          };
          const answer = { ok: false, kind: "note", error };
          const data = JSON.stringify({ type: "answer", number, status: 503, answer });
          this.dispatchEvent(new MessageEvent("message", { data }));
        };
      });
      await page.fill("#line", "note lost");
      await page.locator("#line").press("Enter");
      await page.locator(".banner.bad", { hasText: "the disk refused to write" }).waitFor();
      await page.getByRole("button", { name: "Open it again" }).waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });
});

describe("strange names", () => {
  // The longest that the game takes; what people write may be longer.
  const long = "W".repeat(50);
  const longer = "Oyez".repeat(125);
  test("are shown as they are, and break nothing", async () => {
    await host.say(
      'add goblin as: "<b>bold</b>"',
      `add goblin as: "${long}"`,
      'add goblin as: "שלום עולם"',
      `note ${longer}`,
      "note <img src=x onerror=alert(1)>",
      "note שלום עולם, the gate opens",
    );
    for (const [name, size, seat, more] of views)
      await with_seat({ size, seat, more }, async (page) => {
        await page.waitForSelector(".desk, .player, .room");
        if (name === "the desk") {
          await page.locator(".name", { hasText: "<b>bold</b>" }).waitFor();
          await page.locator(".name", { hasText: "שלום עולם" }).waitFor();
        }
        assert.ok((await overflow(page)) <= 0, name);
      });
  });
});

describe("a long story", () => {
  test("is scrolled back to its beginning, page by page, and forward again", async () => {
    for (let at = 0; at < 450; at += 15)
      await Promise.all(Array.from({ length: 15 }, (_, more) => host.say(`note ${at + more}`)));
    await with_seat({}, async (page) => {
      await page.locator(".log .entry").first().waitFor();
      const begin = await page.locator(".log .entry").count();
      assert.ok(begin < 450, `${begin} lines at first`);
      const top = page.locator(".log .entry").first();
      const words = await top.innerText();
      await page.locator(".log").evaluate((log) => (log.scrollTop = 200));
      await page.locator(".log .entry").nth(begin).waitFor({ state: "attached" });
      // What stood at the top stands where it stood.
      const kept = page.locator(".log .entry", { hasText: words.trim() }).first();
      const log = await page.locator(".log").boundingBox();
      assert.ok((await kept.boundingBox()).y < log.y + log.height);
      await page.keyboard.press("g");
      await page.getByText("The story begins here.").waitFor();
      await page.locator(".newer").waitFor();
      await host.say("note The newest.");
      await page.locator(".newer", { hasText: "1 new line" }).waitFor();
      await page.keyboard.press("G");
      await page.locator(".entry", { hasText: "The newest." }).waitFor();
    });
  });
});

describe("very many", () => {
  test("1,000 creatures: few are in the document, and nothing stutters", async () => {
    await host.say("encounter end", "remove *");
    for (let more = 0; more < 10; ++more) await host.say(`add goblin count: 100 as: Horde ${"ABCDEFGHIJ"[more]}`);
    await with_seat({}, async (page) => {
      // Those of a kind are one row until somebody wants to see them.
      await page.locator(".fold").first().waitFor();
      assert.equal(await page.locator(".row").count(), 10);
      await page.locator(".fold[aria-expanded=false]").first().click();
      await page.locator(".row", { hasText: "horde-a-1" }).first().waitFor();
      const rows = await page.locator(".order li").count();
      assert.ok(rows < 60, `${rows} rows of 110`);
      await page.locator(".rows").evaluate((list) => (list.scrollTop = list.scrollHeight / 2));
      await page.locator(".row", { hasText: /horde-a-[4-7]\d/ }).first().waitFor();
      const took = await page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        let longest = 0;
        for (let step = 0; step < 20; ++step) {
          const since = performance.now();
          document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
          await frame();
          await frame();
          longest = Math.max(longest, performance.now() - since);
        }
        return longest;
      });
      assert.ok(took < 250, `${took} ms for a step`);
      await page.locator(".row.selected").waitFor();
    });
  });
});

// Makes the pictures of docs/host.md anew: node pictures.mjs FOLDER, with DND_BINARY set. A fight with
// dice from the table, so that every picture shows the same.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { open_browser, open_seat, phone } from "./browser.mjs";
import { Host } from "./host.mjs";
import { small_png } from "./small_png.mjs";

const folder = process.argv[2];
const host = new Host();
host.make();
await host.start();
/** Ends turns until it is that creature's. */
async function until(id) {
  do await host.say("turn");
  while ((await host.table()).encounter.turn !== id);
}

await host.say(
  "session start Venomfang's tower",
  "note The stairs end under a hole in the roof. Green scales lie about.",
  "add Grog and: Mira and: Elara and: Wren O'Tarrow",
  "add young green dragon as: Venomfang",
  "add kobold count: 3",
  "encounter start rolled: 7,12",
  "initiative by: Wren O'Tarrow rolled: 15",
  "initiative by: Grog rolled: 14",
  "initiative by: Elara rolled: 10",
  "initiative by: Mira rolled: 6",
  "attack with: shortbow to: kobold-3 rolled: 14,5",
);
await until("grog");
await host.say("attack with: rage", "attack with: greataxe to: Venomfang rolled: 16,8");
await until("venomfang");
await host.say("attack with: claw to: Grog rolled: 11,4,3");
await until("elara");
await host.say(
  "attack with: dagger to: kobold-1 rolled: 3",
  "undo",
  "cast scorching ray to: Venomfang x2 and: kobold-2",
);
await until("kobold-1");
await host.say("attack with: dagger to: Wren O'Tarrow rolled: 13,2");
await until("mira");
await host.say("cast bless to: Grog and: Elara and: Wren O'Tarrow");
await until("wren-otarrow");
await host.say("attack with: shortbow to: Venomfang rolled: 1");
await until("grog");
await host.say(
  "attack with: greataxe to: Venomfang rolled: 7,16,3,9 advantage",
  "condition add poisoned to: Grog rounds: 2",
  "temp to: Grog amount: 5",
);
await until("elara");
const desk = { width: 1280, height: 760 };
const browser = await open_browser();
const views = [
  ["desk-light", desk, ["gm"], {}, ".options .option"],
  ["desk-dark", desk, ["gm"], { scheme: "dark" }, ".options .option"],
  ["phone", phone, ["player", "Elara"], {}, ".deeds .option"],
  ["room", { width: 1200, height: 675 }, ["spectator"], { more: "view=room" }, ".there li"],
];
for (const [name, size, seat, options, waits_for] of views) {
  const page = await open_seat(browser, host, seat, { size, ...options });
  await page.locator(waits_for).first().waitFor();
  if (name === "desk-dark") {
    await page.fill("#line", "cast scorching ray to: ");
    await page.locator(".candidates li").first().waitFor();
  }
  writeFileSync(join(folder, `${name}.png`), await small_png(page, await page.screenshot()));
  await page.context().close();
}
await browser.close();
await host.remove();

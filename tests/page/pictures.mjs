// Makes the pictures of docs/host.md anew: node pictures.mjs FOLDER, with DND_BINARY set. A fight with
// dice from the table, so that every picture shows the same.

import { join } from "node:path";
import { desk, open_browser, open_page, phone, player, screen } from "./browser.mjs";
import { Host } from "./host.mjs";

const folder = process.argv[2];
const host = new Host();
host.make();
await host.start();
await host.say(
  "session start Venomfang's tower",
  "note The stairs end under a hole in the roof. Green scales lie about.",
  "add Grog and: Mira and: Elara and: Wren O'Tarrow",
  "add young green dragon as: Venomfang",
  "add kobold count: 3",
  "encounter start rolled: 12,7",
  "initiative by: Wren O'Tarrow rolled: 15",
  "initiative by: Grog rolled: 13",
  "initiative by: Elara rolled: 10",
  "initiative by: Mira rolled: 6",
  // Round 1.
  "attack with: shortbow to: kobold-3 rolled: 14,5",
  "turn",
  "attack with: rage",
  "attack with: greataxe to: Venomfang rolled: 16,8",
  "turn",
  "attack with: claw to: Grog rolled: 11,4,3",
  "turn",
  "cast burning hands to: kobold-1 and: kobold-2 rolled: 3,2,4,15,4",
  "undo",
  "cast scorching ray to: Venomfang x2 and: kobold-2 rolled: 15,3,4,4,12,5,1",
  "turn",
  "attack by: kobold-1 with: dagger to: Wren O'Tarrow rolled: 20,3,4",
  "turn",
  "turn",
  "cast bless to: Grog and: Elara and: Wren O'Tarrow",
  "turn",
  // Round 2.
  "attack with: shortbow to: Venomfang rolled: 1",
  "turn",
  "condition add poisoned to: Grog rounds: 2",
  "temp to: Grog amount: 5",
  "attack with: greataxe to: Venomfang rolled: 4,9 advantage",
  "turn",
  "turn",
);
const browser = await open_browser();
const views = [
  ["desk-light", desk, {}, "", ".options .option"],
  ["desk-dark", desk, { scheme: "dark" }, "", ".options .option"],
  ["phone", phone, { session: player("Elara"), deviceScaleFactor: 2 }, "", ".deeds .option"],
  ["room", screen, {}, "view=room", ".there li"],
];
for (const [name, size, options, more, waits_for] of views) {
  const page = await open_page(browser, host.address(undefined, more), { size, ...options });
  await page.locator(waits_for).first().waitFor();
  if (name === "desk-dark") {
    await page.fill("#line", "cast scorching ray to: ");
    await page.locator(".candidates li").first().waitFor();
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
await browser.close();
await host.remove();

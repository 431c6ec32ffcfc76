// The real host, in a folder of its own, and ways to talk to it besides the page.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const binary = process.env.DND_BINARY;
const source = fileURLToPath(new URL("../..", import.meta.url));

export class Host {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "dnd-page-"));
    this.environment = {
      ...process.env,
      HOME: this.folder,
      XDG_CONFIG_HOME: this.folder,
      XDG_DATA_HOME: this.folder,
      DND_WORLDS_DIR: join(this.folder, "worlds"),
      DND_DATA_DIR: join(this.folder, "data"),
    };
    this.port = 0;
  }

  /** The program, to its end. */
  run(...words) {
    const done = spawnSync(binary, words, {
      cwd: this.folder,
      env: this.environment,
      encoding: "utf8",
    });
    if (done.status !== 0) throw new Error(`dnd ${words.join(" ")}: ${done.stderr}${done.stdout}`);
    return done.stdout;
  }

  /** A world with the characters of the sample, and a campaign in it. */
  make(campaign = "The Lost Mine") {
    this.run("world", "create", "Faerun");
    cpSync(
      join(source, "worlds/Sample/characters"),
      join(this.folder, "worlds/Faerun/characters"),
      { recursive: true },
    );
    if (campaign) this.run("--world", "Faerun", "campaign", "create", campaign);
  }

  async start() {
    const words = ["--json", "--seed", "7", "host", "--listen", `127.0.0.1:${this.port}`];
    this.process = spawn(binary, words, {
      cwd: this.folder,
      env: this.environment,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const lines = createInterface({ input: this.process.stdout });
    const [line] = await new Promise((resolve, reject) => {
      lines.once("line", (text) => resolve([text]));
      this.process.once("exit", (code) => reject(new Error(`the host ended with ${code}`)));
    });
    const said = JSON.parse(line);
    this.url = said.url;
    this.port = Number(new URL(said.url).port);
    // A host with accounts gives its game master a link.
    this.link = said.link ?? said.url;
    this.token = new URLSearchParams(new URL(this.link).hash.slice(1)).get("token");
  }

  async end(signal = "SIGTERM") {
    if (!this.process || this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill(signal);
    await ended;
  }

  async remove() {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * A place at the table, which outlives the host. A host without accounts takes everybody for the
   * game master; there, `session` is what it would say of who sits there.
   */
  async seat(role, ...characters) {
    if (!this.token) return { token: undefined, session: { role, characters, campaigns: [] } };
    const names = characters.flatMap((each) => ["--character", each]);
    const made = this.run("--json", "host", "token", "create", "--role", role, ...names);
    const { token } = JSON.parse(made);
    // A host that runs knows it a moment later.
    for (let tries = 0; tries < 100; ++tries) {
      const headers = { Authorization: `Bearer ${token}` };
      if ((await fetch(`${this.url}/v1/session`, { headers })).ok) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { token, session: null };
  }

  /** The page of a campaign; `more` goes to the address, as "view=room". */
  address(campaign = "Faerun/The Lost Mine", more = "", token = this.token) {
    const words = new URLSearchParams();
    if (token) words.set("token", token);
    if (campaign) words.set("campaign", campaign);
    return `${this.url}/#${[words.toString(), more].filter(Boolean).join("&")}`;
  }

  path(rest = "") {
    return `${this.url}/v1/campaigns/Faerun/The-Lost-Mine${rest}`;
  }

  async ask(path, options = {}) {
    const headers = { "Content-Type": "application/json" };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    return fetch(path, { headers, ...options });
  }

  /** As somebody else at the table would. */
  async say(...lines) {
    let last;
    for (const command of lines) {
      const response = await this.ask(this.path("/commands"), {
        method: "POST",
        body: JSON.stringify({ command }),
      });
      last = await response.json();
      if (!last.ok) throw new Error(`${command}: ${JSON.stringify(last.error)}`);
    }
    return last;
  }

  async table() {
    return (await this.ask(this.path("/table"))).json();
  }
}

/** Grog and Elara against two goblins and an ogre; it is Grog's turn in round 1. */
export async function begin_fight(host) {
  await host.say(
    "session start The mill",
    "add Grog and: Elara",
    "add goblin count: 2",
    "add ogre",
    "encounter start rolled: 9,4",
    "initiative by: Grog rolled: 20",
    "initiative by: Elara rolled: 15",
  );
}

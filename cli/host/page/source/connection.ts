// The line to the host: every commit once and in order, commands that are done once, whatever
// becomes of the network in between.

import { socket_path } from "./api";
import { Answer, Commit, Completion } from "./wire";

export interface Listener {
  on_commit(commit: Commit): void;
  /** `at` is when it tries again, in the browser's milliseconds. */
  on_lost(at: number): void;
  on_live(): void;
}

interface Waiting {
  message: Record<string, unknown>;
  /** May be sent again on another line: nothing happens twice. */
  again: boolean;
  done: (answer: Answer | Completion | null) => void;
}

const first_pause_ms = 500;
const longest_pause_ms = 15_000;

/** Of this page alone, so that two of them never give the same id. */
const page_id = Array.from(crypto.getRandomValues(new Uint8Array(9)), (each) =>
  (each % 36).toString(36),
).join("");
let last_id = 0;

/** A fight that plays itself is many commands, and takes no id. */
const takes_id = (line: string): boolean => !/^\s*(encounter\s+auto|auto)\b/i.test(line);

export class Connection {
  private socket: WebSocket | null = null;
  /** Sent on this line, by the number of the message. */
  private sent = new Map<number, Waiting>();
  /** To be sent on the next line, oldest first. */
  private unsent: Waiting[] = [];
  private number = 0;
  private pause = first_pause_ms;
  private timer = 0;
  private is_closed = false;

  constructor(
    private readonly campaign: string,
    /** The last event that is known. */
    private since: number,
    private readonly listener: Listener,
  ) {
    this.open();
  }

  close(): void {
    this.is_closed = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  /** At once, not when the pause is over. */
  retry(): void {
    if (this.socket || this.is_closed) return;
    clearTimeout(this.timer);
    this.open();
  }

  /** The answer comes when the command is saved, also after a line was lost. */
  command(line: string): Promise<Answer> {
    const message: Record<string, unknown> = { command: line };
    const again = takes_id(line);
    if (again) message.id = `page-${page_id}-${++last_id}`;
    return new Promise((resolve) => {
      const done = (answer: Answer | Completion | null): void =>
        resolve((answer as Answer | null) ?? lost_answer);
      this.send({ message, again, done });
    });
  }

  /** `cursor` in bytes. Null when the line is lost: what was typed may be another by then. */
  complete(line: string, cursor: number): Promise<Completion | null> {
    return new Promise((resolve) => {
      const done = (answer: Answer | Completion | null): void =>
        resolve(answer as Completion | null);
      if (!this.is_live) return resolve(null);
      this.send({ message: { complete: line, cursor }, again: false, done });
    });
  }

  get is_live(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  private send(what: Waiting): void {
    if (!this.is_live) {
      this.unsent.push(what);
      return;
    }
    this.sent.set(++this.number, what);
    this.socket?.send(JSON.stringify(what.message));
  }

  private open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const url = `${scheme}://${location.host}${socket_path(this.campaign, this.since)}`;
    const socket = (this.socket = new WebSocket(url));
    socket.onmessage = (event) => {
      const message = JSON.parse(String(event.data)) as Record<string, unknown>;
      if (message.type === "hello") {
        this.pause = first_pause_ms;
        this.number = 0;
        const waiting = this.unsent;
        this.unsent = [];
        this.listener.on_live();
        for (const each of waiting) this.send(each);
      } else if (message.type === "commit") {
        const commit = message.commit as Commit;
        // Each once: a line may begin with what is known already.
        if (commit.seq[1] <= this.since) return;
        this.since = commit.seq[1];
        this.listener.on_commit(commit);
      } else if (message.type === "answer") {
        const number = message.number as number;
        const waiting = this.sent.get(number);
        this.sent.delete(number);
        waiting?.done(message.answer as Answer);
      } else if (message.type === "end") {
        // Where to go on is what is known here; a client that was too slow comes back at once.
        if (message.why === "too_slow") this.pause = 0;
      }
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      // In their order, before what came since.
      const lost = Array.from(this.sent.values());
      this.sent.clear();
      this.unsent = [...lost.filter((each) => each.again), ...this.unsent];
      for (const each of lost) if (!each.again) each.done(null);
      if (this.is_closed) return;
      const pause = this.pause * (0.8 + 0.4 * Math.random());
      this.pause = Math.min(Math.max(this.pause, first_pause_ms / 2) * 2, longest_pause_ms);
      this.timer = window.setTimeout(() => this.open(), pause);
      this.listener.on_lost(Date.now() + pause);
    };
  }
}

const lost_answer: Answer = {
  ok: false,
  kind: "lost",
  error: {
    code: "closed",
    message: "the connection was lost before the answer came",
    hint: "Look at what happened before you try again.",
  },
};

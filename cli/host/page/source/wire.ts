// What the host sends: see docs/host-api.yaml.

export type Role = "gm" | "player" | "spectator";

export interface Session {
  role: Role;
  characters: string[];
  /** Those that the token is for; empty: all. */
  campaigns: string[];
}

export interface Problem {
  code: string;
  message: string;
  hint: string;
  /** Of the wrong word in a command, in bytes. */
  column?: number;
}

export interface Listed {
  label: string;
  campaign: string;
  world: string;
  /** The rest is for the game master. */
  seq?: number;
  fight?: boolean;
  current?: boolean;
  problem?: string | null;
}

export interface Lasting {
  number: number;
  name: string;
  source: string | null;
  concentration: boolean;
  conditions: string[];
  rounds: number | null;
  text: string;
}

export interface Pool {
  name: string;
  left: number;
  most: number;
  recharge: number | null;
}

export interface Slots {
  level: number;
  left: number;
  most: number;
}

export interface Creature {
  id: string;
  name: string;
  called: string;
  kind: "character" | "monster";
  about: string;
  slug: string | null;
  hp: number | null;
  max_hp: number | null;
  temp_hp: number | null;
  ac: number | null;
  life: string;
  looks: "unharmed" | "wounded" | "bloodied" | "dying" | "dead";
  conditions: string[];
  condition_details: { name: string; rounds: number | null; source: string | null }[];
  condition_texts: string[];
  exhaustion: number;
  death_saves: { successes: number; failures: number } | null;
  initiative: number | null;
  surprised: boolean;
  speed: number | null;
  slots: Slots[];
  pools: Pool[];
  spell_dc: number | null;
  lasting: Lasting[];
  inspired?: boolean;
  shape?: string;
  summoner?: string;
  concealed?: boolean;
}

export interface Pending {
  on: "hit_by" | "spell_cast" | "save_failed" | "damaged";
  actor: string | null;
  target: string | null;
  what: string | null;
  total: number | null;
  against: number | null;
  asked: { creature: string; reactions: string[] }[];
}

export interface Table {
  world: string;
  campaign: string;
  seq: number;
  session: { number: number; title: string } | null;
  sessions: number;
  encounter: { number: number; round: number; turn: string | null; order: string[] } | null;
  time?: { rounds: number; day: number; clock: string };
  light?: "dim" | "dark";
  pending?: Pending;
  turn: {
    creature: string;
    surprised: boolean;
    next: string;
    new_round: boolean;
    left: {
      action: boolean;
      attacks: number;
      bonus_action: boolean;
      reaction: boolean;
      feet: number;
    } | null;
  } | null;
  creatures: Creature[];
  groups?: { name: string; members: string[] }[];
}

export interface Option {
  group: "answer" | "attack" | "spell" | "common" | "legendary" | "lair";
  name: string;
  cost: string;
  line: string;
  label: string;
  after: string;
  targets: "none" | "one" | "many";
  aim: "anybody" | "foes" | "friends";
  missiles: boolean;
  choices: string[];
  wants: string;
  levels: { level: number; left: number }[];
  uses: Pool | null;
  level: number | null;
  concentration: boolean;
  text: string;
  odds: { target: string; mode: "advantage" | "disadvantage"; why: string }[];
  open: boolean;
  why: string;
  still_hits: boolean | null;
  /** 1: what is worth most of what is open; null where nothing is known. */
  rank: number | null;
}

export interface Options {
  creature: string;
  seq: number;
  options: Option[];
}

export interface GameEvent {
  seq: number;
  type: string;
  [field: string]: unknown;
}

export interface Commit {
  seq: [number, number];
  at: string;
  by: string;
  command?: string;
  id?: string;
  text: string;
  events: GameEvent[];
}

/** What `stats` answers. */
export interface Stats {
  scope: string;
  by: string;
  rows: Record<string, string | number>[];
}

export interface Answer {
  ok: boolean;
  kind: string;
  seq?: number[];
  text?: string;
  error?: Problem;
  pending?: Pending;
  warnings?: string[];
  stats?: Stats;
}

export interface Completion {
  ok: boolean;
  begin: number;
  end: number;
  candidates: string[];
  after: string;
}

export interface Addable {
  slug: string;
  name: string;
  kind: string;
  about: string;
  hp: number;
  ac: number;
  cr: string | null;
}

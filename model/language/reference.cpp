#include "model/language/reference.hpp"

namespace dnd::model::language {

const std::string_view reference_intro = R"(# Commands

What can be typed while a campaign is played. This page is written by the program itself: the list
below is the table that the parser reads.

## A line

```
command = verb [subject] { label ":" value { "and:" value } } { flag } [ "#" comment ]
        | short values { label ":" value … } { flag } [ "#" comment ]
```

- Most commands have a short form beside the long one: a short word, and the values that are usual,
  in a fixed order and without labels: `dmg orc-1 7 fire`, `cond prone Thia 2`, `a longsword orc-1`.
  Labels may follow it, for what is rare. Both mean the same; [keys](#keys) are counted below.

- Case does not matter, and neither does the order of labels.
- Values of several words need no quotes: `attack by: giant crocodile 2 with: bite to: Elara`.
- Quotes hold words together, and keep `:`, `#` and flags in them from being read: an action of
  several words in a short command (`a "light crossbow" orc-1`), a title with a number
  (`session start "Mill #2"`). “…”, „…“ and «…» are the same. Within quotes `\"` and `\\` stand for
  `"` and `\`. Quotes are never part of a name. Single ones may stand around a whole value;
  elsewhere they are apostrophes.
- Blanks of all kinds part words, a no-break space as well, and however many there are.
- The ':' may touch the value (`to:Elara`) or stand apart from its label (`to : Elara`).
- `and:` goes on with the list before it, whether that is a subject or a label.
- Flags (`advantage`, `disadvantage`, `critical`, `magical`; `adv` and `dis`) are single words at
  the end of a value or of the line.
- Words of closed lists (conditions, damage types, skills, abilities) and the entries that `add`
  takes answer to every beginning that fits one alone: `cond par Thia`, `dmg orc-1 7 sl`.
- Dice alone are a roll: `2d6+3`, `6x 4d6kh3 # abilities`.
- `#` starts a comment outside of quotes. After `roll` it is the label of the roll. In a `note`
  it is text, as everything is.
- A line has at most 4,096 bytes of UTF-8 and no control characters.

Nothing is ever ignored in silence. A command is accepted whole, or refused whole with the place
that is wrong and what would be accepted instead; then nothing has changed.

## Names

A creature answers to its id (`zombie-1`), to its name, or to the beginning of either, as long as
only one creature fits, and where none begins so to whole words of it: `dragon` is
`young-green-dragon-1`. Upper and lower case, blanks, `-`, apostrophes and parentheses do not
matter: `giant crocodile 2` is `giant-crocodile-2`. Nor do the kind of a blank, a dash or a quote,
what is not seen, and how an accent is stored: `Zoë`, `ZOË` and an `e` with dots of its own are
one name, which only one creature has. `Zoe` is another one; who types it is asked whether `Zoë`
is meant. A number is never cut: `zombie-1` does not mean `zombie-10`. Actions work the same way:
`longsword two-handed` is *Longsword (two-handed)*. Where several actions fit, an ordinary action
goes before a bonus action, a reaction and a legendary action.

Names of worlds, campaigns, groups and characters are compared in the same way. Blanks around them
are no part of them.

Where a list of creatures is taken, a value may stand for several:

- `orc*` for all whose id or name begins so, and `*` for all;
- `goblin-1..4` for those of these numbers that are there;
- `all`, `monsters`, `party` (the characters) and `dead`;
- the name of a group: of your own (`group`), or of an `add` with `count:` and `as:`;
- several names with ',' or blanks between them: `dmg goblin-1,goblin-2 7`.

A name that somebody has goes before all of these. Groups stand for the living; only `remove` and
`group` take the dead too. Where a group contains some that cannot do what is asked, they are left
out, and named ones are refused.

`by:` may be left out. Then whoever's turn it is acts; what is not an action is done by the game
master.

## What an answer offers

When a saving throw fails against something that may impose a condition, the answer shows the
command that imposes it on all who failed: `condition add paralyzed to: thia by: ghoul-1`. At the
prompt of `dnd repl` `y` gives that command, as the very next line; it can be undone like any other.
Whether the condition comes is for the game master to say.

A fight that waits says whose initiative is missing and what to type. At the prompt a turn begins
with how the creature stands, what its conditions do, what it can do and who is next.

## Dice from the table

`rolled: 3,5` gives the faces of dice that people rolled themselves, in the order in which the
command would roll them: an attack with advantage takes two d20 and then the damage dice. Each
face must be possible for its die. The engine rolls what is missing, and what is too much is
refused. With `--seed N` the engine's own dice come out the same every time.
)";

const std::string_view dice_reference =
    R"(    2d6+3         two six-sided dice and 3; d20 is 1d20, d% is d100, dF shows -1, 0 or 1
    (1d4+1)*2     + - * / and parentheses; / rounds down
    4d6kh3        kh keep highest, kl keep lowest, dh drop highest, dl drop lowest
    2d6r<3        r rolls matching dice again once, rr until they no longer match
    3d6x          x adds a die for each highest face, new ones too; xo for the first ones only
    2d8min3       min and max: what a die counts for at least, at most
    6d10cs>=8     cs counts successes, cf takes failures off
    d20+5 adv     adv, dis, ea: advantage, disadvantage, elven accuracy on the leftmost d20
    2d6+3 crit    doubles the dice
    1d8 [fire]    a tag; totals are shown for each tag

Comparisons are N, =N, >N, >=N, <N and <=N. Operators work from left to right on the dice that are
still kept. A roll has at most 1,000 dice of up to 10,000 faces.
)";

const std::string_view reference_answers =
    R"(## Answers in JSON

With `--json`, every command of the program answers with one object on one line, and so does every
command of the game that `exec` and `repl` are given, at once:

```json
{"ok":true,"kind":"damage","seq":[41,43],"text":"…","events":[…]}
{"ok":true,"kind":"campaign show","world":"Default","campaign":"The Lost Mine","seq":43,…}
{"ok":false,"kind":"damage","error":{"code":"unknown_creature","message":"…","hint":"…"}}
```

`ok` says whether it went well, and then a program that gave one command ends with 0. If not, there
is an `error`: `code` is a fixed name for programs; `message` and `hint` are for people, and may
change; `path`, `line`, `column`, `byte` and `seq` say where, as far as that is known. `kind` is the
command that is answered, by its whole name: `damage` for `dmg`, `campaign show`; it is `unknown`
where a line is no command, and `dnd` where the command line has none. What stands beside them
depends on it:

)"
    "| kind | beside `ok`, `kind` and `error` | where there is any |\n"
    "| --- | --- | --- |\n"
    "| `campaign create` | `campaign`, `world`, `label`, `path`, `created`, `seq`, "
    "`last_at`, `fight`, `current`, `problem`, `world_made` | |\n"
    "| `campaign load`, `campaign show`, `demo` | `world`, `campaign`, `seq`, `state_hash`, "
    "`session`, `sessions`, `encounter`, `creatures` | `time`, `light`, `groups` |\n"
    "| `campaign list` | `campaigns` | |\n"
    "| `campaign verify` | `world`, `campaign`, `sound`, `events`, `bytes`, `found`, "
    "`findings` | |\n"
    "| `campaign repair` | `world`, `campaign`, `sound`, `repaired`, `damage`, `keeps`, "
    "`drops`, `dropped`, `dropped_count`, `other_bytes`, `settings`, `originals` | |\n"
    "| `campaign reseal` | `world`, `campaign`, `sound`, `resealed`, `from`, `last`, "
    "`lines`, `edited`, `changes`, `originals` | |\n"
    "| `campaign backup` | `path`, `seq` | |\n"
    "| `campaign fork` | `campaign`, `world`, `label`, `path`, `created`, `seq`, `last_at`, "
    "`fight`, "
    "`current`, `problem`, `world_made` | |\n"
    "| `campaign flatten` | `campaign`, `world`, `flattened` | |\n"
    "| `campaign diff` | `common`, `last`, `diff` | |\n"
    "| `campaign export` | `path`, `form`, `seq` | |\n"
    "| `campaign restore` | | `path`, `seq`, `backups` |\n"
    "| `host` | `url`, `link`, `socket` | |\n"
    "| `host token` | | `id`, `token`, `link`, `role`, `characters`, `campaigns`, `name`, `made`, "
    "`expires`, `tokens` |\n"
    "| `host list` | `hosts` | |\n"
    "| `host drain` | `host`, `url`, `version`, `alive`, `drains`, `campaigns` | |\n"
    "| `host move` | `campaign`, `from`, `to`, `url` | |\n"
    "| `store init`, `store upgrade`, `store check`, `store status` | `address`, `server`, "
    "`store`, "
    "`format`, `disks`, `kept_on`, `sound`, `settings`, `campaigns`, `open`, `event_count`, "
    "`bytes`, `hosts`, `problems`, `remarks` | |\n"
    "| `session list` | `sessions` | |\n"
    "| `world create`, `world show` | `world`, `directory`, `path`, `campaigns`, `entries`, "
    "`problem` | |\n"
    "| `world list` | `worlds` | |\n"
    "| `content check` | `files`, `wrong`, `unread`, `renamed`, `findings`, `renames` | |\n"
    "| `import` | `written`, `existing`, `refused`, `entries`, `failures`, `passed_over` | |\n"
    "| `init` | `data_dir`, `written`, `skipped` | |\n"
    "| `version` | `version` | |\n"
    "| `help` | `seq`, `text`, `events`, `topic`, `verbs` | `commands`, `id`, `warnings` |\n"
    "| `status` | `seq`, `text`, `events`, `state` | `id`, `warnings` |\n"
    "| `effects` | `seq`, `text`, `events`, `effects` | `id`, `warnings` |\n"
    "| `passive` | `seq`, `text`, `events`, `passive` | `id`, `warnings` |\n"
    "| `encounter difficulty` | `seq`, `text`, `events`, `difficulty` | `id`, `warnings` |\n"
    "| `character show` | `seq`, `text`, `events`, `sheet` | `id`, `warnings` |\n"
    "| `character export` | `seq`, `text`, `events` | `id`, `warnings`, `sheet`, `exported` |\n"
    "| `rulings` | `seq`, `text`, `events`, `rulings` | `id`, `warnings` |\n"
    "| `experience` | `seq`, `text`, `events`, `experience` | `id`, `warnings` |\n"
    "| `inventory` | `seq`, `text`, `events`, `inventory` | `id`, `warnings` |\n"
    "| `quests` | `seq`, `text`, `events`, `quests` | `id`, `warnings` |\n"
    "| `world` | `seq`, `text`, `events`, `world` | `id`, `warnings` |\n"
    "| `about` | `seq`, `text`, `events`, `about` | `id`, `warnings` |\n"
    "| `timeline` | `seq`, `text`, `events`, `timeline` | `id`, `warnings` |\n"
    "| `recap` | `seq`, `text`, `events`, `recap` | `id`, `warnings` |\n"
    "| `history` | `seq`, `text`, `events`, `history` | `id`, `warnings` |\n"
    "| `why` | `seq`, `text`, `events`, `why` | `id`, `warnings` |\n"
    "| `when did` | `seq`, `text`, `events`, `when` | `id`, `warnings` |\n"
    "| `who healed` | `seq`, `text`, `events`, `who` | `id`, `warnings` |\n"
    "| `who hurt` | `seq`, `text`, `events`, `who` | `id`, `warnings` |\n"
    "| `blame` | `seq`, `text`, `events`, `blame` | `id`, `warnings` |\n"
    "| `diff` | `seq`, `text`, `events`, `diff` | `id`, `warnings` |\n"
    "| `what if` | `seq`, `text`, `events`, `chances` | `id`, `warnings` |\n"
    "| `stats` | `seq`, `text`, `events`, `stats` | `id`, `warnings` |\n"
    "| `time` | `seq`, `text`, `events`, `time` | `id`, `warnings` |\n"
    "| `where` | `seq`, `text`, `events`, `where` | `id`, `warnings` |\n"
    "| `where is` | `seq`, `text`, `events`, `where` | `id`, `warnings` |\n"
    "| `who is` | `seq`, `text`, `events`, `known` | `id`, `warnings` |\n"
    "| `encounter plan` | `seq`, `text`, `events`, `plan` | `id`, `warnings` |\n"
    "| `encounter build` | `seq`, `text`, `events`, `proposals` | `id`, `warnings` |\n"
    "| `look` | `seq`, `text`, `events` | `entries`, `state`, `id`, `warnings` |\n"
    "| `find` | `seq`, `text`, `events`, `category`, `found` | `id`, `warnings` |\n"
    "| `log` | `seq`, `text`, `events`, `commands` | `before`, `id`, `warnings` |\n"
    "| `log grep` | `seq`, `text`, `events`, `commands` | `before`, `id`, `warnings` |\n"
    "| `log count` | `seq`, `text`, `events`, `counts` | `id`, `warnings` |\n"
    "| `encounter auto` | `seq`, `text`, `events`, `commands`, `ended` | `warnings` |\n"
    "| `undo` | `seq`, `text`, `events` | `undone`, `encounter`, `turn`, `id`, `repeated`, "
    "`warnings` |\n"
    "| `undo to` | `seq`, `text`, `events` | `undone`, `encounter`, `turn`, `id`, `repeated`, "
    "`warnings` |\n"
    "| `undo only` | `seq`, `text`, `events` | `undone`, `encounter`, `turn`, `id`, `repeated`, "
    "`warnings` |\n"
    "| `redo` | `seq`, `text`, `events` | `redone`, `encounter`, `turn`, `id`, `repeated`, "
    "`warnings` |\n"
    "| `redo to` | `seq`, `text`, `events` | `redone`, `encounter`, `turn`, `id`, `repeated`, "
    "`warnings` |\n"
    "| any other command of the game | `seq`, `text`, `events` | `id`, `repeated`, "
    "`warnings` |\n"
    R"(
An answer that is not `ok` has them only where there is something to say all the same, such as what
`campaign verify` found. `campaign log` is the exception: it prints the events as they stand in the
log, a line each, as one list; where it fails, it answers like all the others. What follows a
campaign, as `tail -f` of its log does, has no envelope either.

`seq` is the first and the last event that the command made. `text` is what a person would have
read. `state` is what `campaign show` says, of one creature alone after `status WHO`; `verbs` are
the rows that help is made from; `commands` of a `log` say who gave which command when, and which
events it became; `before`, where it stands, is the event before which the next page begins:
`log before: 41`.
`warnings` is there when there is something else to report, such as a backup that could not be
made.

The answer to `undo` names the commands that were taken back, oldest first, and where the game
stands then. That to `redo` has `redone` in place of `undone`.

```json
{"ok":true,"kind":"undo","seq":[387,387],"text":"…","events":[…],
 "undone":[{"seq":[384,386],"by":"brannoch","command":"dmg wolf 5 fire by: brannoch",
            "text":"5 fire to wolf by Brannoch"}],
 "encounter":2,"turn":"thia"}
```

`encounter` is the number of the fight, null when there is none; `turn` is whose turn it is, null
when it is nobody's. In the `events` and the `commands` of a `log`, `"undone":true` stands at the
end of those that are taken back.

`look` and `find` answer with data beside the text:

```json
{…,"entries":[{"kind":"spells","slug":"fireball","name":"Fireball","source":"…","fields":{…},…}]}
{…,"category":"monsters","found":[{"slug":"ghast","name":"Ghast","cr":"2","ac":13,…}…]}
```

The answers about the past (`history`, `why`, `when did`, `who healed`, `who hurt`, `blame`, `diff`)
name the events that they stand on, one object for each:

```json
{…,"history":[{"seq":43,"subject":"goblin-2","figure":"hp","before":"7","after":"3","by":"grog",
 "command":"attack with: greataxe to: goblin-2","first":41,"last":43,"at":1795374251120}]}
```

`subject` is whose value it is, empty for the campaign's own; `before` and `after` are texts, empty
where there was none. `first` and `last` are the events of the command. After `why` come the events
themselves, with their fields.

`fields` is the file of the entry, field by field; `told` beside it says what traits and actions do,
by the slugs of their names; `source` is the file, or begins with `built-in/`. What was found has
the columns of the table under their labels: numbers, truths for yes and no, lists of words, texts.

Where a command waits for somebody's answer (`reaction`, `pass`, `let pass`), the answers and the
state of `status` say so; until then other commands are refused (`decision_pending`):

```json
{…,"pending":{"on":"hit_by","actor":"zombie-1","target":"mira","what":"Slam",
 "total":14,"against":12,"asked":[{"creature":"mira","reactions":["Shield"]}],
 "command":"attack with: slam to: mira"}}
```

`on` is `hit_by`, `spell_cast`, `save_failed` or `damaged`. `total` and `against` are the roll and
the Armor Class or Difficulty Class; of a spell its level, of damage how much was taken.

## Giving a command again

Whoever gave a command and heard no answer cannot know whether it was carried out. With an id it can
be given again:

```json
{"id":"7f3a-12","command":"attack with: mace to: wolf-1"}
{"ok":true,"kind":"attack","seq":[42,43],"text":"…","events":[…],"id":"7f3a-12","repeated":true}
```

With `--json`, a line of a script that begins with `{` is such an object, and `exec` has `--id` and
`--expect-seq` for its one command. `command` has to be there; the others may be left out.

- `id` is the client's own: 1 to 64 letters, digits and any of `-_.:`. It is kept in the log with
  the command. The same id again gets the first answer, marked `"repeated":true`, and changes
  nothing: at once, after other commands, in another run, after a crash. With another command it
  is refused (`id_reused`). A command that was refused, or only asked, leaves no id behind.
- The ids of the last 4,096 commands that had one are known; an older one counts as new.
- `expect_seq` is the last event that the client knows of. If the campaign has moved on, the command
  is refused (`moved_on`, with the event at which it stands) and leaves no event. A command that is
  given again gets its first answer all the same.

When the disk fails, commands are answered with an error, and whether they happened is not known
before the campaign has been opened again: `reopen` does that. Then each can be given again with its
id.

## Where play begins

`dnd` alone, at a terminal, goes on with the current campaign: the one that was made or loaded last.
Where there is none, it says which campaigns and worlds there are and what to type next. Away from a
terminal, in a script or with input from a pipe, `dnd` alone is wrong usage: it reads nothing, says
so on standard error and ends with 2. Scripts name `repl` or `exec`.

`dnd campaign create NAME` makes a campaign and makes it the current one. As long as you have no
world of your own, it makes that too: the one that `--world`, `DND_WORLD` or `world:` names, else
`Default`. Once you have one, a world that is not there is refused, with the nearest name. With
`--json` the answer is the campaign, with `"current":true`, and `"world_made"` says whether its
world was made.

Worlds are kept in `./worlds` where there is such a directory, as in a checkout. Elsewhere they are
kept in `$XDG_DATA_HOME/dnd`, that is `~/.local/share/dnd`, which is made for its owner alone when
the first world is. `--worlds-dir`, `DND_WORLDS_DIR` and `worlds_dir:` name another directory.

## At a terminal

Lines are broken at words, at the width of the window; when that changes, what follows has the new
width. What goes into a file or a pipe stays as it is, and so does JSON.

In the table of `status` each creature has one line. Where there is little room it leaves out, in
this order: the bar, the initiative, temporary hit points, the armor class; conditions that have no
room are counted, as in `prone, +2`. `status WHO` shows all of one creature.

| key | does |
| --- | --- |
| Tab | completes, or lists what fits |
| Up, Down | go through what was typed before. What was being typed comes back |
| Ctrl-R | searches in it, from the newest line back |
| Right, End | at the end: take what stands there faintly, the rest of the newest line like it |
| Ctrl-C | throws the line away; stops a fight that plays itself |
| Ctrl-D | on an empty line: ends |
| Ctrl-Z | stops the program until `fg` |

`prompt: short` in a file of settings, or `DND_PROMPT=short`, leaves nothing of the prompt but whose
turn it is. Times are told by your own clock; JSON and the log have UTC.

## Keys

What the usual things at a table cost in keys, beside what three other tools take for the same:
[Avrae](https://avrae.readthedocs.io) (a bot), [dndme](https://github.com/mpirnat/dndme) (a shell)
and [initiative.sh](https://initiative.sh). A key is a character of the line; Enter is the same
everywhere and not counted. "–" is where a tool has no such command. A test reads this table: each
of our lines is a command, and none has more than two keys more than the shortest beside it.

Names are as each tool gives them: the first orc is `orc-1` here, `or1` in Avrae, `orc_1` in dndme.
Where another tool needs several lines for it, they stand with `;` between them.

<!-- keys -->
| to do | here | Avrae | dndme | initiative.sh |
| --- | --- | --- | --- | --- |
| 7 damage to one | `dmg orc-1 7` | `!i hp or1 -7` | `hit orc_1 7` | – |
| 7 damage to two | `dmg orc* 7` | `!i hp or1 -7;!i hp or2 -7` | `hit orc_1 orc_2 7` | – |
| heal 5 | `heal thia 5` | `!i hp thia +5` | `heal thia 5` | – |
| 5 temporary hit points | `temp thia 5` | `!i thp thia 5` | – | – |
| attack | `a longsword orc-1` | `!i a longsword -t or1` | – | – |
| attack with advantage | `a longsword orc-1 adv` | `!i a longsword -t or1 adv` | – | – |
| impose a condition | `cond prone thia` | `!i effect thia prone` | `set thia prone` | – |
| for two rounds | `cond prone thia 2` | `!i effect thia prone -dur 2` | `set thia prone 2` | – |
| take it away | `cond -prone thia` | `!i re thia prone` | `unset thia prone` | – |
| the next turn | `n` | `!i n` | `next` | – |
| roll dice | `2d6+3` | `!r 2d6+3` | `roll 2d6+3` | `2d6+3` |
| saving throw of whose turn it is | `s dex` | `!i s dex` | – | – |
| check of whose turn it is | `c ath` | `!i c ath` | – | – |
| death saving throw | `ds` | `!g ds` | – | – |
| start a fight | `start` | `!i begin` | `start` | – |
| end it | `end` | `!i end;yes` | `end` | – |
| three monsters | `add goblin count: 3` | `!i madd goblin -n 3` | `load monster goblin;3` | – |
| take one off | `remove orc-1` | `!i remove or1` | `remove orc_1` | – |
| who stands where | `status` | `!i list` | `show turns` | – |
)";

}  // namespace dnd::model::language

// What is to be seen, as plain values, and the way from there to the document. Texts are texts:
// nothing here reads markup.

export type Handler = (event: Event) => void;
export interface Properties {
  key?: string | number;
  class?: string;
  style?: Record<string, string>;
  /** After the element is in the document, and after each change. */
  ref?: (element: HTMLElement, isNew: boolean) => void;
  [name: string]: unknown;
}
export interface Node_ {
  tag: string;
  /** The tag with the classes that it always has. */
  kind: string;
  key: string | undefined;
  properties: Properties;
  children: (Node_ | string)[];
  element?: HTMLElement;
}
export type Child = Node_ | string | number | null | undefined | false;

const svg_tags = new Set(["svg", "path", "circle"]);

/** `h("button.key", {onclick}, "Undo")`: the tag may name classes. */
export function h(
  tag: string,
  properties?: Properties | null,
  ...children: (Child | Child[])[]
): Node_ {
  const [name, ...classes] = tag.split(".");
  const all = { ...(properties ?? {}) };
  if (classes.length > 0) all.class = [...classes, all.class].filter(Boolean).join(" ");
  const flat: (Node_ | string)[] = [];
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false || child === "") continue;
    const last = flat[flat.length - 1];
    // Texts side by side are one: the document would have them as one as well.
    if (typeof child === "object") flat.push(child);
    else if (typeof last === "string") flat[flat.length - 1] = last + String(child);
    else flat.push(String(child));
  }
  const key = all.key === undefined ? undefined : String(all.key);
  delete all.key;
  return { tag: name || "div", kind: tag, key, properties: all, children: flat };
}

/** Classes whose condition holds. */
export function classes(names: Record<string, boolean | null | undefined>): string {
  return Object.keys(names)
    .filter((name) => names[name])
    .join(" ");
}

const handlers = new WeakMap<Element, Map<string, Handler>>();

function set_handler(element: Element, name: string, value: unknown): void {
  let known = handlers.get(element);
  if (!known) handlers.set(element, (known = new Map()));
  const type = name.slice(2);
  if (!known.has(type))
    element.addEventListener(type, (event) => handlers.get(element)?.get(type)?.(event));
  if (typeof value === "function") known.set(type, value as Handler);
  else known.set(type, () => undefined);
}

function set_property(element: HTMLElement, name: string, value: unknown, before: unknown): void {
  if (name === "ref") return;
  if (name === "style") {
    const styles = (value ?? {}) as Record<string, string>;
    const old = (before ?? {}) as Record<string, string>;
    for (const each of Object.keys(old)) if (!(each in styles)) element.style.removeProperty(each);
    for (const [each, text] of Object.entries(styles))
      if (old[each] !== text) element.style.setProperty(each, text);
    return;
  }
  if (name.startsWith("on")) return set_handler(element, name, value);
  if (name === "value" || name === "checked" || name === "selected") {
    const any = element as unknown as Record<string, unknown>;
    if (any[name] !== value) any[name] = value;
    return;
  }
  if (value === before) return;
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

function set_properties(element: HTMLElement, now: Properties, before: Properties): void {
  for (const name of Object.keys(before))
    if (!(name in now)) set_property(element, name, undefined, before[name]);
  for (const name of Object.keys(now)) set_property(element, name, now[name], before[name]);
}

let to_call: (() => void)[] = [];

function call_later(node: Node_, is_new: boolean): void {
  const ref = node.properties.ref;
  if (ref && node.element) to_call.push(() => ref(node.element as HTMLElement, is_new));
}

function create(node: Node_): HTMLElement {
  const element = svg_tags.has(node.tag)
    ? (document.createElementNS("http://www.w3.org/2000/svg", node.tag) as unknown as HTMLElement)
    : document.createElement(node.tag);
  node.element = element;
  for (const child of node.children)
    element.append(typeof child === "string" ? document.createTextNode(child) : create(child));
  // After the children: the value of a choice names one of them.
  set_properties(element, node.properties, {});
  call_later(node, true);
  return element;
}

function change(now: Node_, before: Node_): void {
  if (now === before) return;
  const element = before.element as HTMLElement;
  now.element = element;
  change_children(element, now.children, before.children);
  set_properties(element, now.properties, before.properties);
  call_later(now, false);
}

/** By which what is drawn is found again: its key, or which of its kind it is. */
function names_of(all: (Node_ | string)[]): string[] {
  const counts = new Map<string, number>();
  return all.map((each) => {
    if (typeof each === "string") return "";
    if (each.key !== undefined) return `${each.tag} ${each.key}`;
    const count = counts.get(each.kind) ?? 0;
    counts.set(each.kind, count + 1);
    return `${each.kind} #${count}`;
  });
}

function change_children(
  parent: HTMLElement,
  now: (Node_ | string)[],
  before: (Node_ | string)[],
): void {
  const old = new Map<string, Node_>();
  const old_names = names_of(before);
  before.forEach((each, at) => {
    if (typeof each !== "string") old.set(old_names[at] as string, each);
  });
  const texts = Array.from(parent.childNodes).filter((each): each is Text => each instanceof Text);
  const names = names_of(now);
  // What goes, goes first: what stays need not be moved then, and keeps its focus.
  const stays = new Set(names);
  for (const [name, gone] of old) if (!stays.has(name)) gone.element?.remove();
  let place: ChildNode | null = parent.firstChild;
  now.forEach((each, at) => {
    let wanted: ChildNode;
    if (typeof each === "string") {
      const text = texts.shift() ?? document.createTextNode(each);
      if (text.data !== each) text.data = each;
      wanted = text;
    } else {
      const known = old.get(names[at] as string);
      if (known) change(each, known);
      wanted = known ? (known.element as HTMLElement) : create(each);
    }
    if (wanted === place) place = place.nextSibling;
    else parent.insertBefore(wanted, place);
  });
  for (const gone of texts) gone.remove();
}

const shown = new WeakMap<HTMLElement, (Node_ | string)[]>();

/** Makes what is in `parent` look so; what is there already stays, by its key. */
export function show(parent: HTMLElement, children: Node_[]): void {
  const before = shown.get(parent);
  if (!before) parent.replaceChildren();
  change_children(parent, children, before ?? []);
  shown.set(parent, children);
  const calls = to_call;
  to_call = [];
  for (const call of calls) call();
}

// The conversation: one element per message or album, replaced only when what it shows changed.

import { drawn as draw, welcome } from "./bubbles.js";
import { byId, element } from "./dom.js";
import { locale } from "./texts.js";
import { dayLabel } from "./times.js";

const AT_END = 80; // px from the end that still count as reading the newest

const list = byId("messages");
let known = new Map(); // what each row was drawn from, and the row
let chat = "";
let following = true; // whether the newest message stays in view
let settled = false; // the first drawing of a chat moves nothing

// act: { say, press, reply, edit, remove, forward }; state: what /sandbox/events sends.
export function showMessages(state, waiting, act) {
  const shown = `${state.instance}/${state.person}/${state.chat}`;
  const fresh = chat !== shown;
  if (fresh) known = new Map();
  chat = shown;
  settled = !fresh;
  const newest = state.messages.at(-1);
  const own = Boolean(newest) && !known.has(newest.message_id) && newest.from.id === state.person;
  following ||= fresh || own;
  place(rows(state, waiting, act));
  follow();
}

function follow() {
  if (following) list.scrollTop = list.scrollHeight;
}

list.addEventListener("scroll", () => {
  following = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END;
});
list.addEventListener("load", follow, true); // a picture took its room
new ResizeObserver(follow).observe(list); // a keyboard came or went below

// Also what did not change, since the language did.
export function redrawAll() {
  chat = "";
}

function rows(state, waiting, act) {
  if (!state.messages.length) return [welcome(state, act)];
  const all = [];
  let day = "";
  let author = null;
  for (const pieces of albums(state.messages)) {
    const label = dayLabel(pieces[0].date * 1000);
    if (label !== day) all.push(element("p", { className: "day" }, element("span", {}, label)));
    const first = label !== day || author !== pieces[0].from.id;
    day = label;
    author = pieces[0].from.id;
    all.push(row(pieces, first, state, waiting, act));
  }
  return all;
}

// Messages one by one, those of an album together.
function albums(messages) {
  const all = [];
  for (const message of messages) {
    const album = message.media_group_id;
    if (album && all.at(-1)?.[0].media_group_id === album) all.at(-1).push(message);
    else all.push([message]);
  }
  return all;
}

// Only what is new or changed is touched, so that focus and scrolling stay where they are.
function place(wanted) {
  const keep = new Set(wanted);
  for (const node of [...list.children]) if (!keep.has(node)) node.remove();
  wanted.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

function row(pieces, first, state, waiting, act) {
  const id = pieces.at(-1).message_id;
  const source = JSON.stringify([pieces, first, waiting.get(id) ?? null, locale()]);
  const before = known.get(id);
  if (before?.source === source) return before.node;
  const node = draw(pieces, first, state, waiting, act);
  node.classList.toggle("new", settled && !before);
  known.set(id, { source, node });
  return node;
}

// The conversation: one element per message, replaced only when the message changed.

import { button, byId, element, icon } from "./dom.js";
import { richText, signed } from "./richtext.js";
import { locale, t } from "./texts.js";
import { dayLabel, hourMinute } from "./times.js";

const REPLY = "M10 8L5 12.5 10 17M5.5 12.5H14a5 5 0 0 1 5 5V19";
const EDIT = "M5 19l1-4L16 5l3 3L9 18z";
const MICROPHONE = "M12 4a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v3";
const AT_END = 80; // px from the end that still count as reading the newest

const list = byId("messages");
let drawn = new Map(); // what each row was drawn from, and the row
let chat = "";
let following = true; // whether the newest message stays in view
let settled = false; // the first drawing of a chat moves nothing

// act: { say, press, reply, edit }, each with the message; state: what /sandbox/events sends.
export function showMessages(state, waiting, act) {
  const fresh = chat !== `${state.instance}/${state.person}`;
  if (fresh) drawn = new Map();
  chat = `${state.instance}/${state.person}`;
  settled = !fresh;
  following ||= fresh;
  const newest = state.messages.at(-1);
  const own = Boolean(newest) && !drawn.has(newest.message_id) && !newest.from.is_bot;
  following ||= own;
  place(rows(state, waiting, act));
  follow();
}

function follow() {
  if (following) list.scrollTop = list.scrollHeight;
}

list.addEventListener("scroll", () => {
  following = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END;
});
new ResizeObserver(follow).observe(list); // a keyboard came or went below

// Also what did not change, since the language did.
export function redrawAll() {
  chat = "";
}

function rows(state, waiting, act) {
  if (!state.messages.length) return [welcome(state, act)];
  const all = [];
  let day = "";
  for (const message of state.messages) {
    const label = dayLabel(message.date * 1000);
    if (label !== day) all.push(element("p", { className: "day" }, element("span", {}, label)));
    day = label;
    all.push(row(message, state, waiting, act));
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

function row(message, state, waiting, act) {
  const source = JSON.stringify([message, waiting.get(message.message_id) ?? null, locale()]);
  const known = drawn.get(message.message_id);
  if (known?.source === source) return known.node;
  const node = draw(message, state, waiting, act);
  node.classList.toggle("new", settled && !known);
  drawn.set(message.message_id, { source, node });
  return node;
}

function draw(message, state, waiting, act) {
  const own = !message.from.is_bot;
  const bubble = element("div", { className: "bubble" }, ...content(message, state, act), stamp(message));
  const column = element("div", { className: "column" }, bubble, buttons(message, waiting, act));
  return element(
    "article",
    { className: `row ${own ? "own" : "theirs"}`, dataset: { id: message.message_id } },
    column,
    tools(message, own, act),
  );
}

function content(message, state, act) {
  return [
    message.forward_origin ? element("p", { className: "forwarded" }, t("forwardedFrom", { name: message.forward_origin.sender_user_name })) : null,
    message.reply_to_message ? quote(message.reply_to_message) : null,
    body(message, state, act),
  ];
}

function body(message, state, act) {
  if (message.text) return element("div", { className: "text" }, ...richText(message, act.say, state.bot.username));
  if (message.sticker) return element("p", { className: "sticker", label: t("sticker"), role: "img" }, message.sticker.emoji);
  if (message.contact) return contact(message.contact);
  return element("p", { className: "voice" }, icon(MICROPHONE), `${t("voice")} 0:0${message.voice.duration}`);
}

function contact({ first_name: name, phone_number: phone }) {
  return element(
    "div",
    { className: "contact" },
    element("small", {}, t("contact")),
    element("strong", {}, name),
    element("span", {}, phone),
  );
}

export function summary(message) {
  if (message.text) return message.text;
  return t(message.sticker ? "sticker" : message.contact ? "contact" : "voice");
}

function quote(message) {
  const target = () => list.querySelector(`[data-id="${message.message_id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return element(
    "button",
    { type: "button", className: "quote", onclick: target },
    element("strong", {}, message.from.first_name),
    element("span", {}, summary(message)),
  );
}

function stamp(message) {
  const moment = new Date(message.date * 1000);
  const time = element("time", { dateTime: moment.toISOString() }, hourMinute(moment));
  return element("p", { className: "stamp" }, message.edit_date ? `${t("edited")} ` : null, time);
}

function buttons(message, waiting, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const shown = rows.map((row) => element("div", { className: "button-row" }, ...row.map((one) => inline(message, one, waiting, act))));
  return element("div", { className: "buttons" }, ...shown);
}

function inline(message, one, waiting, act) {
  if (one.url) return element("a", { className: "inline", href: /^https?:/i.test(one.url) ? one.url : "#", target: "_blank", rel: "noopener noreferrer" }, ...signed(one.text));
  const busy = waiting.get(message.message_id) === one.callback_data;
  const properties = { type: "button", className: `inline${busy ? " busy" : ""}`, onclick: () => act.press(message, one) };
  return element("button", properties, ...signed(one.text));
}

function tools(message, own, act) {
  const tool = (name, path, onclick) => element("button", { type: "button", className: "tool", title: t(name), label: t(name), onclick }, icon(path));
  const editable = own && message.text && !message.forward_origin;
  return element(
    "div",
    { className: "tools" },
    tool("reply", REPLY, () => act.reply(message)),
    editable ? tool("edit", EDIT, () => act.edit(message)) : null,
  );
}

function welcome(state, act) {
  return element(
    "div",
    { className: "welcome" },
    element("span", { className: "avatar bot large" }, [...state.bot.first_name][0]),
    element("strong", {}, t("emptyTitle")),
    element("p", {}, t("emptyNote")),
    button("primary", t("start"), () => act.say("/start")),
  );
}

// One message as an element: who wrote it, what is in it, when, and what can be done with it.

import { button, byId, element, icon, paintAvatar, paintBot } from "./dom.js";
import { media } from "./media.js";
import { richText, signed } from "./richtext.js";
import { notice, summary } from "./summaries.js";
import { t } from "./texts.js";
import { hourMinute } from "./times.js";

const REPLY = "M10 8L5 12.5 10 17M5.5 12.5H14a5 5 0 0 1 5 5V19";
const EDIT = "M5 19l1-4L16 5l3 3L9 18z";
const FORWARD = "M14 8l5 4.5L14 17M18.5 12.5H10a5 5 0 0 0-5 5V19";
const DELETE = "M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5";
const MICROPHONE = "M12 4a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v3";

// pieces: a message, or those of an album; first: nobody else's stands before it.
export function drawn(pieces, first, state, waiting, act) {
  const message = pieces.find((one) => one.caption) ?? pieces[0];
  if (pieces.every((one) => one.deleted)) return service(message, t("deleted"));
  const told = notice(message);
  if (told) return service(message, told);
  const kept = pieces.filter((one) => !one.deleted);
  const own = message.from.id === state.person;
  const named = first && !own && state.chat !== state.person;
  const bubble = element("div", { className: "bubble" }, ...content(kept, message, named, state, act), ...stamp(message));
  const column = element("div", { className: "column" }, bubble, buttons(message, waiting, act));
  return element(
    "article",
    { className: `row ${own ? "own" : "theirs"}`, dataset: { id: message.message_id } },
    state.chat !== state.person && !own ? face(message, first, state.bot) : null,
    column,
    tools(message, own, state, act),
  );
}

function service(message, text) {
  return element("p", { className: "day service", dataset: { id: message.message_id } }, element("span", {}, text));
}

const author = (message) => message.sender_chat?.title ?? message.from.first_name;

function face(message, first, bot) {
  const node = element("span", { className: `avatar small${first ? "" : " blank"}` });
  node.setAttribute("aria-hidden", "true");
  if (message.from.id === bot.id) paintBot(node, bot.first_name);
  else paintAvatar(node, author(message), message.from.id);
  return node;
}

function content(pieces, message, named, state, act) {
  return [
    named ? element("p", { className: "author", dataset: { tone: message.from.id % 6 } }, author(message)) : null,
    message.forward_origin ? element("p", { className: "forwarded" }, t("forwardedFrom", { name: origin(message.forward_origin) })) : null,
    message.reply_to_message ? quote(message.reply_to_message) : null,
    ...body(pieces, message, state, act),
  ];
}

function origin(from) {
  if (from.type === "channel") return t("channel", { name: from.chat.title });
  return from.sender_user_name ?? from.sender_user?.first_name ?? from.sender_chat.title;
}

function body(pieces, message, state, act) {
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  const words = text ? element("div", { className: "text" }, ...richText(text, entities, act.say, state.bot.username)) : null;
  if (message.sticker) return [element("p", { className: "sticker", label: t("sticker"), role: "img" }, message.sticker.emoji)];
  if (message.contact) return [contact(message.contact)];
  if (message.voice) return [element("p", { className: "voice" }, icon(MICROPHONE), `${t("voice")} 0:0${message.voice.duration}`)];
  return [media(pieces), words];
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

function quote(message) {
  const target = () =>
    byId("messages").querySelector(`[data-id="${message.message_id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return element(
    "button",
    { type: "button", className: "quote", onclick: target },
    element("strong", {}, author(message)),
    element("span", {}, summary(message)),
  );
}

// The time, and whether it was edited: a tap shows what it said before.
function stamp(message) {
  const moment = new Date(message.date * 1000);
  const time = element("time", { dateTime: moment.toISOString() }, hourMinute(moment));
  if (!message.earlier) return [element("p", { className: "stamp" }, message.edit_date ? `${t("edited")} ` : null, time)];
  const before = element("ul", { className: "earlier", hidden: true }, ...message.earlier.map((text) => element("li", {}, text || t("nothing"))));
  const edited = button("edited", t("edited"), () => (before.hidden = !before.hidden), { title: message.earlier.at(-1) });
  return [before, element("p", { className: "stamp" }, edited, " ", time)];
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

function tools(message, own, state, act) {
  const tool = (name, path, onclick) => element("button", { type: "button", className: "tool", title: t(name), label: t(name), onclick }, icon(path));
  const editable = own && (message.text || message.photo || message.document || message.video) && !message.forward_origin;
  return element(
    "div",
    { className: "tools" },
    tool("reply", REPLY, () => act.reply(message)),
    editable ? tool("edit", EDIT, () => act.edit(message)) : null,
    own ? tool("delete", DELETE, () => act.remove(message)) : null,
    state.chat !== state.person ? tool("toBot", FORWARD, () => act.forward(message)) : null,
  );
}

export function welcome(state, act) {
  if (state.chat !== state.person) return element("div", { className: "welcome" }, element("strong", {}, t("emptyTitle")), element("p", {}, t("groupNote")));
  return element(
    "div",
    { className: "welcome" },
    paintBot(element("span", { className: "avatar large" }), state.bot.first_name),
    element("strong", {}, t("emptyTitle")),
    element("p", {}, t("emptyNote")),
    button("primary", t("start"), () => act.say("/start")),
  );
}

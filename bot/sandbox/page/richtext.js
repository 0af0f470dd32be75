// A message's text with its entities, as elements. Offsets count UTF-16 units, as strings here do.

import { element } from "./dom.js";
import { t } from "./texts.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// Drawn by the page, since office computers often have no emoji font.
const SIGNS = {
  "🔴": "red",
  "🟡": "yellow",
  "🟢": "green",
  "⚪": "none",
  "✅": "tick",
  "❌": "cross",
  "⛔": "cross",
  "📎": "file",
  "📨": "letter",
  "⏰": "clock",
  "🔒": "lock",
};
const SIGN = new RegExp(`(${Object.keys(SIGNS).join("|")})`, "u");

// Plain text as nodes, its lights and signs drawn.
export function signed(text) {
  const parts = text.split(SIGN).filter((part) => part !== "");
  return parts.map((part) => (SIGNS[part] ? element("span", { className: "sign", dataset: { sign: SIGNS[part] } }, part) : part));
}

// say(text): send a command or a start link as the visitor; username: the bot's.
export function richText(text, entities, say, username) {
  return nodes(text, 0, text.length, [...(entities ?? [])], { say, username });
}

function nodes(text, from, to, entities, how) {
  const made = [];
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    made.push(...signed(beside(text.slice(at, entity.offset), entity)));
    const inner = entities.filter((other) => other.offset < end);
    entities.splice(0, inner.length);
    made.push(wrapped(entity, text.slice(entity.offset, end), nodes(text, entity.offset, end, inner, how), how));
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  return [...made, ...signed(text.slice(at, to))];
}

// A quotation stands on its own lines: the line break before it would be a second one.
function beside(before, entity) {
  return BLOCKS.has(entity.type) ? before.replace(/\n$/, "") : before;
}

function wrapped(entity, plain, children, how) {
  if (entity.type === "bot_command") return action(() => how.say(plain), children);
  if (entity.type === "url") return link(plain, children, how);
  if (entity.type === "text_link") return link(entity.url, children, how);
  if (entity.type === "spoiler") return spoiler(children);
  return element(TAGS[entity.type] ?? "span", {}, ...children);
}

function link(address, children, { say, username }) {
  const start = startCode(address, username);
  if (start) return action(() => say(`/start ${start}`), children);
  if (!/^https?:\/\//i.test(address)) return element("span", {}, ...children);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function action(onclick, children) {
  return element("button", { type: "button", className: "link", onclick }, ...children);
}

// An invitation to this bot (t.me/bot?start=CODE) opens it here instead of the real Telegram.
function startCode(address, username) {
  const match = /^https?:\/\/t\.me\/(\w+)\?start=([\w-]+)$/i.exec(address);
  return match && match[1].toLowerCase() === username.toLowerCase() ? match[2] : null;
}

function spoiler(children) {
  const hidden = element("button", { type: "button", className: "spoiler", label: t("spoiler") }, ...children);
  hidden.onclick = () => hidden.replaceWith(...hidden.childNodes);
  return hidden;
}

// Writing: the input line, replying and editing, the menus, the reply keyboard.

import { attachments, startAttach } from "./attach.js";
import { byId, element, icon, refresh } from "./dom.js";
import { signed } from "./richtext.js";
import { summary } from "./summaries.js";
import { t } from "./texts.js";

const PHONE = "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2";

const input = byId("input");
const menus = { commands: byId("command-menu"), attach: byId("attach-menu") };
const openers = { commands: byId("open-commands"), attach: byId("open-attach") };
let context = null; // { kind: "reply" | "edit", message }
let shown = null; // the state that the page shows

// does: { say(text, replyTo), edit(message, text), act(action, given), pressKey(button), … }
export function startComposer(does) {
  byId("composer").onsubmit = (event) => {
    event.preventDefault();
    submit(does);
  };
  input.oninput = onInput(does);
  input.onkeydown = onKey(does);
  byId("context-cancel").onclick = clearContext;
  byId("unblock").onclick = () => does.act("unblock", {});
  openers.commands.onclick = () => toggle("commands", () => fillCommands(does, ""));
  openers.attach.onclick = () => toggle("attach", () => fillAttach(does));
  startAttach(take, does);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus());
  document.addEventListener("click", (event) => event.target.closest(".foot") || closeMenus());
}

export function showComposer(state, does) {
  shown = state;
  byId("composer").hidden = state.blocked;
  byId("unblock").hidden = !state.blocked;
  showKeyboard(state.blocked ? null : state.keyboard, does);
}

export function write(text) {
  input.value = text;
  resize();
  input.focus();
}

export function setContext(kind, message) {
  context = { kind, message };
  byId("context").hidden = false;
  byId("context-title").textContent = kind === "edit" ? t("editing") : t("replyTo", { name: message.from.first_name });
  byId("context-quote").textContent = summary(message);
  write(kind === "edit" ? (message.text ?? message.caption ?? "") : input.value);
}

// What is written is for one chat and one message.
export function clearInput() {
  input.value = "";
  clearContext();
  closeMenus();
}

function clearContext() {
  if (context?.kind === "edit") input.value = "";
  context = null;
  byId("context").hidden = true;
  resize();
}

function submit(does) {
  const { kind, message } = context ?? {};
  if (!input.value.trim() && !(kind === "edit" && message.caption)) return;
  const { text, replyTo } = take();
  if (kind === "edit") does.edit(message, text);
  else does.say(text, replyTo);
}

// What stands in the input line and the message that it answers, to be sent: both are cleared.
function take() {
  const text = input.value.trim();
  const replyTo = context?.kind === "reply" ? context.message.message_id : null;
  clearInput();
  return { text, replyTo };
}

const onInput = (does) => () => {
  resize();
  const typed = /^\/(\w*)$/.exec(input.value);
  if (!typed) return closeMenus();
  fillCommands(does, typed[1]);
  setOpen("commands", menus.commands.querySelector("button") !== null);
};

const onKey = (does) => (event) => {
  if (event.isComposing) return; // Enter ends the input of a Chinese word first
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit(does);
  }
  if (event.key === "ArrowUp" && !menus.commands.hidden) {
    event.preventDefault();
    menus.commands.querySelector("button:last-of-type")?.focus();
  }
};

function resize() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
}

function toggle(name, fill) {
  const open = menus[name].hidden;
  closeMenus();
  if (!open) return;
  fill();
  setOpen(name, true);
  menus[name].querySelector("button")?.focus();
}

function setOpen(name, open) {
  menus[name].hidden = !open;
  openers[name].setAttribute("aria-expanded", open);
}

function closeMenus() {
  for (const name of Object.keys(menus)) setOpen(name, false);
}

function item(onclick, ...children) {
  const chosen = () => {
    closeMenus();
    input.focus();
    onclick();
  };
  return element("button", { type: "button", role: "menuitem", onclick: chosen, onkeydown: walk }, ...children);
}

function walk(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (event.currentTarget[step] ?? input).focus();
}

function fillCommands(does, typed) {
  const fitting = shown.commands.filter((one) => one.command.startsWith(typed));
  const addressed = shown.chat === shown.person ? "" : `@${shown.bot.username}`;
  const items = fitting.map((one) =>
    item(() => say(does, `/${one.command}${addressed}`), element("code", {}, `/${one.command}`), element("span", {}, one.description)),
  );
  menus.commands.replaceChildren(...(items.length ? items : [element("p", {}, t("noCommands"))]));
}

function say(does, text) {
  input.value = "";
  resize();
  does.say(text);
}

function fillAttach(does) {
  menus.attach.replaceChildren(...attachments(shown, take, does).map(([name, onclick]) => item(onclick, t(name))));
}

function showKeyboard(keyboard, does) {
  const node = byId("keyboard");
  node.hidden = !keyboard;
  const content = (one) => (one.request_contact ? [icon(PHONE), one.text] : signed(one.text));
  const key = (one) => element("button", { type: "button", className: "key", onclick: () => does.pressKey(one) }, ...content(one));
  const rows = keyboard?.keyboard ?? [];
  refresh(node, rows, () => rows.map((row) => element("div", { className: "button-row" }, ...row.map(key))));
}

// Beside the chat: who the visitor is, which chat is looked at, the clock, and sentences to try.

import { Refused, post } from "./api.js";
import { button, byId, element, paintAvatar, refresh } from "./dom.js";
import { locale, t } from "./texts.js";
import { hourMinute, localInput, longDay, now, shortDay } from "./times.js";

const SEEN = "duban-seen"; // per sandbox, person and chat, the newest message that was looked at

export function startPanel() {
  byId("open-panel").onclick = () => openPanel(true);
  byId("close-panel").onclick = byId("shade").onclick = () => openPanel(false);
  document.addEventListener("keydown", (event) => event.key === "Escape" && openPanel(false));
  byId("next-morning").onclick = () => move({ next: "working-morning" });
  byId("jump").onsubmit = (event) => {
    event.preventDefault();
    move({ to: byId("jump-to").value });
  };
  setInterval(tick, 1000);
}

// does: { become(person), open(chat), write(text) }
export function showPanel(state, does) {
  markSeen(state);
  showPeople(state, does);
  showChats(state, does);
  showHints(state, does);
  const morning = new Date(state.clock.next_morning);
  byId("next-morning-date").textContent = `${shortDay(morning)} ${hourMinute(morning)}`;
  tick();
}

export function openPanel(open) {
  const panel = byId("panel");
  if (panel.classList.contains("open") === open) return;
  const narrow = matchMedia("(max-width: 879px)").matches;
  panel.classList.toggle("open", open);
  byId("shade").hidden = !open;
  byId("open-panel").setAttribute("aria-expanded", open);
  if (narrow) (open ? byId("close-panel") : byId("open-panel")).focus();
}

function tick() {
  const moment = now();
  byId("clock-time").textContent = hourMinute(moment);
  byId("clock-time").dateTime = moment.toISOString();
  byId("clock-date").textContent = longDay(moment);
  byId("me-clock").textContent = `${shortDay(moment)} ${hourMinute(moment)}`;
  const field = byId("jump-to");
  field.min = localInput(moment);
  if (!field.value || field.value < field.min) field.value = field.min;
}

async function move(where) {
  const problem = byId("clock-problem");
  const controls = [byId("next-morning"), byId("jump").querySelector("button")];
  problem.hidden = true;
  for (const control of controls) control.disabled = true;
  try {
    await post("clock", where);
    openPanel(false);
  } catch (error) {
    problem.textContent = error instanceof Refused ? t("backwards") : t("offline");
    problem.hidden = false;
  }
  for (const control of controls) control.disabled = false;
}

function showPeople(state, does) {
  const shown = state.people.map((person) => [person.id, isUnread(state, person)]);
  const people = () => state.people.map((person) => one(person, state, does));
  refresh(byId("people"), [state.instance, state.person, shown, locale()], people);
  const me = state.people.find((person) => person.id === state.person);
  paintAvatar(byId("me-avatar"), me.name, me.id);
  byId("me-name").textContent = me.name;
  byId("open-panel").title = t("whoNow", { name: me.name });
  byId("me-dot").hidden = !state.people.some((person) => isUnread(state, person));
}

function one(person, state, does) {
  const avatar = element("span", { className: "avatar" });
  paintAvatar(avatar, person.name, person.id);
  avatar.setAttribute("aria-hidden", "true");
  const text = element("span", { className: "person-text" }, element("strong", {}, person.name), element("small", {}, person.note));
  const node = element("button", { type: "button", className: "person", onclick: () => does.become(person.id) }, avatar, text, dot(isUnread(state, person)));
  node.setAttribute("aria-pressed", person.id === state.person);
  return node;
}

// The person's own chat with the bot and their groups, if there are any.
function showChats(state, does) {
  byId("chats").hidden = state.chats.length < 2;
  const shown = state.chats.map((chat) => [chat.id, chat.title, isNew(state, chat)]);
  const chats = () => state.chats.map((chat) => chatEntry(chat, state, does));
  refresh(byId("chats"), [state.instance, state.person, state.chat, shown, locale()], chats);
}

function chatEntry(chat, state, does) {
  const title = chat.members === undefined ? t("privateChat") : chat.title;
  const node = element("button", { type: "button", className: "hint chat", onclick: () => does.open(chat.id) }, title, dot(isNew(state, chat)));
  node.setAttribute("aria-pressed", chat.id === state.chat);
  return node;
}

const dot = (unread) => (unread ? element("span", { className: "dot", role: "img", label: t("unread") }) : null);

function showHints(state, does) {
  byId("hints-card").hidden = !state.hints.length;
  const item = (hint) => element("li", {}, button("hint", hint, () => does.write(hint)));
  refresh(byId("hints"), state.hints, () => state.hints.map(item));
}

const seenKey = (state, ...place) => [SEEN, state.instance, ...place].join("/");
const seen = (...key) => Number(sessionStorage.getItem(seenKey(...key)) ?? 0);

function markSeen(state) {
  const chat = state.chats.find((one) => one.id === state.chat);
  sessionStorage.setItem(seenKey(state, state.person, chat.id), chat.newest);
}

const isUnread = (state, person) => person.newest > seen(state, person.id, person.id);
const isNew = (state, chat) => chat.newest > seen(state, state.person, chat.id);

// Puts the page together: listens to the sandbox, shows its state, sends what the visitor does.

import { listen, post, postFiles } from "./api.js";
import { clearInput, setContext, showComposer, startComposer, write } from "./composer.js";
import { byId, paintBot, paintGroup } from "./dom.js";
import { redrawAll, showMessages } from "./messages.js";
import { openPanel, showPanel, startPanel } from "./panel.js";
import { switchLanguage, t, translatePage } from "./texts.js";
import { setClock } from "./times.js";

const PATIENCE = 8000; // ms that a pressed button waits for the bot's answer
const TOAST = 3500;
const TYPING = 5000; // ms that "typing…" stands, as Telegram has it

let state = null;
let stop = () => {};
let shown = new Set(); // presses whose answer was shown, or that were there before
const waiting = new Map(); // message id → data of the button pressed last

const does = {
  say: (text, replyTo) => send("say", { text, reply_to: replyTo ?? null }),
  edit: (message, text) => send("edit", { message_id: message.message_id, text }),
  remove: (message) => send("delete", { message_id: message.message_id }),
  forward: (message) => forward(message),
  act: (action, given) => send(action, given),
  sendFiles: (files, { text, replyTo }) => tried(() => postFiles(files, { ...place(), caption: text, reply_to: replyTo })),
  press: (message, one) => press(message.message_id, one),
  pressKey: (one) => send("press", { message_id: 0, button: one.text }),
  sendOther: () => send("contact", { user_id: state.people.find((person) => person.id !== state.person)?.id ?? 1 }),
  reply: (message) => setContext("reply", message),
  become: (person) => go({ person }),
  open: (chat) => go({ person: state.person, chat }),
  write: (text) => {
    openPanel(false);
    write(text);
  },
};
const inMessages = { ...does, edit: (message) => setContext("edit", message) };

const place = () => ({ person: state.person, chat: state.chat });

const send = (action, given) => tried(() => post(action, { ...place(), ...given }));

async function tried(action) {
  try {
    return await action();
  } catch (error) {
    toast(t("failed", { reason: error.message }));
    return null;
  }
}

async function forward(message) {
  const { person } = state;
  if (await send("forward-message", { message_id: message.message_id })) go({ person });
}

async function press(messageId, one) {
  waiting.set(messageId, one.callback_data);
  render();
  setTimeout(() => released(messageId, one.callback_data), PATIENCE);
  await send("press", { message_id: messageId, button: one.callback_data });
}

function released(messageId, data) {
  if (waiting.get(messageId) !== data) return;
  waiting.delete(messageId);
  render();
}

// where: { person, chat }; without a chat the bot's own, without a person the first.
function go(where) {
  stop();
  clearInput();
  openPanel(false);
  waiting.clear();
  state = null;
  const address = [where.person, where.chat].filter(Boolean).join("/");
  history.replaceState(null, "", address ? `#${address}` : location.pathname);
  stop = listen(where, receive, () => gone(where));
}

function gone(where) {
  byId("offline").hidden = false;
  if (!state && where.person) go({}); // perhaps another sandbox, without this person or chat
}

function receive(fresh) {
  byId("offline").hidden = true;
  if (state?.instance !== fresh.instance) shown = new Set(fresh.presses.filter((one) => one.answer).map((one) => one.id));
  state = fresh;
  setClock(fresh.clock);
  if (fresh.typing) setTimeout(() => stopsTyping(fresh), TYPING);
  fresh.presses.filter((one) => one.answer && !shown.has(one.id)).forEach(answered);
  render();
}

function stopsTyping(then) {
  if (state !== then) return;
  state.typing = false;
  render();
}

function answered(one) {
  shown.add(one.id);
  if (waiting.get(one.message_id) === one.data) waiting.delete(one.message_id);
  if (!one.answer.text) return;
  if (!one.answer.show_alert) return toast(one.answer.text);
  byId("alert-text").textContent = one.answer.text;
  byId("alert").showModal();
}

let toastTimer;

function toast(text) {
  clearTimeout(toastTimer);
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  toastTimer = setTimeout(() => (byId("toast").hidden = true), TOAST);
}

function render() {
  if (!state) return;
  document.title = state.bot.first_name;
  const chat = state.chats.find((one) => one.id === state.chat);
  const group = chat.members !== undefined;
  byId("bot-name").textContent = chat.title;
  byId("bot-avatar").className = "avatar";
  (group ? paintGroup : paintBot)(byId("bot-avatar"), chat.title);
  byId("bot-state").textContent = state.typing ? t("typing") : group ? t("members", { count: chat.members }) : t("bot");
  byId("bot-state").classList.toggle("typing", state.typing);
  showMessages(state, waiting, inMessages);
  showComposer(state, does);
  showPanel(state, does);
}

function retranslate() {
  translatePage();
  byId("language").textContent = t("otherLanguage");
  redrawAll();
  render();
}

byId("language").onclick = () => {
  switchLanguage();
  retranslate();
};
startComposer(does);
startPanel();
retranslate();
const [person, chat] = location.hash.slice(1).split("/").map(Number);
go({ ...(person && { person }), ...(chat && { chat }) });

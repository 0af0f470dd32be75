// Puts the page together: listens to the sandbox, shows its state, sends what the visitor does.

import { listen, post } from "./api.js";
import { clearContext, setContext, showComposer, startComposer, write } from "./composer.js";
import { byId } from "./dom.js";
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
  act: (action, given) => send(action, given),
  press: (message, one) => press(message.message_id, one),
  pressKey: (one) => send("press", { message_id: 0, button: one.text }),
  sendOther: () => send("contact", { user_id: state.people.find((person) => person.id !== state.person)?.id ?? 1 }),
  reply: (message) => setContext("reply", message),
  become,
  write: (text) => {
    openPanel(false);
    write(text);
  },
};
const inMessages = { ...does, edit: (message) => setContext("edit", message) };

async function send(action, given) {
  try {
    return await post(action, { person: state.person, ...given });
  } catch (error) {
    toast(t("failed", { reason: error.message }));
    return null;
  }
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

function become(person) {
  stop();
  clearContext();
  openPanel(false);
  waiting.clear();
  state = null;
  history.replaceState(null, "", person ? `#${person}` : location.pathname);
  stop = listen(person, receive, () => gone(person));
}

function gone(person) {
  byId("offline").hidden = false;
  if (!state && person) become(null); // perhaps another sandbox, without this person
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
  byId("bot-name").textContent = state.bot.first_name;
  byId("bot-avatar").textContent = [...state.bot.first_name][0];
  byId("bot-state").textContent = t(state.typing ? "typing" : "bot");
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
become(Number(location.hash.slice(1)) || null);

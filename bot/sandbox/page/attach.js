// What can be sent besides a text: samples, one's own files, cards. The input line is the caption.

import { byId } from "./dom.js";
import { t } from "./texts.js";

const picker = byId("file");
const phone = document.querySelector(".phone");

// take(): the input line's text and the message answered, both cleared; does: see page.js.
export function startAttach(take, does) {
  picker.onchange = () => {
    sendFiles(picker.files, take, does);
    picker.value = "";
  };
  phone.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    phone.classList.add("dropping");
  });
  for (const ends of ["dragleave", "drop"]) phone.addEventListener(ends, () => phone.classList.remove("dropping"));
  phone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    sendFiles(event.dataTransfer.files, take, does);
  });
  byId("input").addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    sendFiles(event.clipboardData.files, take, does);
  });
}

function sendFiles(files, take, does) {
  if (files.length) does.sendFiles([...files], take());
}

// The menu's entries, each a name and what it does.
export function attachments(state, take, does) {
  const captioned = (action, given = {}) => () => {
    const { text, replyTo } = take();
    does.act(action, { caption: text, reply_to: replyTo, ...given });
  };
  const sample = { name: t("sampleName"), text: t("sampleText") };
  const entries = [
    ["photo", captioned("photo")],
    ["album", captioned("album")],
    ["document", captioned("document", sample)],
    ["ownFile", () => picker.click()],
    ["sendForward", () => does.act("forward", { text: take().text || t("forwardSample"), of: t("forwardOf") })],
    ["sendContact", () => does.act("contact", {})],
    ["sendOther", () => does.sendOther()],
    ["sendSticker", () => does.act("sticker", {})],
    ["sendVoice", () => does.act("voice", {})],
  ];
  return state.chat === state.person ? [...entries, ["block", () => does.act("block", {})]] : entries;
}

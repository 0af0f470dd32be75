// Photos, albums and files inside a bubble, from the sandbox's own bytes; a photo large at a tap.

import { byId, element, icon } from "./dom.js";
import { t } from "./texts.js";

const FILE = "M7 3h7l5 5v13H7zM14 3v5h5";
const PLAY = "M8 5l11 7-11 7z";

// pieces: a message, or those of an album.
export function media(pieces) {
  const photos = pieces.filter((one) => one.photo);
  if (photos.length) return grid(photos);
  const files = pieces.filter((one) => one.document ?? one.video);
  return files.length ? element("div", { className: "files" }, ...files.map(file)) : null;
}

const address = (file) => `/sandbox/file/${file.file_id}`;

function grid(messages) {
  const shown = messages.map((message, index) => picture(message.photo.at(-1), index + 1));
  return element("div", { className: "photos", dataset: { count: Math.min(messages.length, 4), odd: messages.length % 2 === 1 } }, ...shown);
}

function picture(size, number) {
  const image = element("img", { src: address(size), width: size.width, height: size.height, alt: t("photoNumber", { number }) });
  return element("button", { type: "button", className: "photo", title: t("enlarge"), onclick: () => enlarge(image) }, image);
}

function enlarge(image) {
  const viewer = byId("viewer");
  viewer.replaceChildren(image.cloneNode());
  viewer.onclick = () => viewer.close();
  viewer.showModal();
}

function file(message) {
  const one = message.document ?? message.video;
  const ending = /\.(\w{1,5})$/.exec(one.file_name ?? "")?.[1] ?? "";
  return element(
    "a",
    { className: "file", href: address(one), download: one.file_name ?? "", title: t("download") },
    element("span", { className: "file-icon" }, icon(message.video ? PLAY : FILE), element("small", {}, ending)),
    element("span", { className: "file-text" }, element("strong", {}, one.file_name ?? t("document")), element("small", {}, amount(one.file_size ?? 0))),
  );
}

function amount(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

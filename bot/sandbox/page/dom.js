// Building elements from text only: nothing that came from a message is ever parsed as HTML.

export const byId = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  const { dataset, role, label, ...rest } = properties;
  Object.assign(node, rest);
  Object.assign(node.dataset, dataset);
  if (role) node.setAttribute("role", role);
  if (label) node.setAttribute("aria-label", label);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function button(className, text, onclick, properties = {}) {
  return element("button", { type: "button", className, onclick, ...properties }, text);
}

// Rebuild a node's children only if what they show changed, so that focus survives an update.
export function refresh(node, shown, make) {
  const source = JSON.stringify(shown);
  if (node.dataset.source === source) return;
  node.dataset.source = source;
  node.replaceChildren(...make());
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

// The last character of a Chinese name, the first letter of another.
export function initial(name) {
  const characters = [...name];
  const last = characters.at(-1) ?? "";
  return /\p{Script=Han}/u.test(last) ? last : (characters[0] ?? "").toUpperCase();
}

export function paintAvatar(node, name, id) {
  node.textContent = initial(name);
  node.dataset.tone = id % 6;
}

export function paintBot(node, name) {
  node.textContent = [...name][0];
  node.classList.add("bot");
  return node;
}

export function paintGroup(node, name) {
  node.textContent = initial(name);
  node.classList.add("group");
  return node;
}

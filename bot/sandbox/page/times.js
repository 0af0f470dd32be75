// Moments in the office's time zone and the page's language.

import { locale } from "./texts.js";

let zone = "Asia/Shanghai";
let ahead = 0; // how far the sandbox's clock is ahead of the browser's, in ms

export function setClock(clock) {
  zone = clock.time_zone;
  ahead = new Date(clock.now) - Date.now();
}

export const now = () => new Date(Date.now() + ahead);

const written = (moment, options) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(moment);

export const hourMinute = (moment) => written(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const longDay = (moment) => written(moment, { year: "numeric", month: "long", day: "numeric", weekday: "long" });
export const shortDay = (moment) => written(moment, { month: "long", day: "numeric", weekday: "short" });

// 2023-04-17T09:00, as datetime-local inputs and the control API take it.
export function localInput(moment) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return parts.format(moment).replace(" ", "T");
}

export function dayLabel(moment) {
  const sameYear = written(moment, { year: "numeric" }) === written(now(), { year: "numeric" });
  return sameYear ? shortDay(moment) : longDay(moment);
}

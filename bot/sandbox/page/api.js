// The sandbox's control API, and the stream of its state.

const RETRY = 1500;

export class Refused extends Error {}

export function post(action, given) {
  return sent(action, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
}

export function postFiles(files, given) {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) form.append(name, value ?? "");
  for (const file of files) form.append("file", file);
  return sent("files", { body: form });
}

async function sent(action, how) {
  const answer = await fetch(`/sandbox/${action}`, { method: "POST", ...how });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error ?? answer.statusText);
  return body.result;
}

// Calls onState with every new state for this place ({ person, chat }) and onGone when the server is away; goes on
// trying until stopped.
export function listen(place, onState, onGone) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/sandbox/events?${new URLSearchParams(place)}`);
    source.onmessage = (event) => onState(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      onGone();
      timer = setTimeout(open, RETRY);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

// The sandbox's control API, and the stream of its state.

const RETRY = 1500;

export class Refused extends Error {}

export async function post(action, given) {
  const answer = await fetch(`/sandbox/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error ?? answer.statusText);
  return body.result;
}

// Calls onState with every new state for this person and onGone when the server is away; goes on
// trying until stopped.
export function listen(person, onState, onGone) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/sandbox/events${person ? `?person=${person}` : ""}`);
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

/**
 * A world that stands still, for as long as the picture of Python's memory is taken: no clock goes on, and luck is the same
 * each time. What Python has seen of either lies in its memory, and the same coach must give the same picture.
 */
import nodeCrypto from 'node:crypto';

/** A day like any other: the earliest that an archive can say, as everywhere in the build. */
const THEN_MS = Date.UTC(1980, 0, 1);

/** Runs the work in it, and lets the world go on afterwards. */
export async function inAStillWorld(work) {
  const undo = [
    replaced(Date, 'now', () => THEN_MS),
    replaced(globalThis, 'Date', dateThatStands()),
    replaced(performance, 'now', () => 0),
    replaced(Math, 'random', () => 0.5),
    replaced(nodeCrypto, 'randomFillSync', withoutLuck),
  ];
  try {
    return await work();
  } finally {
    for (const one of undo.reverse()) one();
  }
}

/** Puts another in its place. -> puts the first back */
export function replaced(where, name, value) {
  const before = Object.getOwnPropertyDescriptor(where, name);
  Object.defineProperty(where, name, { value, configurable: true, writable: true });
  return () => (before ? Object.defineProperty(where, name, before) : delete where[name]);
}

function dateThatStands() {
  return class extends Date {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(THEN_MS);
    }
  };
}

/** Not all zeros: what asks for luck may try again until it gets some. */
function withoutLuck(bytes) {
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < view.length; at += 1) view[at] = (at * 73 + 41) & 0xff;
  return bytes;
}

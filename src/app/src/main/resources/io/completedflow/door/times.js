// Times that say how long ago they are, and go on being right.
import { element, setAttribute, setText } from './dom.js';
import { absolute, relative } from './words.js';

const EVERY_MILLIS = 15000;

export function timeElement() {
  return element('time', '');
}

/** @param instant ISO 8601; nothing is shown without it */
export function setTime(time, instant) {
  time.hidden = !instant;
  if (instant) {
    setAttribute(time, 'datetime', instant);
    setAttribute(time, 'title', absolute(instant));
    setText(time, relative(instant));
  }
}

function refresh() {
  if (!document.hidden) {
    document.querySelectorAll('time[datetime]:not([hidden])').forEach((time) => setText(time, relative(time.dateTime)));
  }
}

setInterval(refresh, EVERY_MILLIS);
document.addEventListener('visibilitychange', refresh);

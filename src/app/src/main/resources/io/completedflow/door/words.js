// What states and times are called.

const APP_STATES = {
  ready: 'Ready',
  held: 'Last good runs on',
  pending: 'Next',
  waiting: 'Waiting',
  preparing: 'Building and testing',
  starting: 'Starting',
  unhealthy: 'Not answering',
  failed: 'Failed',
  asleep: 'Asleep',
  omitted: 'Not deployed here',
  external: 'Elsewhere',
};

const NAMESPACE_STATES = {
  ready: 'Ready',
  progressing: 'On its way',
  failed: 'Needs a look',
  asleep: 'Asleep',
  deleting: 'Being deleted',
};

/** `held` is a failed deployment before which something good runs on. */
export function appState(app) {
  return app.state === 'failed' && app.running ? 'held' : app.state;
}

export const appStateText = (state) => APP_STATES[state] || state;
export const namespaceStateText = (state) => NAMESPACE_STATES[state] || state;
export const namespaceStates = Object.keys(NAMESPACE_STATES);

const UNITS = [
  ['d', 86400],
  ['h', 3600],
  ['min', 60],
];

/** A span of time in its largest unit, such as `5 min`. */
function span(seconds) {
  const unit = UNITS.find(([, length]) => seconds >= length);
  return unit ? `${Math.floor(seconds / unit[1])} ${unit[0]}` : '';
}

/** `5 min ago`, `just now`, `in 3 h`, `in a moment`. */
export function relative(instant, now = Date.now()) {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const words = span(Math.abs(seconds));
  if (seconds > 0) {
    return words ? `in ${words}` : 'in a moment';
  }
  return words ? `${words} ago` : 'just now';
}

/** The moment as the reader's clock says it. */
export function absolute(instant) {
  return new Date(instant).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}

export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

// One card for each namespace: a line that tells how it fares, and its apps beneath.
import { element, keyed, setAttribute, setText } from './dom.js';
import { appState, appStateText, count, namespaceStateText, relative } from './words.js';
import { timeElement, setTime } from './times.js';
import { shortName, showApps, waves } from './apps.js';

/** With more namespaces than this, those that are well start closed. */
const OPEN_AT_MOST = 6;
const SOON_MILLIS = 120000;

function fact(label) {
  const time = timeElement();
  const node = element('li', '', `${label} `, time);
  node.time = time;
  return node;
}

function makeCard(namespace, few) {
  const card = element('details', 'card');
  const parts = {
    icon: element('span', 'icon'),
    name: element('h3', ''),
    state: element('span', 'badge'),
    brief: element('span', 'brief'),
    picture: element('ol', 'waves'),
    reason: element('p', 'reason'),
    branch: element('li', ''),
    template: element('li', ''),
    created: fact('made'),
    pushed: fact('last push'),
    update: fact('next update'),
    deletion: element('p', 'deletion'),
    apps: element('ul', 'apps'),
    logHtml: element('a', '', 'Flow log'),
    logText: element('a', '', 'as text'),
  };
  parts.icon.setAttribute('aria-hidden', 'true');
  parts.picture.setAttribute('aria-hidden', 'true');
  parts.state.prepend(parts.icon);
  parts.stateText = parts.state.appendChild(element('span', ''));
  parts.apps.setAttribute('aria-label', 'Apps');
  const facts = element('ul', 'facts', parts.branch, parts.template, parts.created, parts.pushed, parts.update);
  card.append(
    element('summary', '', parts.name, parts.state, parts.brief, parts.picture),
    element('div', 'body', parts.reason, parts.deletion, facts, parts.apps,
      element('p', 'links', parts.logHtml, ' ', parts.logText)),
  );
  card.parts = parts;
  card.open = few || namespace.state === 'failed' || namespace.state === 'progressing';
  card.addEventListener('toggle', () => card.open && showApps(parts.apps, card.namespace));
  return card;
}

/** The apps as dots, those that may start at the same time in one column. */
function showPicture(list, apps) {
  const deployed = apps.filter((app) => app.state !== 'omitted' && app.state !== 'external');
  const wave = waves(deployed);
  const columns = [];
  deployed.forEach((app) => (columns[wave.get(app.id)] ||= []).push(app));
  keyed(list, columns.filter(Boolean), (column) => columns.indexOf(column), () => element('li', ''), (node, column) => {
    keyed(node, column, (app) => app.id, () => element('span', 'pip'), (pip, app) => {
      setAttribute(pip, 'data-state', appState(app));
      setAttribute(pip, 'title', `${shortName(app.id)}: ${appStateText(appState(app))}`);
    });
  });
}

function brief(namespace) {
  const deployed = namespace.apps.filter((app) => app.state !== 'omitted' && app.state !== 'external');
  const ready = deployed.filter((app) => app.state === 'ready').length;
  const failed = deployed.filter((app) => app.state === 'failed').map((app) => shortName(app.id));
  if (failed.length) {
    return `${failed.join(', ')} failed`;
  }
  const all = deployed.length ? count(deployed.length, 'app', 'apps') : '';
  return namespace.state === 'progressing' && all ? `${ready} of ${all} ready` : all;
}

function showFacts(parts, namespace, nextUpdate) {
  setText(parts.branch, `branch ${namespace.branch}`);
  parts.branch.hidden = namespace.branch === namespace.name;
  setText(parts.template, `${namespace.standing ? 'standing environment, ' : ''}template ${namespace.template}`);
  setTime(parts.created.time, namespace.createdAt);
  setTime(parts.pushed.time, namespace.lastPush);
  // What looks every few seconds need not say so.
  const far = nextUpdate && new Date(nextUpdate).getTime() - Date.now() > SOON_MILLIS;
  parts.update.hidden = !far;
  setTime(parts.update.time, far ? nextUpdate : null);
  const deletion = namespace.deleteAt
    ? `Will be deleted ${relative(namespace.deleteAt)}${namespace.deleteReason ? `: ${namespace.deleteReason}` : ''}`
    : '';
  setText(parts.deletion, deletion);
  parts.deletion.hidden = !deletion;
}

function updateCard(card, namespace, nextUpdate) {
  const parts = card.parts;
  card.namespace = namespace;
  setAttribute(card, 'data-state', namespace.state);
  setText(parts.name, namespace.name);
  setText(parts.stateText, namespaceStateText(namespace.state));
  setText(parts.brief, brief(namespace));
  showPicture(parts.picture, namespace.apps);
  setText(parts.reason, namespace.reason || '');
  parts.reason.hidden = !namespace.reason;
  showFacts(parts, namespace, nextUpdate);
  const log = `/-/namespaces/${encodeURIComponent(namespace.name)}/ci-cd`;
  setAttribute(parts.logHtml, 'href', `${log}.html`);
  setAttribute(parts.logText, 'href', `${log}.txt`);
  setAttribute(parts.logHtml, 'aria-label', `Flow log of ${namespace.name}`);
  setAttribute(parts.logText, 'aria-label', `Flow log of ${namespace.name} as text`);
  if (card.open) {
    showApps(parts.apps, namespace);
  }
}

/** Shows the namespaces in `parent`; one that is as it was is not touched. */
export function showCards(parent, namespaces, nextUpdates) {
  const few = namespaces.length <= OPEN_AT_MOST;
  keyed(parent, namespaces, (namespace) => namespace.name, (namespace) => makeCard(namespace, few), (card, namespace) => {
    const shown = JSON.stringify([namespace, nextUpdates[namespace.name]]);
    if (card.shown !== shown) {
      card.shown = shown;
      updateCard(card, namespace, nextUpdates[namespace.name]);
    }
  });
}

/** Hides the cards that do not match. */
export function filterCards(parent, matches) {
  let visible = 0;
  for (const card of parent.children) {
    card.hidden = !matches(card.namespace);
    visible += card.hidden ? 0 : 1;
  }
  return visible;
}

// One row for each app of a namespace.
import { element, keyed, setAttribute, setLink, setText } from './dom.js';
import { appState, appStateText } from './words.js';
import { timeElement, setTime } from './times.js';

/** How many apps must start before each, by id: those of the same number may start at the same time. */
export function waves(apps) {
  const byId = new Map(apps.map((app) => [app.id, app]));
  const found = new Map();
  const wave = (app, path) => {
    if (found.has(app.id) || path.has(app.id)) {
      return found.get(app.id) || 0;
    }
    path.add(app.id);
    const before = app.depends.map((id) => byId.get(id)).filter(Boolean);
    found.set(app.id, before.length ? 1 + Math.max(...before.map((each) => wave(each, path))) : 0);
    return found.get(app.id);
  };
  apps.forEach((app) => wave(app, new Set()));
  return found;
}

export const shortName = (id) => id.slice(id.indexOf('.') + 1);
const groupName = (id) => id.slice(0, Math.max(0, id.indexOf('.')));

/** What is said before the revision that does not run. */
const LEADS = { failed: 'failed: ', pending: 'next: ', waiting: 'next: ', preparing: 'next: ', starting: 'next: ' };

function makeRow() {
  const row = element('li', 'app');
  const parts = {
    icon: element('span', 'icon'),
    name: element('a', 'name'),
    group: element('span', 'group'),
    state: element('span', 'state'),
    since: timeElement(),
    commit: element('span', 'commit'),
    reason: element('p', 'reason'),
    needs: element('span', 'needs'),
    direct: element('code', 'direct'),
    tail: element('details', 'tail'),
    tailText: element('pre', ''),
  };
  parts.icon.setAttribute('aria-hidden', 'true');
  parts.tail.append(element('summary', '', 'Last lines of output'), parts.tailText);
  parts.tailText.tabIndex = 0;
  parts.tailText.setAttribute('role', 'region');
  parts.tailText.setAttribute('aria-label', 'Output');
  row.append(
    parts.icon,
    element('div', 'what', parts.name, parts.group, parts.needs),
    element('div', 'how', parts.state, parts.since, parts.direct),
    parts.commit,
    parts.reason,
    parts.tail,
  );
  row.parts = parts;
  return row;
}

/** Which branch and commit, and whether the branch is followed only for lack of the namespace's own. */
function setCommit(parent, app, branch) {
  const revisions = [app.running, app.next].filter(Boolean);
  parent.hidden = revisions.length === 0;
  keyed(
    parent,
    revisions.map((revision, index) => ({ revision, role: index === 0 && app.running ? 'running' : 'next' })),
    (item) => item.role,
    () => {
      const made = element('span', 'revision');
      made.lead = element('span', 'lead');
      made.code = element('code', '');
      made.branch = element('span', 'branch');
      made.fallback = element('span', 'tag', 'fallback');
      made.append(made.lead, made.code, made.branch, made.fallback);
      return made;
    },
    (node, { revision, role }) => {
      setText(node.lead, role === 'next' ? LEADS[app.state] || '' : '');
      setText(node.code, revision.id.slice(0, 8));
      setAttribute(node.code, 'title', revision.id);
      setText(node.branch, revision.ref);
      node.fallback.hidden = revision.ref === branch;
      setAttribute(node.fallback, 'title', `Its repository has no branch ${branch}`);
    },
  );
}

/** The port by which any client on this machine reaches it, for not every client knows names under localhost. */
function showDirect(node, app) {
  const port = app.running && /:[0-9]+$/.exec(app.address || '');
  node.hidden = !port;
  setText(node, port ? port[0] : '');
  setAttribute(node, 'title', app.address);
}

function updateRow(row, app, branch) {
  const parts = row.parts;
  const state = appState(app);
  setAttribute(row, 'data-state', state);
  setText(parts.name, shortName(app.id));
  setLink(parts.name, app.url || (app.state === 'external' ? app.address : null));
  setText(parts.group, groupName(app.id));
  setText(parts.state, appStateText(state) + (app.restarts ? `, restarted ${app.restarts}×` : ''));
  setTime(parts.since, app.since);
  setCommit(parts.commit, app, branch);
  const reason = state === 'ready' ? '' : app.reason || '';
  setText(parts.reason, reason);
  parts.reason.hidden = !reason;
  const needs = app.depends.map(shortName).join(', ');
  showDirect(parts.direct, app);
  setText(parts.needs, needs ? `needs ${needs}` : '');
  parts.needs.hidden = !needs;
  setText(parts.tailText, app.tail.join('\n'));
  parts.tail.hidden = app.tail.length === 0;
}

/** Shows a namespace's apps in `list`. */
export function showApps(list, namespace) {
  keyed(list, namespace.apps, (app) => app.id, makeRow, (row, app) => updateRow(row, app, namespace.branch));
}

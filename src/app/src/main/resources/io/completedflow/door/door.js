// Keeps the page as the namespaces are: asks for them, and asks again whenever the front door says that something changed.
import { element, keepingFocus, keyed, setAttribute, setText } from './dom.js';
import { namespaceStates, namespaceStateText } from './words.js';
import { setTime, timeElement } from './times.js';
import { filterCards, showCards } from './cards.js';

const byId = (id) => document.getElementById(id);
const cards = byId('namespaces');
const search = byId('search');
let wantedState = null;
let before = null;

function showNotices(notices) {
  byId('notices').hidden = notices.length === 0;
  keyed(byId('notices'), notices, (text) => text, () => element('p', 'notice'), setText);
}

/** What concerns a product as a whole, with the way to all of that. */
function ofProduct(product) {
  if (!product) {
    return 'everything';
  }
  const link = element('a', '', product);
  link.href = `/-/products/${encodeURIComponent(product)}/ci-cd.html`;
  return link;
}

function showEvents(events) {
  byId('no-events').hidden = events.length > 0;
  const numbered = events.map((event, index) => ({ event, key: `${event.at} ${event.kind} ${event.app} ${event.namespace} ${event.message}`, index }));
  keyed(byId('events'), numbered, (item) => item.key, ({ event }) => {
    const time = timeElement();
    setTime(time, event.at);
    const where = [event.namespace, event.app].filter(Boolean).join(' · ');
    const made = element('li', '', element('p', 'where', where || ofProduct(event.product), ' ', time), element('p', '', event.message));
    made.dataset.kind = event.kind;
    return made;
  }, () => {});
}

function showFilters(namespaces) {
  const counts = namespaceStates.map((state) => ({ state, number: namespaces.filter((each) => each.state === state).length }));
  keyed(byId('filters'), counts.filter((each) => each.number || each.state === wantedState), (each) => each.state, ({ state }) => {
    const button = element('button', 'filter', element('span', 'icon'), element('span', 'text'));
    button.type = 'button';
    button.dataset.state = state;
    button.firstChild.setAttribute('aria-hidden', 'true');
    button.addEventListener('click', () => {
      wantedState = wantedState === state ? null : state;
      applyFilter();
    });
    return button;
  }, (button, { state, number }) => setText(button.lastChild, `${namespaceStateText(state)} ${number}`));
}

function matches(namespace) {
  const text = search.value.trim().toLowerCase();
  return (!wantedState || namespace.state === wantedState)
    && (!text || [namespace.name, namespace.branch, ...namespace.apps.map((app) => app.id)].some((name) => name.toLowerCase().includes(text)));
}

function applyFilter() {
  byId('filters').querySelectorAll('button').forEach((button) => setAttribute(button, 'aria-pressed', button.dataset.state === wantedState));
  const visible = filterCards(cards, matches);
  byId('none').hidden = visible > 0 || cards.children.length === 0;
}

/** Tells who cannot see it what is different: states of namespaces, no more than three. */
function say(namespaces) {
  const now = new Map(namespaces.map((each) => [each.name, each.state]));
  if (before) {
    const changed = [...now].filter(([name, state]) => before.get(name) !== state)
      .map(([name, state]) => `${name}: ${namespaceStateText(state)}`)
      .concat([...before.keys()].filter((name) => !now.has(name)).map((name) => `${name} is gone`));
    if (changed.length) {
      setText(byId('said'), changed.slice(0, 3).join('. ') + (changed.length > 3 ? `, and ${changed.length - 3} more` : ''));
    }
  }
  before = now;
}

function show({ overview, nextUpdates, events }) {
  keepingFocus(() => {
    document.title = `${overview.product} · Completed Flow`;
    setText(byId('product'), overview.product);
    setText(byId('repository'), overview.productRepository);
    showNotices(overview.notices);
    byId('empty').hidden = overview.namespaces.length > 0;
    showCards(cards, overview.namespaces, nextUpdates);
    showFilters(overview.namespaces);
    applyFilter();
    showEvents(events);
    say(overview.namespaces);
  }, cards);
}

function connection(state, text) {
  byId('connection').dataset.state = state;
  setText(byId('connection-text'), text);
}

let asking = false;
let again = false;

/** One question at a time; a change that comes meanwhile makes one more. */
async function ask() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      const answer = await fetch('/-/namespaces.json', { headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(`flow answered ${answer.status}: ${await answer.text()}`);
      }
      show(await answer.json());
    } while (again);
    connection('live', 'Live');
  } catch (failure) {
    connection('lost', 'Not up to date');
    setAttribute(byId('connection'), 'title', failure.message);
  } finally {
    asking = false;
  }
}

function follow() {
  const changes = new EventSource('/-/events');
  changes.addEventListener('change', ask);
  changes.addEventListener('error', () => {
    connection('lost', 'No connection to flow, trying again');
    if (changes.readyState === EventSource.CLOSED) {
      setTimeout(follow, 3000);
    }
  });
}

search.addEventListener('input', applyFilter);
follow();

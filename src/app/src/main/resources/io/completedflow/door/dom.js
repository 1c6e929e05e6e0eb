// Builds and updates elements. Text goes in as text only, so no name can become markup.

/** Makes an element; each child is an element or text. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** Sets text only where it differs, so that a selection and a screen reader's place stay. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function setAttribute(node, name, value) {
  if (value === null || value === undefined) {
    node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value);
  }
}

/** Sets a link's target if it is a website's; whatever else a name may hold is not made clickable. */
export function setLink(anchor, address) {
  setAttribute(anchor, 'href', /^https?:\/\//.test(address || '') ? address : null);
}

/**
 * Makes a parent's children show `items` in their order. A child stays the same element for the same key, so focus, selection and what was
 * opened stay too.
 */
export function keyed(parent, items, key, make, update) {
  const known = parent.keyed || (parent.keyed = new Map());
  const wanted = new Map();
  let place = parent.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const child = known.get(id) || make(item);
    wanted.set(id, child);
    known.delete(id);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
    update(child, item);
  }
  for (const gone of known.values()) {
    gone.remove();
  }
  parent.keyed = wanted;
}

/** Runs `change`, and gives the focus back if it was lost by a move; `fallback` gets it if the focused element is gone. */
export function keepingFocus(change, fallback) {
  const focused = document.activeElement;
  change();
  if (!focused || focused === document.body || document.activeElement === focused) {
    return;
  }
  (focused.isConnected ? focused : fallback).focus({ preventScroll: true });
}

/** Whether the page itself may take a key: no field, button, link or menu has the focus. */
export const ownsKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target === document.body ||
    target.id === 'content' ||
    target instanceof HTMLTableRowElement ||
    target.dataset.keys === 'page');

/** A key that would write a letter or a digit. */
export const typedCharacter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

/** A dialog lies over the screen: its keys are its own. */
export const dialogOpen = (): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

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

interface Pressed {
  readonly altKey: boolean;
  readonly code: string;
  preventDefault(): void;
}

/** Alt+1, 2, 3…: one of the choices in their order, without leaving the field where the cursor is. */
export const onAltDigit =
  (choices: readonly string[], choose: (choice: string) => void) =>
  (event: Pressed): void => {
    const choice = event.altKey ? choices[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1] : undefined;
    if (choice === undefined) return;
    event.preventDefault();
    choose(choice);
  };

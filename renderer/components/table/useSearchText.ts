import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/** Pause in typing after which the list is asked, ms. */
const PAUSE_MS = 250;

export interface SearchText {
  readonly text: string;
  /** Typed, but not yet in the address. */
  readonly waiting: boolean;
  /** `now`: without waiting for a pause. */
  set(text: string, now?: boolean): void;
  flush(): void;
}

/** What is in the search box: ahead of the address while typing, and following it on Back or a reset. */
export const useSearchText = (inAddress: string, push: (text: string) => void): SearchText => {
  const [text, setText] = useState(inAddress);
  const pushed = useRef(inAddress);
  const send = (value: string) => {
    pushed.current = value.trim();
    push(pushed.current);
  };
  const later = useDebouncedCallback(send, PAUSE_MS);

  useEffect(() => {
    if (inAddress === pushed.current) return;
    pushed.current = inAddress;
    setText(inAddress);
  }, [inAddress]);

  return {
    text,
    waiting: text.trim() !== inAddress,
    set: (value, now = false) => {
      setText(value);
      later.cancel();
      if (now) send(value);
      else later(value);
    },
    flush: () => {
      later.cancel();
      if (text.trim() !== inAddress) send(text);
    },
  };
};

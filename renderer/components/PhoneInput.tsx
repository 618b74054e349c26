import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, type Ref, useLayoutEffect, useRef } from 'react';
import { maskPhone } from './phoneMask.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'ref'> {
  readonly value: string;
  readonly onValue: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A phone typed or pasted in any spelling; the caret stays where the hand expects it. */
export const PhoneInput = ({ value, onValue, ref, ...rest }: Props) => {
  const field = useRef<HTMLInputElement | null>(null);
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (caret.current === null || field.current === null) return;
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionStart } = event.currentTarget;
    const masked = maskPhone(typed, selectionStart ?? typed.length);
    caret.current = masked.caret;
    onValue(masked.text);
  };

  const hold = (element: HTMLInputElement | null) => {
    field.current = element;
    if (typeof ref === 'function') ref(element);
    else if (ref) ref.current = element;
  };

  return <TextInput {...rest} ref={hold} type="tel" inputMode="tel" value={value} onChange={change} />;
};

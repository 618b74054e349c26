import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, type Ref, useLayoutEffect, useRef } from 'react';
import { applyMask, type Mask } from './mask.ts';

export interface MaskedInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'ref'> {
  readonly mask: Mask;
  readonly value?: string;
  /** Called with the text as shown; fits `form.getInputProps`. */
  readonly onChange?: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field that shows what is typed in its usual spelling; the caret stays where the hand expects it. */
export const MaskedInput = ({ mask, value = '', onChange, ref, ...rest }: MaskedInputProps) => {
  const field = useRef<HTMLInputElement | null>(null);
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (caret.current === null || field.current === null) return;
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionStart } = event.currentTarget;
    const masked = applyMask(mask, typed, selectionStart ?? typed.length);
    caret.current = masked.caret;
    onChange?.(masked.text);
  };

  const hold = (element: HTMLInputElement | null) => {
    field.current = element;
    if (typeof ref === 'function') ref(element);
    else if (ref) ref.current = element;
  };

  return <TextInput autoComplete="off" {...rest} ref={hold} value={value} onChange={change} />;
};

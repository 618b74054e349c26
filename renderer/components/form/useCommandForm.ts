import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Answer, Endpoint, Input } from '../../../contract/endpoint.ts';
import type { ApiError } from '../../api/apiError.ts';
import { useCommand } from '../../api/useCommand.ts';
import { type FieldOf, ownField, placeErrors, schemaErrors } from './wireErrors.ts';

type Values = Record<string, unknown>;

export interface CommandFormOptions<E extends Endpoint, V extends Values> {
  /** The write that the form makes; its schema is the form's validation. */
  readonly endpoint: E;
  readonly initialValues: V;
  /** What is sent of what stands in the fields, in the wire's names and any of its spellings. */
  toInput(values: V): unknown;
  /** Fields of the wire that bear another name in the form. */
  readonly fieldOf?: FieldOf;
  onDone?(answer: Answer<E>, values: V): void;
}

export interface CommandForm<V extends Values> {
  readonly form: UseFormReturnType<V>;
  /** For the form's `onSubmit`. */
  submit(event?: FormEvent<HTMLFormElement>): void;
  readonly isPending: boolean;
  /** What was refused and has no field of its own to stand at. */
  readonly refusal: string | null;
  /** Shows a refusal of another call at this form's fields: the wizard's last step sends what its first ones asked. */
  refuse(error: ApiError): void;
}

/**
 * A form over one write. The endpoint's own schema validates it before anything is sent; what the API then refuses stands
 * at the field that it concerns, and the cursor goes there. One press is one command (`useCommand`).
 */
export const useCommandForm = <E extends Endpoint, V extends Values>({
  endpoint,
  initialValues,
  toInput,
  fieldOf = ownField(Object.keys(initialValues)),
  onDone,
}: CommandFormOptions<E, V>): CommandForm<V> => {
  const name = useId().replace(/[^0-9a-zA-Z]/g, '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const sent = useRef(initialValues);
  const sending = useRef(false);
  const shown = useRef<Record<string, unknown>>({});
  const form = useForm<V>({
    name,
    initialValues,
    validateInputOnBlur: true,
    validate: (values) => {
      const parsed = endpoint.input.safeParse(toInput(values), { reportInput: true });
      const wrong = parsed.success ? {} : placeErrors(schemaErrors(parsed.error), fieldOf).fields;
      if (sending.current) return wrong;
      // A field that is only passed through is not yet wrong for being empty.
      return Object.fromEntries(
        Object.entries(wrong).filter(([field]) => values[field] !== '' || field in shown.current),
      );
    },
  });
  shown.current = form.errors;

  const refuse = (error: ApiError) => {
    const { fields, rest } = placeErrors(error.errors, fieldOf);
    form.setErrors(fields);
    const nowhere = Object.keys(fields).length === 0;
    setRefusal(nowhere ? error.message : rest.length > 0 ? rest.join(' ') : null);
    focusFirst(form, fields);
  };
  const command = useCommand(endpoint, {
    onDone: (answer) => onDone?.(answer, sent.current),
    onRefused: refuse,
  });

  const send = form.onSubmit(
    (values) => {
      setRefusal(null);
      const parsed = endpoint.input.safeParse(toInput(values), { reportInput: true });
      if (!parsed.success) {
        setRefusal(placeErrors(schemaErrors(parsed.error), fieldOf).rest.join(' '));
        return;
      }
      sent.current = values;
      void command.run(parsed.data as Input<E>);
    },
    (errors) => focusFirst(form, errors),
  );
  const submit = (event?: FormEvent<HTMLFormElement>) => {
    sending.current = true;
    send(event);
    sending.current = false;
  };
  return { form, submit, isPending: command.isPending, refusal, refuse };
};

/** A field may first have to be shown: so many frames it is waited for. */
const FRAMES = 20;

/** The cursor goes to the topmost field that is wrong, once it is there and its sentence beside it. */
export const focusFirst = <V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  errors: Record<string, unknown>,
): void => {
  const paths = Object.keys(errors);
  const attempt = (left: number) => {
    const nodes = paths.flatMap((path) => form.getInputNode(path) ?? []);
    nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    if (nodes[0] !== undefined) focusable(nodes[0]).focus();
    else if (left > 0) requestAnimationFrame(() => attempt(left - 1));
  };
  if (paths.length > 0) requestAnimationFrame(() => attempt(FRAMES));
};

/** A group of choices takes the cursor at the one that is chosen, else at its first. */
const focusable = (node: HTMLElement): HTMLElement =>
  node.querySelector<HTMLElement>('input:checked') ?? node.querySelector('input') ?? node;

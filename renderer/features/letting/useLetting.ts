import { useForm } from '@mantine/form';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Input } from '../../../contract/endpoint.ts';
import { formAgreement } from '../../../contract/letting.ts';
import { lettingQuote } from '../../../contract/lettingQuote.ts';
import type { Upload } from '../../../contract/upload.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import type { ApiError, FieldError } from '../../api/apiError.ts';
import { useLettingQuote } from '../../api/letting.ts';
import { useCommand } from '../../api/useCommand.ts';
import { focusFirst } from '../../components/form/useCommandForm.ts';
import { useDraft } from '../../components/form/useDraft.ts';
import { placeErrors, schemaErrors } from '../../components/form/wireErrors.ts';
import {
  isBegun,
  type LettingValues,
  lettingField,
  lettingInput,
  lettingValues,
  NOTHING,
  STEPS,
  type Step,
  stepOf,
  termInput,
} from './letting.ts';
import { checkStep, type KnownClient } from './lettingChecks.ts';

export type Signed = Answer<typeof formAgreement> & { readonly values: LettingValues };

/** What stands in the wizard, kept against a crash, and what it would cost. */
const useValues = (signed: boolean) => {
  const form = useForm<LettingValues>({ name: 'letting', initialValues: NOTHING });
  const [photo, setPhoto] = useState<Upload | null>(null);
  const draft = useDraft({
    name: 'letting',
    schema: lettingValues,
    values: form.values,
    dirty: isBegun(form.values) && !signed,
    restore: form.setValues,
  });
  useOpenedWith(draft.ready, form.setFieldValue);
  const refused = useAllowedAtAll()('acceptPayment');
  const { pays } = form.values;
  // Who may take no money lets without it.
  useEffect(() => {
    if (typeof refused === 'string' && pays) form.setFieldValue('pays', false);
  }, [refused, pays]);
  return { form, photo, setPhoto, draft, quote: useQuoteOf(form.values) };
};

/** On which step the wizard is; the address says it, so that Back goes a step back. */
const useStep = () => {
  const search = useSearch({ from: '/frame/letting' });
  const navigate = useNavigate({ from: '/letting' });
  return {
    step: search.step ?? STEPS[0],
    goTo: (step: Step) => void navigate({ search: (old) => ({ ...old, step }) }),
    toStart: () => void navigate({ search: ({ warehouse }) => ({ warehouse }), replace: true }),
  };
};

/** The wizard: what stands in it, where it is, and how it goes on. */
export const useLetting = () => {
  const { t } = useTranslation();
  const { step, goTo, toStart } = useStep();
  const [signed, setSigned] = useState<Signed | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [known, setKnown] = useState<KnownClient | null>(null);
  const [checking, setChecking] = useState(false);
  const filled = useValues(signed !== null);
  const { form, draft, quote } = filled;
  const { values } = form;

  /** Each refused field's sentence at its place, on whatever step that is; the rest over the step. */
  const refuse = (errors: readonly FieldError[], sentence: string | null) => {
    const { fields, rest } = placeErrors(errors, lettingField);
    form.setErrors(fields);
    const there = STEPS.find((one) => Object.keys(fields).some((field) => stepOf(field) === one));
    setRefusal(there === undefined ? sentence : rest.join(' ') || null);
    if (there !== undefined && there !== step) goTo(there);
    focusFirst(form, fields);
  };
  const command = useCommand(formAgreement, {
    onDone: (answer) => {
      draft.forget();
      setSigned({ ...answer, values });
    },
    onRefused: (error) => refuse(error.errors, error.message),
  });
  const sign = () => {
    const parsed = formAgreement.input.safeParse(lettingInput(values, quote.data), { reportInput: true });
    if (parsed.success) void command.run(parsed.data as Input<typeof formAgreement>);
    else refuse(schemaErrors(parsed.error), t('letting.incomplete'));
  };
  const next = async () => {
    setRefusal(null);
    form.clearErrors();
    if (step === 'check') return sign();
    setChecking(true);
    try {
      const found = await checkStep(step, values, quote.data, t);
      setKnown(found.known);
      if (found.problems.length > 0) refuse(found.problems, found.problems[0]?.msg ?? null);
      else goTo(STEPS[STEPS.indexOf(step) + 1] ?? 'check');
    } catch (error) {
      setRefusal((error as ApiError).message);
    } finally {
      setChecking(false);
    }
  };
  const restart = () => {
    draft.forget();
    form.setValues(NOTHING);
    form.clearErrors();
    filled.setPhoto(null);
    setSigned(null);
    setRefusal(null);
    setKnown(null);
    toStart();
  };
  return {
    ...filled,
    step,
    goTo,
    next,
    back: () => goTo(STEPS[Math.max(0, STEPS.indexOf(step) - 1)] ?? STEPS[0]),
    busy: command.isPending || checking,
    refusal,
    known,
    setKnown,
    signed,
    restart,
    unsaved: signed === null && isBegun(values),
  };
};
export type Letting = ReturnType<typeof useLetting>;

/** The quote of what is typed so far; a date half typed asks nothing. */
const useQuoteOf = (values: LettingValues) => {
  const parsed = lettingQuote.input.safeParse({ room_ids: values.room_ids, ...termInput(values) });
  return useLettingQuote(parsed.success ? parsed.data : null);
};

/** Rooms and client that were chosen on another screen are taken over once, when the draft has been looked for. */
const useOpenedWith = (ready: boolean, set: ReturnType<typeof useForm<LettingValues>>['setFieldValue']) => {
  const { rooms, client } = useSearch({ from: '/frame/letting' });
  const navigate = useNavigate({ from: '/letting' });
  // The address says so until the router has cleaned it: not to be taken over a second time.
  const taken = useRef(false);
  useEffect(() => {
    const given = rooms !== undefined || client !== undefined;
    if (!given) taken.current = false;
    if (!ready || !given || taken.current) return;
    taken.current = true;
    if (rooms !== undefined) set('room_ids', (old) => [...new Set([...old, ...rooms])]);
    if (client !== undefined) {
      set('who', 'old');
      set('user_id', client);
    }
    void navigate({
      search: (old) => ({ ...old, rooms: undefined, client: undefined }),
      replace: true,
    });
  }, [ready, rooms, client, set, navigate]);
};

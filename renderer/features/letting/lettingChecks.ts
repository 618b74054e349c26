import type { TFunction } from 'i18next';
import { allowedForRooms } from '../../../contract/allowed.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { checkClient, formAgreement } from '../../../contract/letting.ts';
import { lettingQuote } from '../../../contract/lettingQuote.ts';
import type { ApiError, FieldError } from '../../api/apiError.ts';
import { call } from '../../api/client.ts';
import type { LettingQuote } from '../../api/letting.ts';
import { filledFields } from '../../components/client/clientValues.ts';
import { schemaErrors } from '../../components/form/wireErrors.ts';
import { type LettingValues, lettingField, lettingInput, type Step, stepOf, termInput } from './letting.ts';

export type KnownClient = NonNullable<Answer<typeof checkClient>['known']>;

/** What one step's check found. */
export interface Found {
  readonly problems: readonly FieldError[];
  /** Who has the new client's phone or passport already. */
  readonly known: KnownClient | null;
}

const only = (problems: readonly FieldError[]): Found => ({ problems, known: null });

/**
 * What is wrong on a step, before the next one: what the write's schema says of its fields, and for client and term what
 * the API says by the rules by which it will sign.
 * @throws ApiError when the API doesn't answer
 */
export const checkStep = async (
  step: Step,
  values: LettingValues,
  quote: LettingQuote | undefined,
  t: TFunction,
): Promise<Found> => {
  if (step === 'rooms') return only(await roomProblems(values, t));
  if (step === 'client') return clientProblems(values, t);
  const parsed = formAgreement.input.safeParse(lettingInput(values, quote), { reportInput: true });
  const own = parsed.success
    ? []
    : schemaErrors(parsed.error).filter(({ field }) => stepOf(lettingField(field) ?? field) === step);
  return own.length > 0 || step !== 'term' ? only(own) : only(await termProblems(values));
};

/** Rooms that can't be let here and now, by the API's reason. */
const roomProblems = async ({ room_ids }: LettingValues, t: TFunction): Promise<FieldError[]> => {
  if (room_ids.length === 0) return [{ field: 'room_ids', msg: t('letting.chooseFirst') }];
  const { allowed } = await call(allowedForRooms, { room_ids });
  const msg = allowed.find(({ action }) => action === 'let')?.reason ?? null;
  return msg === null ? [] : [{ field: 'room_ids', msg }];
};

const clientProblems = async (values: LettingValues, t: TFunction): Promise<Found> => {
  if (values.who === 'old' && values.user_id !== null) return only([]);
  if (values.who !== 'new') return only([{ field: 'user_id', msg: t('letting.chooseClient') }]);
  const parsed = checkClient.input.safeParse({ client: filledFields(values.client) }, { reportInput: true });
  if (!parsed.success) return only(schemaErrors(parsed.error));
  const { errors, known } = await call(checkClient, parsed.data);
  return { problems: errors, known };
};

const termProblems = async (values: LettingValues): Promise<FieldError[]> => {
  const parsed = lettingQuote.input.safeParse(
    { room_ids: values.room_ids, ...termInput(values) },
    { reportInput: true },
  );
  if (!parsed.success) return schemaErrors(parsed.error);
  try {
    await call(lettingQuote, parsed.data);
    return [];
  } catch (error) {
    const { errors } = error as ApiError;
    if (errors.length === 0) throw error;
    return [...errors];
  }
};

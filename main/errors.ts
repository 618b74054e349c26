import type { DatabaseFault } from '../db/errors.ts';

/** One field that was refused; `field` is its name on the wire. */
export interface FieldError {
  readonly field: string;
  readonly msg: string;
}

/**
 * Everything that the product refuses, in one class: a stable code for programs, the true HTTP status, and a Russian
 * sentence that names what is wrong and what to do. `main/api/errors.ts` alone turns it into an answer.
 */
export class UserFacingError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldError[];
  /** Seconds to wait (Retry-After), with status 429. */
  readonly retryAfter: number | undefined;
  /** Not a refusal of the business but of the call itself: old clients get its true status too. */
  readonly keepsStatus: boolean;

  constructor(
    code: string,
    status: number,
    sentence: string,
    more: {
      fields?: readonly FieldError[];
      retryAfter?: number;
      keepsStatus?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(sentence, { cause: more.cause });
    this.name = 'UserFacingError';
    this.code = code;
    this.status = status;
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter;
    this.keepsStatus = more.keepsStatus ?? (status === 401 || status === 429 || status >= 500);
  }
}

/** A rule of the business says no (409). */
export const refused = (code: string, sentence: string, fields: readonly FieldError[] = []) =>
  new UserFacingError(code, 409, sentence, { fields });

/** A reason of the domain as a refusal; `field` is what it concerns on the wire. */
export const refusedBy = ({ code, msg }: { readonly code: string; readonly msg: string }, field?: string) =>
  refused(code, msg, field === undefined ? [] : [{ field, msg }]);

/** There is no such thing (404). */
export const notFound = (sentence: string) => new UserFacingError('not_found', 404, sentence);

/** Sentences for a data directory that can't be opened (`dataDir` is what the user chose). */
export const databaseSentence = (fault: DatabaseFault, dataDir: string): string =>
  ({
    inUse: `Папка данных «${dataDir}» уже открыта другой копией программы. Закройте её или укажите другую папку.`,
    unreadable: `Папку данных «${dataDir}» нельзя открыть или в неё нельзя писать. Проверьте путь и права доступа.`,
    newer: `Данные в папке «${dataDir}» записаны более новой версией программы. Обновите программу: эта версия их не тронула.`,
    wrongKey: `Файл данных в папке «${dataDir}» не открывается этим ключом или это не файл Mesto Desk. Он не изменён.`,
    damaged: `Файл данных в папке «${dataDir}» повреждён. Он не изменён: сохраните его копию и обратитесь в поддержку.`,
    full: `На диске с папкой «${dataDir}» не осталось места. Освободите место и запустите программу снова: данные не пострадали.`,
  })[fault];

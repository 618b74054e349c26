/** One field that the API refused; `field` is its name on the wire. */
export interface FieldError {
  readonly field: string;
  readonly msg: string;
}

/** Every failure of a call, whatever its cause: `message` is a sentence that can be shown to staff as it is. */
export class ApiError extends Error {
  /** HTTP status; 0: no answer came. */
  readonly status: number;
  /** The API's stable word («not_found»), or ours: `network`, `timeout`, `bad_answer`, `unknown`. */
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, sentence: string, errors: readonly FieldError[] = []) {
    super(sentence);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

import { UserFacingError } from '../errors.ts';

export interface ShellOptions {
  /** All data of this start goes here, unencrypted: for tests and demos. */
  readonly dataDir?: string;
  readonly demo?: 'small' | 'chain';
  /** The business date of tests and demos, `YYYY-MM-DD`. */
  readonly today?: string;
}

/**
 * The app's own options among Chromium's switches, the binary and the app folder, as `--name value` or `--name=value`. An installed
 * app ignores them, because a shortcut with another date or folder would mislead the desk; unknown words are not ours to
 * refuse here.
 * @throws UserFacingError for a bad value
 */
export const shellOptions = (argv: readonly string[], allowed: boolean): ShellOptions => {
  if (!allowed) return {};
  const dataDir = optionOf(argv, 'data-dir');
  const demo = optionOf(argv, 'demo');
  const today = optionOf(argv, 'today');
  if (dataDir === '') throw badOption('Укажите папку: --data-dir ПАПКА');
  if (demo && demo !== 'small' && demo !== 'chain')
    throw badOption('Размер демо: --demo=small или --demo=chain');
  if (today !== undefined && !isDay(today)) throw badOption('Дата пишется так: --today 2025-01-31');
  return {
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(demo === undefined ? {} : { demo: demo === 'chain' ? 'chain' : 'small' }),
    ...(today === undefined ? {} : { today }),
  };
};

const optionOf = (argv: readonly string[], name: string): string | undefined => {
  const at = argv.findLastIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  if (word.includes('=')) return word.slice(word.indexOf('=') + 1);
  const next = argv[at + 1];
  return next === undefined || next.startsWith('-') ? '' : next;
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const badOption = (sentence: string): UserFacingError => new UserFacingError('bad_option', 400, sentence);

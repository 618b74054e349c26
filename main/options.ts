import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isPlainDate, type PlainDate } from './domain/dates.ts';
import { UserFacingError } from './errors.ts';
import { centreAddress } from './sync/centreAddress.ts';

/** Options that `npm run web` and `npm run central` share (README «Options»). */
interface CommonArguments {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly demo: 'small' | 'chain' | undefined;
  readonly today: PlainDate | undefined;
  readonly open: boolean;
  readonly keyFile: string | undefined;
  readonly allowOrigins: readonly string[];
  readonly help: boolean;
}

export interface HostArguments extends CommonArguments {
  readonly central: string | undefined;
}

export interface CentralArguments extends CommonArguments {
  readonly firstManager: string | undefined;
  /** For so many days after a sign-in with a line may one be made without. */
  readonly offlineDays: number | undefined;
  /** Where to send a test message; the centre then ends. */
  readonly checkMail: string | undefined;
  readonly checkSms: string | undefined;
}

const helpOf = (port: number, own: string, more = ''): string => `Параметры:
  --port N              порт; 0 — любой свободный (по умолчанию ${port})
  --host АДРЕС          на каком адресе слушать (127.0.0.1)
  --data-dir ПАПКА      где хранить данные; создаётся сама
  --demo[=small|chain]  заполнить пустую папку демонстрационной сетью
  --today ГГГГ-ММ-ДД    рабочая дата для проб и показа; часы дня идут
  --no-open             не открывать браузер
  --key-file ФАЙЛ       ключ базы данных; создаётся сам с правами 0600
  --allow-origin URL    чужая страница, которой можно вызывать API; можно повторять
${own}
  --help                эта справка${more}`;

const WEB_PORT = 4870;
const CENTRAL_PORT = 4880;

export const HELP = helpOf(WEB_PORT, '  --central URL         центр, с которым обменивается этот компьютер');
export const CENTRAL_HELP = helpOf(
  CENTRAL_PORT,
  `  --first-manager ТЕЛ   завести первого сотрудника со всеми правами; пароль будет показан
  --offline-days N      сколько дней после входа со связью можно входить без неё (30; 0 — нельзя)
  --check-mail АДРЕС    отправить проверочное письмо и выйти
  --check-sms ТЕЛ       отправить проверочное SMS и выйти`,
  `

Чем отправлять клиентам письма и SMS, пишут в central.json папки данных (см. central/README.md); пароль почты и ключ
шлюза можно передать в MESTO_SMTP_PASSWORD и MESTO_SMS_SECRET. Без настроек сообщения ждут в очереди.`,
);

const STRING = { type: 'string' } as const;
const COMMON = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  'data-dir': { type: 'string' },
  demo: { type: 'string' },
  today: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  'key-file': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const;

/** @throws UserFacingError bad_option, naming the option and what it takes */
export const hostArguments = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): HostArguments => {
  const values = parse(argv, { ...COMMON, central: { type: 'string' } } as const);
  return {
    ...common(values, WEB_PORT, dataHome('mesto-desk', env)),
    central: values.central === undefined ? undefined : centreOf(values.central),
  };
};

/** @throws UserFacingError bad_option, naming the option and what it takes */
export const centralArguments = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): CentralArguments => {
  const own = { 'first-manager': STRING, 'offline-days': STRING, 'check-mail': STRING, 'check-sms': STRING };
  const values = parse(argv, { ...COMMON, ...own });
  const days = values['offline-days'];
  return {
    ...common(values, CENTRAL_PORT, dataHome('mesto-central', env)),
    firstManager: values['first-manager'],
    offlineDays:
      days === undefined
        ? undefined
        : checked(
            Number(days),
            (n) => days !== '' && Number.isInteger(n) && n >= 0 && n <= 365,
            '--offline-days: нужно целое число дней от 0 до 365',
          ),
    checkMail: values['check-mail'],
    checkSms: values['check-sms'],
  };
};

type CommonValues = ReturnType<typeof parse<typeof COMMON>>;

const common = (values: CommonValues, port: number, dataDir: string): CommonArguments => ({
  port: checked(
    Number(values.port ?? port),
    (n) => Number.isInteger(n) && n >= 0 && n <= 65535,
    '--port: нужно целое число от 0 до 65535',
  ),
  host: values.host,
  dataDir: values['data-dir'] ?? dataDir,
  demo: values.demo === undefined ? undefined : demoSize(values.demo),
  today:
    values.today === undefined
      ? undefined
      : checked(values.today, isPlainDate, '--today: нужна дата вида 2026-11-23'),
  open: !values['no-open'],
  keyFile: values['key-file'],
  allowOrigins: values['allow-origin'].map(origin),
  help: values.help,
});

const parse = <const O extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: O,
) => {
  // `--demo` alone means the small one; node's parser knows no option with a value that may be left out.
  const args = argv.map((argument) => (argument === '--demo' ? '--demo=small' : argument));
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const named = /'(--?[^' ]+)|argument '([^']+)'/.exec(error instanceof Error ? error.message : '');
    throw badOption(`Параметр «${named?.[1] ?? named?.[2] ?? ''}» неизвестен или без значения`);
  }
};

const badOption = (what: string) =>
  new UserFacingError('bad_option', 422, `${what}. Список параметров: --help.`);

const checked = <T>(value: T, fits: (value: T) => boolean, sentence: string): T => {
  if (!fits(value)) throw badOption(sentence);
  return value;
};

const demoSize = (value: string): 'small' | 'chain' => {
  if (value === 'small' || value === 'chain') return value;
  throw badOption('--demo: допустимые значения small и chain');
};

const origin = (value: string): string => {
  if (URL.canParse(value) && new URL(value).origin === value) return value;
  throw badOption(`--allow-origin: нужен адрес вида http://узел:порт без пути, получено «${value}»`);
};

const centreOf = (value: string): string => {
  const address = centreAddress(value);
  if (address !== null) return address;
  throw badOption(
    `--central: нужен адрес вида https://узел (http — только на этом же компьютере), получено «${value}»`,
  );
};

const dataHome = (name: string, env: NodeJS.ProcessEnv): string =>
  join(env.LOCALAPPDATA ?? env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name);

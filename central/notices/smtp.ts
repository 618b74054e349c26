import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer/lib/errors';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, Mail, NotSent } from './delivery.ts';
import { addressOf, type SmtpSettings } from './settings.ts';

export interface MailTimes {
  /** Milliseconds to connect, and to be greeted. */
  readonly connect: number;
  /** Milliseconds of silence after which the line counts as dead. */
  readonly silence: number;
}

const TIMES: MailTimes = { connect: 15_000, silence: 30_000 };

/**
 * Sends one letter on a connection of its own. The connection and not the library's transport, since only here can be seen
 * whether the text had begun to go out when something broke. Never throws.
 */
export const sendMail = async (
  settings: SmtpSettings,
  mail: Mail,
  signal: AbortSignal,
  times = TIMES,
): Promise<Delivery> => {
  const message = await compose(settings, mail);
  let begun = false;
  // It is read from only once the server has accepted sender and recipient.
  const text = new Readable({
    read() {
      begun = true;
      this.push(message);
      this.push(null);
    },
  });
  try {
    await talk(settings, { from: addressOf(settings.from), to: [mail.to] }, text, signal, times);
    return { kind: 'sent' };
  } catch (error) {
    return notSent(error as NodemailerError, begun);
  }
};

const compose = async ({ from }: SmtpSettings, { to, subject, text, id }: Mail): Promise<Buffer> => {
  const domain = addressOf(from).split('@')[1] ?? 'localhost';
  const headers = { 'Auto-Submitted': 'auto-generated' };
  return new MailComposer({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` })
    .compile()
    .build();
};

interface Envelope {
  readonly from: string;
  readonly to: string[];
}

const talk = (
  { host, port, security, user, password }: SmtpSettings,
  envelope: Envelope,
  text: Readable,
  signal: AbortSignal,
  times: MailTimes,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const connection = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      connectionTimeout: times.connect,
      greetingTimeout: times.connect,
      dnsTimeout: times.connect,
      socketTimeout: times.silence,
    });
    const end = (error: Error | null | undefined) => {
      signal.removeEventListener('abort', abort);
      if (error) {
        connection.close();
        reject(error);
      } else {
        connection.quit();
        resolve();
      }
    };
    const abort = () => end(new Error('aborted'));
    const send = () => connection.send(envelope, text, (error) => end(error));
    connection.on('error', end);
    signal.addEventListener('abort', abort);
    if (signal.aborted) return abort();
    connection.connect((error) => {
      if (error) end(error);
      else if (user === undefined) send();
      else connection.login({ user, pass: password ?? '' }, (refused) => (refused ? end(refused) : send()));
    });
  });

const later = (reason: string): NotSent => ({ kind: 'later', reason, everything: true });

/** The server's own text isn't kept: it stands in English and repeats the address. */
const notSent = (error: NodemailerError, begun: boolean): NotSent => {
  const { responseCode = 0, command, code, response = '' } = error;
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
  const said = responseCode === 0 ? '' : ` (${[responseCode, enhanced].join(' ').trim()})`;
  if (code === 'EAUTH') return later(`Почтовый сервер не принял имя или пароль${said}.`);
  // A certificate that isn't accepted comes as a fault of the socket without a call to the system.
  if (code === 'ETLS' || (code === 'ESOCKET' && error.syscall === undefined && !begun))
    return later('С почтовым сервером не удалось установить защищённую связь.');
  if (responseCode === 0) return begun ? BROKEN : withoutAnswer(code, command);
  if (responseCode === 421 || (command !== 'RCPT TO' && command !== 'DATA')) {
    return later(
      command === 'MAIL FROM'
        ? `Почтовый сервер не принимает отправителя${said}.`
        : `Почтовый сервер сейчас не принимает писем${said}.`,
    );
  }
  const forNow = responseCode < 500 || enhanced.startsWith('5.7') || responseCode === 530;
  const reason = `${refusalOf(responseCode, enhanced)}${said}.`;
  return forNow ? { kind: 'later', reason, everything: false } : { kind: 'refused', reason };
};

const BROKEN: NotSent = {
  kind: 'unclear',
  reason: 'Связь с почтовым сервером прервалась, когда письмо уже передавалось.',
};

const withoutAnswer = (code: string | undefined, command: string | undefined): NotSent => {
  if (code === 'EENVELOPE' && command === 'API')
    return { kind: 'refused', reason: 'Адрес письма записан с ошибкой.' };
  if (code === 'EDNS') return later('Почтовый сервер не найден: проверьте его имя в central.json.');
  if (code === 'ETIMEDOUT') return later('Почтовый сервер не отвечает.');
  return later('Нет связи с почтовым сервером.');
};

/** By the codes of RFC 3463. */
const refusalOf = (code: number, enhanced: string): string => {
  if (code < 500) return 'Почтовый сервер просит повторить позже';
  if (enhanced === '5.2.2' || code === 552) return 'Почтовый ящик клиента переполнен';
  if (enhanced === '5.2.1') return 'Почтовый ящик клиента отключён';
  if (enhanced.startsWith('5.7') || code === 530) return 'Почтовый сервер не разрешает такую отправку';
  if (enhanced.startsWith('5.1') || [550, 551, 553].includes(code)) return 'Такого почтового адреса нет';
  return 'Почтовый сервер отказался принять письмо';
};

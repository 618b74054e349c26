import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Mustache from 'mustache';
import { NOTICE_TEMPLATES, type NoticeTemplate } from '../../main/domain/notices.ts';
import { UserFacingError } from '../../main/errors.ts';

/** Texts of SMS and letters: files of this version, and the owner's of the same name before them. */

/** Every field that a text may name; a test compares the list with the page for the owner. */
export const NOTICE_FIELDS = [
  'имя',
  'номера',
  'одна_ячейка',
  'несколько_ячеек',
  'склад',
  'адрес',
  'ссылка',
  'до',
  'компания',
  'телефон',
] as const;
/** Nothing is an empty text or false: a section by its name is left out then. */
export type NoticeFields = Readonly<Record<(typeof NOTICE_FIELDS)[number], string | boolean>>;

export type Channel = 'sms' | 'email';

export interface NoticeText {
  /** Of a letter; null for an SMS. */
  readonly subject: string | null;
  readonly text: string;
}

export interface NoticeTexts {
  /** @throws UserFacingError 422 bad_template, naming file and line */
  write(template: NoticeTemplate, channel: Channel, fields: NoticeFields): NoticeText;
  /** What is wrong with any of the texts, or with files in the owner's folder that no text looks for; sentences. */
  faults(): string[];
}

const TAGS: [string, string] = ['{', '}'];
const fileNameOf = (template: NoticeTemplate, channel: Channel) => `${template}.${channel}.txt`;
const FILES = NOTICE_TEMPLATES.flatMap((template) =>
  (['sms', 'email'] as const).map((channel) => ({
    template,
    channel,
    fileName: fileNameOf(template, channel),
  })),
);

/** Where the owner's texts are looked for. */
export const ownNotices = (dataDir: string): string => join(dataDir, 'notices');

/** @param ownDir where the owner's are looked for: they are read anew each time */
export const noticeTexts = (builtInDir: string, ownDir: string): NoticeTexts => {
  const write = (template: NoticeTemplate, channel: Channel, fields: NoticeFields): NoticeText => {
    const fileName = fileNameOf(template, channel);
    const own = join(ownDir, fileName);
    const source = readFileSync(existsSync(own) ? own : join(builtInDir, fileName), 'utf8');
    return fillText(fileName, source, channel, fields);
  };
  return {
    write,
    faults: () => {
      const names = existsSync(ownDir) ? readdirSync(ownDir) : [];
      const unknown = names.filter(
        (name) => name.endsWith('.txt') && !FILES.some((f) => f.fileName === name),
      );
      return [
        ...unknown.map((name) => `Текст «${name}» в папке notices незнаком и не используется.`),
        ...FILES.flatMap(({ template, channel }) => faultOf(() => write(template, channel, SAMPLE))),
      ];
    },
  };
};

const faultOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof UserFacingError) return [error.message];
    throw error;
  }
};

const SAMPLE: NoticeFields = {
  имя: 'Анна',
  номера: '15',
  одна_ячейка: true,
  несколько_ячеек: false,
  склад: 'Склад',
  адрес: 'Москва',
  ссылка: 'https://example.ru/t',
  до: '26.11.2026 12:00',
  компания: 'Место',
  телефон: '+7 495 000-00-00',
};

const SUBJECT = /^Тема:[ \t]*(\S.*)$/;

/**
 * Fills a text in. A letter's first line is its subject: «Тема: …».
 * @throws UserFacingError 422 bad_template
 */
export const fillText = (
  fileName: string,
  source: string,
  channel: Channel,
  fields: NoticeFields,
): NoticeText => {
  const template = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  assertFields(fileName, template);
  // Neither escaped for HTML nor searched again: a name with a brace in it stays a name.
  const filled = Mustache.render(
    template,
    fields,
    {},
    { tags: TAGS, escape: (value) => String(value) },
  ).trim();
  if (channel === 'sms') {
    if (filled === '') throw badText(fileName, 'текст пуст');
    return { subject: null, text: filled.replace(/\s+/g, ' ') };
  }
  const [first = '', ...rest] = filled.split('\n');
  const subject = SUBJECT.exec(first)?.[1]?.trim();
  if (subject === undefined) throw badText(fileName, 'в первой строке письма должно стоять «Тема: …»');
  const text = rest.join('\n').trim();
  if (text === '') throw badText(fileName, 'под темой нет текста письма');
  return { subject, text: `${text}\n` };
};

const badText = (fileName: string, fault: string) =>
  new UserFacingError(
    'bad_template',
    422,
    `Текст «${fileName}» не годится: ${fault}. Исправьте файл в папке notices или уберите его оттуда.`,
  );

/** The library's tree: kind, name, start, end, and of a section what stands within. */
type Token = readonly [kind: string, name: string, start: number, end: number, within?: Token[]];

/** A field that doesn't exist would print nothing, which only the client would notice. */
const assertFields = (fileName: string, template: string): void => {
  for (const [kind, name, start] of flat(parse(fileName, template))) {
    if (kind === 'text') continue;
    const where = `в строке ${lineOf(template, start)}`;
    if (!['name', '#', '^'].includes(kind))
      throw badText(fileName, `${where} разметка {${kind}…} не годится`);
    if (!NOTICE_FIELDS.some((field) => field === name))
      throw badText(fileName, `${where} поля {${name}} нет`);
  }
};

const parse = (fileName: string, template: string): Token[] => {
  try {
    return Mustache.parse(template, TAGS) as Token[];
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /(\d+)$/.exec(message)?.[1];
    const where = at === undefined ? '' : `в строке ${lineOf(template, Number(at))} `;
    throw badText(fileName, `${where}${faultIn(message)}`);
  }
};

const faultIn = (message: string): string => {
  const name = /"([^"]*)"/.exec(message)?.[1] ?? '';
  if (message.startsWith('Unclosed section')) return `блок {#${name}} не закрыт: нужен {/${name}}`;
  if (message.startsWith('Unopened section')) return `блок {/${name}} закрыт, но не открыт: нужен {#${name}}`;
  return 'поле не закрыто скобкой }';
};

const flat = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...flat(Array.isArray(token[4]) ? token[4] : [])]);

const lineOf = (template: string, at: number): number => template.slice(0, at).split('\n').length;
